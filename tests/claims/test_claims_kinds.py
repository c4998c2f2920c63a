import pytest

from allforall.claims.reading import Reason
from claims_texts import claims_of, flows, one_claim, reading_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kyiv brought 230 people home, Zelensky said.", "DONE"),
        ("Zelensky said Russia and Ukraine had agreed to exchange 1,000 prisoners each.", "COMMIT"),
        ("Zelensky said 200 Ukrainian prisoners would be exchanged on Friday.", "COMMIT"),
        ("Medinsky said that Moscow had offered to hand over 3,000 bodies of Ukrainian soldiers.", "PROPOSE"),
        ("Zelensky has proposed that Ukraine and Russia exchange all their prisoners.", "PROPOSE"),
        ("More than 7,000 Ukrainians have returned since the start of the war, Zelensky said.", "CUMUL"),
        ("Russia still holds 2,500 Ukrainian soldiers, the Interior Ministry said.", "HELD"),
        ("Medinsky said that Ukraine had refused to take 1,000 captured Ukrainian soldiers.", "DISPUTE"),
        (
            "The prisoner exchange with Russia did not take place, the Coordination Headquarters said.",
            "DISPUTE",
        ),
        ("Сторони домовилися обміняти 1000 полонених, повідомив Умєров.", "COMMIT"),
        ("Зеленський запропонував Росії обмін полоненими «всіх на всіх».", "PROPOSE"),
        (
            "З початку повномасштабного вторгнення вдалося повернути 4757 українців, повідомив Лубінець.",
            "CUMUL",
        ),
        ("Мединский заявил, что Киев отказался от тысячи пленных.", "DISPUTE"),
        ("Россия предложила передать Украине 3000 тел, заявил Мединский.", "PROPOSE"),
        ("Стороны договорились об обмене 1200 пленных, сообщил Мединский.", "COMMIT"),
    ],
)
def test_done_agreed_proposed_total_held_and_disputed_are_told_apart(text, kind):
    assert one_claim(text).kind == kind


def test_a_breakdown_joins_the_claim_as_parts():
    text = "Ninety-five Ukrainian soldiers came home, Yermak said. Among them are 93 privates and sergeants and two officers."
    claim = one_claim(text)
    assert flows(claim) == {("UA", 95), ("UA", 93), ("UA", 2)}
    assert [count.n for count in claim.totals] == [95]
    assert len(claim.evidence) == 2


def test_people_in_addition_are_totals():
    claim = one_claim("Ukraine brought home 185 soldiers and 20 civilians, Zelensky said.")
    assert [count.role for count in claim.counts] == ["total", "total"]


def test_a_repeated_claim_is_coded_once():
    text = "Kyiv got 95 people back, Zelensky said. Zelensky said on Telegram that 95 Ukrainians were home."
    assert flows(one_claim(text)) == {("UA", 95)}


def test_people_killed_or_interviewed_are_no_claim():
    text = "The UN human rights office has interviewed 159 prisoners of war held by Russia and 175 held by Ukraine."
    assert claims_of(text) == ()


def test_another_conflict_gives_no_claim_and_says_so():
    text = "Israel is to free 1,890 Palestinian prisoners for 33 hostages. Russia and Ukraine watched the exchange."
    reading = reading_of(text)
    assert reading.claims == ()
    assert Reason.OTHER_CONFLICT in {left.reason for left in reading.left_out}


def test_a_question_and_a_condition_are_no_claim():
    assert claims_of("Will Russia release 1,000 Ukrainian prisoners in an exchange?") == ()
    assert (
        claims_of("It is unclear whether Russia will release 1,000 Ukrainian prisoners, Zelensky said.") == ()
    )


def test_the_same_wish_in_two_sentences_is_one_claim():
    text = "Zelensky proposed an all-for-all exchange with Russia. “Ukraine is ready for an all-for-all exchange,” Zelensky said."
    assert one_claim(text).formula == "all_for_all"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("З російської неволі вирвалися 75 українців.", "DONE"),
        ("Seventy-five Ukrainians tumbled out of Russian captivity.", "DONE"),
    ],
)
def test_people_out_of_captivity_are_free_whatever_the_verb(text, kind):
    assert one_claim(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine and Russia swapped 90 soldiers each. He did not say whether that means 157 Ukrainians.",
        "Ukraine and Russia swapped 90 soldiers each. In Kharkiv region 12 Ukrainians were wounded by drones.",
    ],
)
def test_a_doubt_or_a_casualty_is_no_handover_for_want_of_a_verb(text):
    assert {count.n for claim in claims_of(text) for count in claim.counts} == {90}
