import pytest

from allforall.base.errors import InternalError
from allforall.claims.claim import Claim, Evidence, Kind
from allforall.claims.gate import gated, names_somebody, refuse_names


def claim(quote: str, speaker: str = "UA.president") -> Claim:
    return Claim(Kind.DONE, speaker, "2025-05-23", evidence=(Evidence(0, len(quote), quote),))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Among the 95 who came home is Bohdan Vyshnevyi, a baker.", "en"),
        ("Додому повернувся Богдан Вишневий, повідомив Зеленський.", "uk"),
        ("Домой вернулся Богдан Вишневый.", "ru"),
        ("The sister of B. Vyshnevyi said that 95 people were home.", "en"),
    ],
)
def test_a_quotation_that_names_a_private_person_loses_its_words(text, language):
    assert names_somebody(text, language)
    assert gated(claim(text), language).evidence[0] == Evidence(0, len(text), None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("President Volodymyr Zelensky said that 95 people were home.", "en"),
        ("The Coordination Headquarters thanked the United Arab Emirates.", "en"),
        ("Про це повідомив Володимир Зеленський.", "uk"),
        ("Об этом сообщило Министерство обороны Российской Федерации.", "ru"),
    ],
)
def test_office_holders_and_institutions_may_be_named(text, language):
    assert gated(claim(text), language).evidence[0].quote == text


def test_nothing_that_names_somebody_passes_the_last_check():
    with pytest.raises(InternalError):
        refuse_names(claim("Bohdan Vyshnevyi is home."), "en")
    with pytest.raises(InternalError):
        refuse_names(claim("95 people are home.", speaker="Bohdan Vyshnevyi"), "en")
