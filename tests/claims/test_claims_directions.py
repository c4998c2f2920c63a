import pytest

from allforall.claims.direction import opposite
from claims_texts import claims_of, flows, one_claim


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine handed over 248 military personnel, Russia's defence ministry reported.", {("RU", 248)}),
        ("Kyiv got 189 people back, Zelensky said.", {("UA", 189)}),
        ("Russia handed over 140 Ukrainian soldiers, Yermak said.", {("UA", 140)}),
        (
            "Ninety Russian service members held in Ukraine are home, the Russian Defence Ministry said.",
            {("RU", 90)},
        ),
        ("Each side brought home 95 soldiers, Zelensky said.", {("UA", 95), ("RU", 95)}),
        ("Kyiv and Moscow swapped 95 prisoners of war each, Zelensky said.", {("UA", 95), ("RU", 95)}),
        ("Russia and Ukraine exchanged 314 prisoners, Zelensky said.", {("both", 314)}),
        ("Russia freed 215 Ukrainians in exchange for 55 Russians, Erdogan said.", {("UA", 215), ("RU", 55)}),
        (
            "Moscow returned the bodies of 1,000 Ukrainian soldiers, the Coordination Headquarters said.",
            {("UA", 1000)},
        ),
        (
            "Kyiv and Moscow carried out a 150-for-150 prisoner swap, Zelensky said.",
            {("UA", 150), ("RU", 150)},
        ),
        ("З російського полону повернулися 49 українців, повідомив Зеленський.", {("UA", 49)}),
        ("Росії передали 26 тіл, повідомив Мединський.", {("RU", 26)}),
        (
            "Україна та Росія обмінялися полоненими у форматі «84 на 84», повідомив Зеленський.",
            {("UA", 84), ("RU", 84)},
        ),
        (
            "С подконтрольной Киеву территории вернулись 50 военнослужащих, сообщило Минобороны России.",
            {("RU", 50)},
        ),
        ("Стороны передали друг другу по 95 человек, сообщило Минобороны России.", {("UA", 95), ("RU", 95)}),
    ],
)
def test_people_go_where_the_words_say(text, expected):
    assert flows(one_claim(text)) == expected


def test_people_held_by_russia_go_to_ukraine_whoever_a_headline_makes_release_them():
    claim = one_claim("Ukraine is expected to release 1,200 citizens currently held by Russia.")
    assert flows(claim) == {("UA", 1200)}


def test_in_return_turns_the_direction():
    text = (
        "С подконтрольной киевскому режиму территории возвращены 84 российских военнослужащих. Взамен переданы 84"
        " военнопленных ВСУ, сообщили в Минобороны РФ."
    )
    assert flows(one_claim(text)) == {("RU", 84), ("UA", 84)}


def test_two_directions_stay_two_numbers():
    text = (
        "Yermak said that 44 people had returned from Russian captivity. According to Russia's Defence Ministry, 40"
        " servicemen returned to Russia."
    )
    assert [flows(claim) for claim in claims_of(text)] == [{("UA", 44)}, {("RU", 40)}]


def test_the_opposite_of_the_opposite_is_the_side_itself():
    assert all(opposite(opposite(side)) == side for side in ("UA", "RU", "both"))
