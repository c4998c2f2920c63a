from datetime import date
from itertools import pairwise

import pytest

from allforall.claims.offices import fits, holders, term_on
from claims_texts import claims_of, one_claim, reading_of


@pytest.mark.parametrize(
    ("holder", "day", "role"),
    [
        ("umerov", date(2025, 6, 2), "UA.mod"),
        ("umerov", date(2025, 11, 15), "UA.nsdc"),
        ("budanov", date(2023, 4, 24), "UA.hur"),
        ("budanov", date(2026, 2, 1), "UA.president_office"),
        ("shoigu", date(2024, 6, 1), "RU.gov"),
        ("belousov", date(2024, 6, 1), "RU.mod"),
    ],
)
def test_somebody_speaks_in_the_office_of_that_day(holder, day, role):
    assert term_on(holder, day).role == role


def test_terms_of_one_person_do_not_overlap():
    for terms in holders().values():
        days = [(term.first or date.min, term.last or date.max) for term in terms]
        assert all(left[1] < right[0] for left, right in pairwise(days))


def test_a_title_that_does_not_fit_the_day_is_said():
    assert fits("umerov", "mod", date(2025, 11, 15)) is False
    text = "Defence Minister Rustem Umerov said that 95 soldiers had returned from Russian captivity."
    codes = [finding.code for finding in reading_of(text, date(2025, 11, 15)).findings]
    assert "claims.title_and_date" in codes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ninety soldiers came home, the Russian Defence Ministry said.", "RU.mod"),
        ("According to the Coordination Headquarters, 90 Ukrainians came home.", "UA.coord_hq"),
        (
            "Andriy Yermak, the head of the president's office, said that 90 Ukrainians were home.",
            "UA.president_office",
        ),
        (
            "Ninety Ukrainians came home, Kyiv's parliament human rights commissioner Dmytro Lubinets said.",
            "UA.ombudsman",
        ),
        ("Both sides said that 90 Ukrainian prisoners had been freed.", "both"),
        (
            "President Zelensky and Russia's Defense Ministry said that 90 Ukrainian prisoners were freed.",
            "both",
        ),
        ("Ninety Ukrainian prisoners were freed.", "press"),
        ("Ukraine said that it had got 207 people back.", "UA.gov"),
        ("Як повідомило Міноборони РФ, додому повернулися 90 російських військових.", "RU.mod"),
        ("За словами Лубінця, додому повернулися 90 українців.", "UA.ombudsman"),
        ("По словам Москальковой, домой вернулись 90 россиян.", "RU.ombudsman"),
        ("Домой вернулись 90 россиян. Об этом сообщило Минобороны РФ.", "RU.mod"),
    ],
)
def test_a_claim_is_its_speakers(text, speaker):
    assert one_claim(text).speaker == speaker


def test_two_speakers_of_one_sentence_have_a_claim_each():
    text = "Each side received 195 soldiers, the Russian Defence Ministry said, while Ukraine said that it had got 207 people back."
    assert [claim.speaker for claim in claims_of(text)] == ["RU.mod", "UA.gov"]


def test_he_is_who_spoke_before():
    text = "Zelensky said that 185 servicemen had returned to Ukraine. Over 7,000 Ukrainians have come back since the start of the war, he added."
    assert [(claim.kind, claim.speaker) for claim in claims_of(text)] == [
        ("DONE", "UA.president"),
        ("CUMUL", "UA.president"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("More than a hundred Ukrainian prisoners were freed, boasted Yevgeny Prigozhin.", "RU.wagner"),
        ("Zelensky rejoiced: 95 soldiers had returned from Russian captivity.", "UA.president"),
        ("95 soldiers returned from Russian captivity, hours after Zelensky declared a truce.", "press"),
    ],
)
def test_the_one_office_of_a_sentence_speaks_whatever_its_verb(text, speaker):
    assert one_claim(text, date(2025, 6, 2)).speaker == speaker


def test_a_quotation_of_several_sentences_is_of_who_is_named_behind_it():
    text = (
        'Zelensky spoke on Monday. "We returned 95 soldiers from captivity. We also returned 20 civilians," '
        "Dmytro Lubinets wrote on Telegram."
    )
    assert {claim.speaker for claim in claims_of(text, date(2025, 6, 2))} == {"UA.ombudsman"}


def test_by_their_account_is_the_word_of_who_spoke_before():
    text = (
        "Dmytro Lubinets said 95 soldiers had returned from captivity. "
        "By his arithmetic, 4,757 people have been brought back since the beginning of the invasion."
    )
    assert {claim.speaker for claim in claims_of(text, date(2025, 6, 2))} == {"UA.ombudsman"}
