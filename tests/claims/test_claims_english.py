"""How English announcements speak: who says it, which way people go, what is done, planned, denied or a total."""

import pytest

from claims_texts import claims_of


def said(text):
    return [
        (c.speaker, c.kind.value, sorted((x.to, x.n, x.role) for x in c.counts))
        for c in claims_of(f"The war goes on.\n\n{text}")
    ]


TOTAL, PART = "total", "part"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Another 150 people are home, in Zelensky's words.",
            [("UA.president", "DONE", [("UA", 150, TOTAL)])],
        ),
        (
            "In Moscow, the Defence Ministry reckoned that 63 soldiers had walked free.",
            [("RU.mod", "DONE", [("RU", 63, TOTAL)])],
        ),
        (
            '"One hundred and fifty Ukrainians are coming home today," the president wrote.',
            [("UA.president", "DONE", [("UA", 150, TOTAL)])],
        ),
        (
            "The Coordination Headquarters said 150 people had returned. All told, 4,131 Ukrainians have been freed.",
            [
                ("UA.coord_hq", "DONE", [("UA", 150, TOTAL)]),
                ("UA.coord_hq", "CUMUL", [("UA", 4131, TOTAL)]),
            ],
        ),
        (
            "Moscow said it had got 75 soldiers back. The Ministry of Defence added that as many Ukrainians had been turned over.",
            [("RU.mod", "DONE", [("RU", 75, TOTAL), ("UA", 75, TOTAL)])],
        ),
    ],
)
def test_who_speaks(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia gave back 909 bodies; it took 41.", [("RU", 41, TOTAL), ("UA", 909, TOTAL)]),
        ("Moscow was handed 26 bodies.", [("RU", 26, TOTAL)]),
        (
            "Ukraine freed three Russian airmen and recovered 45 soldiers.",
            [("RU", 3, TOTAL), ("UA", 45, TOTAL)],
        ),
        (
            "The UAE said 206 captives, split evenly between Russia and Ukraine, have been exchanged.",
            [("RU", 103, TOTAL), ("UA", 103, TOTAL), ("both", 206, TOTAL)],
        ),
        ("The exchange included 150 Ukrainians and 130 Russians.", [("RU", 130, TOTAL), ("UA", 150, TOTAL)]),
        (
            "Of the 84 people returned, 51 are civilians, the Coordination Headquarters said.",
            [("UA", 51, PART), ("UA", 84, TOTAL)],
        ),
        ("Ukraine got back 49 people, 23 women among them.", [("UA", 23, PART), ("UA", 49, TOTAL)]),
        ("The two sides exchanged prisoners on a 95-for-95 basis.", [("RU", 95, TOTAL), ("UA", 95, TOTAL)]),
    ],
)
def test_which_way_people_go(text, expected):
    assert [counts for _, _, counts in said(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zelensky said 1,200 Ukrainians were to be freed.", "COMMIT"),
        ("Witkoff said the sides had agreed to let 500 prisoners each go home.", "COMMIT"),
        ("Zakharova said that Russia would not trade all its prisoners for all of Ukraine's.", "DISPUTE"),
        ("Zelensky asked Russia to release all civilian hostages.", "PROPOSE"),
        ("At least 9,000 Ukrainians remain in Russian hands, Lubinets estimates.", "HELD"),
        (
            "Over the past twelve months 1,358 people have been returned, the Coordination Headquarters said.",
            "CUMUL",
        ),
        ("Russia and Ukraine exchanged a total of 538 prisoners on Friday.", "DONE"),
    ],
)
def test_what_is_done_planned_denied_or_counted(text, kind):
    assert [found for _, found, _ in said(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Staff of the UN Human Rights Office spoke with 92 Ukrainian prisoners of war after their release.",
        "Peskov declined to say when the next swap would take place.",
        "Exchanges are carried out on a parity basis, she said.",
        "Overnight 183 drones were launched at Ukraine, and 156 were brought down.",
    ],
)
def test_what_is_no_claim(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Over May 16-18, the sides traded 1,000 people each, the ministry said.", ["2025-05-16/2025-05-18"]),
        (
            "390 people were freed on Tuesday and 307 on Wednesday, Zelensky said.",
            ["2025-05-20", "2025-05-21"],
        ),
        (
            "On 19 March 175 people returned to each side. Three days later ten civilians were freed.",
            ["2025-03-19", "2025-03-22"],
        ),
        (
            "No prisoners had been swapped since 2 May. That day, each side let 185 soldiers go.",
            ["2025-05-02"],
        ),
        ("Umerov said at the weekend that 1,200 Ukrainians would be freed.", ["2025-05-17/2025-05-18"]),
        ("Zelensky said 100 soldiers were returned under the agreements of May 16.", ["2025-05-23"]),
    ],
)
def test_the_day_is_that_of_the_event_or_of_the_promise(text, days):
    assert [c.event_date for c in claims_of(f"The war goes on.\n\n{text}")] == days


def test_a_paragraph_on_another_day_keeps_that_day():
    text = (
        "Ukraine got 207 people on 3 November 2024.\n\n"
        "On 30 December 2024, 189 came home. Russia said it had received 150."
    )
    days = [(c.speaker, c.event_date) for c in claims_of(f"The war goes on.\n\n{text}")]
    assert days == [("press", "2024-11-03"), ("press", "2024-12-30"), ("RU.gov", "2024-12-30")]
