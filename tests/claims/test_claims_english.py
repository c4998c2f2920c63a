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


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The last exchange, on 2 October, freed 185 people on each side.", "press DONE RU 185 UA 185"),
        ("A month earlier, Ukraine had brought home 150 soldiers.", "press DONE UA 150"),
        ("On 5 February, 157 Ukrainians were exchanged for 157 Russians.", "press DONE RU 157 UA 157"),
        (
            "Russia and Ukraine carried out a swap of 300 prisoners each on Saturday.",
            "press DONE RU 300 UA 300",
        ),
        ("The Kremlin confirmed that the exchange had taken place.", "RU.kremlin DONE"),
        ("Ukraine's ombudsman also confirmed the swap.", "UA.ombudsman DONE"),
        ("The defence ministry in Moscow said that 185 servicemen had been returned.", "RU.mod DONE RU 185"),
        ("The Ukrainian side said it had received 528 bodies.", "UA.gov DONE UA 528"),
        ("Officials in Kyiv reported the return of 95 servicemen.", "UA.gov DONE UA 95"),
        ("The headquarters reported the return of 1,245 bodies.", "UA.coord_hq DONE UA 1245"),
        ("Officials in Moscow said 75 Russians were released.", "RU.gov DONE RU 75"),
        ("The Russian side reported receiving 27 bodies.", "RU.gov DONE RU 27"),
        ("Yermak wrote that 215 people had been freed.", "UA.president_office DONE UA 215"),
        ("Kyiv's defence ministry said 32 soldiers came home.", "UA.mod DONE UA 32"),
        ("Ukraine, for its part, said 40 people were back.", "UA.gov DONE UA 40"),
        ("Moscow's negotiator said 1,000 bodies had been handed to Ukraine.", "RU.delegation DONE UA 1000"),
        ("The exchange was confirmed by the Russian defence ministry.", "RU.mod DONE"),
        ("Both sides confirmed the exchange of 185 prisoners each.", "both DONE RU 185 UA 185"),
        ("Another exchange has taken place, Zelensky wrote.", "UA.president DONE"),
        ("Russia, for its part, said it had received 41 bodies.", "RU.gov DONE RU 41"),
        ("In the previous exchange, on 14 August, each side returned 84 people.", "press DONE RU 84 UA 84"),
        ("Ukraine handed over 27 bodies, and got 1,000.", "press DONE RU 27 UA 1000"),
        ("Moscow's defence ministry confirmed the handover.", "RU.mod DONE"),
        ("Moscow's ombudsman said 12 civilians had been brought home.", "RU.ombudsman DONE RU 12"),
        ("Zelensky's top aide said 97 people were freed.", "UA.president_office DONE UA 97"),
        ("Ukraine's spy chief, Kyrylo Budanov, said 100 soldiers were home.", "UA.hur DONE UA 100"),
        ("Putin's aide said 1,000 bodies were given to Ukraine.", "RU.delegation DONE UA 1000"),
        ("In August the two armies exchanged 84 prisoners apiece.", "press DONE RU 84 UA 84"),
        ("The sides last exchanged prisoners on 2 October, 185 for 185.", "press DONE RU 185 UA 185"),
        ("Ten days before, 205 Ukrainians and as many Russians had gone home.", "press DONE RU 205 UA 205"),
        ("The first phase saw 390 people from each side go home.", "press DONE RU 390 UA 390"),
        ("Among those released were 270 servicemen and 120 civilians.", "press DONE UA 120 part UA 270 part"),
        ("Russia's Defence Ministry said each side had freed 303 people.", "RU.mod DONE RU 303 UA 303"),
        ("Both sides said on Sunday that 303 prisoners each had been swapped.", "both DONE RU 303 UA 303"),
        (
            "Ukraine brought back 277 servicemen on 19 April, its largest exchange to date.",
            "press DONE UA 277",
        ),
        ("Officials on both sides said 150 prisoners had been exchanged for 150.", "both DONE RU 150 UA 150"),
        ("The Ukrainian military said 1,000 bodies had arrived.", "UA.gov DONE UA 1000"),
        ("Both Moscow and Kyiv confirmed that the swap had gone ahead.", "both DONE"),
        ("Hours later, the defence ministry in Kyiv said 100 troops had come home.", "UA.mod DONE UA 100"),
        ("Moscow confirmed receiving 27 bodies in return.", "RU.gov DONE RU 27"),
        (
            "Zelenskyy posted photographs of the freed men; 193 were back, he wrote.",
            "UA.president DONE UA 193",
        ),
        ("At the previous exchange, two weeks earlier, Ukraine got 84 people back.", "press DONE UA 84"),
        ("That swap freed 205 soldiers from each side.", "press DONE RU 205 UA 205"),
        ("Moscow handed back 1,212 bodies in June, against 27 from Kyiv.", "press DONE RU 27 UA 1212"),
        ("Moscow put the number of its soldiers returned at 146. Kyiv gave no figure.", "RU.gov DONE RU 146"),
        ("Only two weeks ago the sides swapped 205 prisoners each.", "press DONE RU 205 UA 205"),
        ("On 19 April 277 Ukrainians returned home in what was then the largest swap.", "press DONE UA 277"),
        ("A similar handover in April brought back 909 bodies.", "press DONE UA 909"),
        ("The military in Moscow said 185 soldiers had returned.", "RU.mod DONE RU 185"),
        ("Ukraine's chief negotiator, Rustem Umerov, said 200 soldiers were home.", "UA.mod DONE UA 200"),
        ("The Ukrainian leader said 205 people had been brought back.", "UA.president DONE UA 205"),
        (
            "A spokesman for Ukraine's military intelligence said 50 people had been freed.",
            "UA.hur DONE UA 50",
        ),
        ("The ministry in Abu Dhabi said 300 had been exchanged.", "AE.mfa DONE both 300"),
        ("Kyiv's ombudsman said ten civilians had come home.", "UA.ombudsman DONE UA 10"),
        ("In Abu Dhabi, the foreign ministry said 150 prisoners had been exchanged.", "AE.mfa DONE both 150"),
        ("The Russian military announced that 95 servicemen had been returned.", "RU.mod DONE RU 95"),
        ("On the Ukrainian side, the Coordination Headquarters said 95 were home.", "UA.coord_hq DONE UA 95"),
        ("Moscow denied that it had refused to take back its soldiers.", "RU.gov DISPUTE"),
        (
            "Kyiv rejected the Russian claim that it had turned down 1,000 prisoners.",
            "UA.gov DISPUTE UA 1000",
        ),
        ("Yusov said no exchange had taken place on that day.", "UA.hur DISPUTE"),
        ("Medinsky accused Kyiv of postponing the exchange indefinitely.", "RU.delegation DISPUTE"),
        ("The Kremlin said Ukraine was in no hurry to take back its prisoners.", "RU.kremlin DISPUTE"),
        (
            "Moskalkova said that Kyiv had refused to accept 935 prisoners of war.",
            "RU.ombudsman DISPUTE UA 935",
        ),
        ("According to Zelensky, Russia is blocking the exchange.", "UA.president DISPUTE"),
        ("Kyiv said that Moscow was dragging out the exchanges.", "UA.gov DISPUTE"),
        ("The Russian foreign ministry said Kyiv had disrupted the exchange.", "RU.mfa DISPUTE"),
        ("Budanov said there had been no agreement on a date for the return of bodies.", "UA.hur DISPUTE"),
        ("Putin's spokesman said Kyiv did not want its prisoners back.", "RU.kremlin DISPUTE"),
        ("Moscow has broken off the exchanges, the Coordination Headquarters said.", "UA.coord_hq DISPUTE"),
        ("Lubinets said Russia had ignored Kyiv's request to exchange the wounded.", "UA.ombudsman DISPUTE"),
        ("The exchange was called off at the last moment, Moskalkova said.", "RU.ombudsman DISPUTE"),
        ("Medinsky said Ukraine had not turned up to collect 1,212 bodies.", "RU.delegation DISPUTE UA 1212"),
        ("Exchanges have been stalled since October, Umerov said, and blamed Moscow.", "UA.mod DISPUTE"),
        ("Russia refused to hand over the wounded, Lubinets said.", "UA.ombudsman DISPUTE"),
        ("Kyiv said Moscow had gone back on its word to free 1,200 prisoners.", "UA.gov DISPUTE UA 1200"),
        ("The swap will not happen this week, Peskov said.", "RU.kremlin DISPUTE"),
        ("Zelensky denied Putin's claim that Ukraine had rejected the exchange.", "UA.president DISPUTE"),
        ("The Kremlin accused Kyiv of sabotaging the return of 6,000 bodies.", "RU.kremlin DISPUTE UA 6000"),
        ("Russia reneged on an agreement to free 1,200 prisoners, Umerov said.", "UA.mod DISPUTE UA 1200"),
        ("Yusov denied Russian claims that Ukraine had delayed the exchange.", "UA.hur DISPUTE"),
        ("Kyiv warned that Moscow was manipulating the exchange lists.", "UA.gov DISPUTE"),
        ("Moscow rejected the proposal to exchange everyone for everyone.", "RU.gov DISPUTE"),
        ("Putin said 6,465 Ukrainian soldiers were being held in Russia.", "RU.president HELD UA 6465"),
        ("There are some 1,000 Russian prisoners in Ukraine, Moskalkova said.", "RU.ombudsman HELD RU 1000"),
        ("Moscow admits to holding 6,000 Ukrainian servicemen.", "RU.gov HELD UA 6000"),
        ("Kyiv estimates that 7,000 of its soldiers are in Russian prisons.", "UA.gov HELD UA 7000"),
        ("According to Putin, Ukraine holds 1,348 Russian soldiers.", "RU.president HELD RU 1348"),
        ("Kyiv has 1,000 Russian prisoners, Moscow says.", "RU.gov HELD RU 1000"),
        ("Zelensky put the number of Ukrainians held by Russia at 8,000.", "UA.president HELD UA 8000"),
        ("Zelensky said Ukraine was ready to exchange all prisoners for all.", "UA.president PROPOSE"),
        ("Kyiv called for an all-for-all exchange.", "UA.gov PROPOSE"),
        ("The Kremlin said it was prepared to return 6,000 bodies.", "RU.kremlin PROPOSE UA 6000"),
        ("Ukraine's ombudsman demanded the release of all civilians.", "UA.ombudsman PROPOSE"),
        ("Erdogan suggested an exchange of all prisoners.", "TR.president PROPOSE"),
        ("Moscow proposed swapping 1,200 prisoners on each side.", "RU.gov PROPOSE RU 1200 UA 1200"),
        ("Putin said Russia was willing to transfer another 1,000 bodies.", "RU.president PROPOSE UA 1000"),
        ("Kyiv is ready for an exchange of all for all, Lubinets said.", "UA.ombudsman PROPOSE"),
        ("Moscow said it would be ready to give Ukraine 2,000 wounded prisoners.", "RU.gov PROPOSE UA 2000"),
        ("Kyiv proposed an exchange of 1,200 prisoners for 1,200.", "UA.gov PROPOSE RU 1200 UA 1200"),
        ("Moscow has offered Kyiv the bodies of 3,000 soldiers.", "RU.gov PROPOSE UA 3000"),
        ("Ukraine demanded that Russia release all civilian hostages.", "UA.gov PROPOSE"),
        ("Ukraine's foreign minister said Kyiv had proposed a swap of all for all.", "UA.gov PROPOSE"),
        ("Russia's delegation offered to exchange all prisoners under 25.", "RU.delegation PROPOSE"),
        ("Moscow has offered to free 500 prisoners, Zelensky said.", "UA.president PROPOSE UA 500"),
        ("Russia is to return 6,000 bodies next week, Medinsky said.", "RU.delegation COMMIT UA 6000"),
        (
            "Another 157 people will come home in the coming days, Zelensky said.",
            "UA.president COMMIT UA 157",
        ),
        ("Witkoff said the delegations had agreed to exchange 314 prisoners.", "US.envoy COMMIT both 314"),
        (
            "A further exchange is planned for the end of the month, the headquarters said.",
            "UA.coord_hq COMMIT",
        ),
        ("The exchange will continue tomorrow, the Russian defence ministry said.", "RU.mod COMMIT"),
        ("Ankara said the sides had agreed to swap 1,200 prisoners of war.", "TR.president COMMIT both 1200"),
        ("Kyiv expects 500 soldiers to return this week, Budanov said.", "UA.hur COMMIT UA 500"),
        ("Moscow pledged to transfer 6,000 bodies to Kyiv.", "RU.gov COMMIT UA 6000"),
        ("The first 500 prisoners are due to be exchanged on Friday, Umerov said.", "UA.mod COMMIT both 500"),
        ("Kyiv promised to hand over 50 bodies.", "UA.gov COMMIT RU 50"),
        ("Under the deal each side will free 1,000 people, Umerov said.", "UA.mod COMMIT RU 1000 UA 1000"),
        ("The next exchange is scheduled for Sunday, Budanov said.", "UA.hur COMMIT"),
        ("Sources in Moscow said 500 would be freed.", "press COMMIT UA 500"),
        ("Moscow will free 500 more, Putin's envoy said.", "RU.delegation COMMIT UA 500"),
        ("Russia announced it would hand over another 1,200 bodies on Saturday.", "RU.gov COMMIT UA 1200"),
        ("Kyiv has promised to return 30 residents of Kursk, Moskalkova said.", "RU.ombudsman COMMIT RU 30"),
        ("The exchange of prisoners will continue, the Russian ministry said.", "RU.mod COMMIT"),
        ("The Russian leader said 6,000 bodies would be returned to Ukraine.", "RU.president COMMIT UA 6000"),
        ("The Turkish leader said 200 prisoners would be swapped.", "TR.president COMMIT both 200"),
        ("Washington's envoy said 314 prisoners would be exchanged.", "US.envoy COMMIT both 314"),
        ("Kyiv has so far recovered 3,405 of its people, Lubinets said.", "UA.ombudsman CUMUL UA 3405"),
        ("Moskalkova's office counts 697 Russian soldiers returned this year.", "RU.ombudsman CUMUL RU 697"),
        ("Lubinets said 1,223 children had been brought back in total.", "UA.ombudsman CUMUL UA 1223"),
        ("Over 90 percent of those still in captivity are soldiers, the headquarters said.", ""),
    ],
)
def test_sentences_as_agencies_write_them(text, claims):
    """Every claim as `speaker kind` and its counts, `;` between two claims."""
    found = [
        " ".join([who, kind, *(f"{to} {n}" + (" part" if role == PART else "") for to, n, role in counts)])
        for who, kind, counts in said(text)
    ]
    assert "; ".join(found) == claims
