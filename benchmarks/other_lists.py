"""Lists by a generator that has nothing in common with `allforall sample`: another way to make mistakes.

    python benchmarks/other_lists.py --people 100000 --seed 1

Made to see whether precision holds where weights, levels and bands were never tried; nothing was chosen on it. Names are
put together from syllables, Latin spellings are drawn letter by letter and keep to no table, one clerk in five is
careless and makes five times the mistakes in every field of a row, mistakes pile up in one field, dates of birth heap
on the first of January, one household in ten has brothers, twins or a son with his father's name, and a list knows
little more than names, date of birth and place.
"""

# ruff: noqa: PLR2004  # shares of a drawn world stand where they are drawn

import argparse
import random
import tempfile
from pathlib import Path

import polars as pl

from allforall.intake import read_list
from allforall.linkage import link
from allforall.linkage.measure import PAIR, measure

GIVEN = [
    ("Олександр", "Александр"), ("Сергій", "Сергей"), ("Андрій", "Андрей"), ("Володимир", "Владимир"),
    ("Микола", "Николай"), ("Іван", "Иван"), ("Дмитро", "Дмитрий"), ("Юрій", "Юрий"), ("Василь", "Василий"),
    ("Михайло", "Михаил"), ("Віктор", "Виктор"), ("Олег", "Олег"), ("Євген", "Евгений"), ("Роман", "Роман"),
    ("Павло", "Павел"), ("Максим", "Максим"), ("Петро", "Пётр"), ("Ігор", "Игорь"), ("Богдан", "Богдан"),
    ("Тарас", "Тарас"), ("Денис", "Денис"), ("Артем", "Артём"), ("Степан", "Степан"), ("Захар", "Захар"),
    ("Назар", "Назар"), ("Ярослав", "Ярослав"), ("Рустам", "Рустам"), ("Тимур", "Тимур"), ("Герман", "Герман"),
]  # fmt: skip
FATHER = {"о": "ович", "а": "ович", "й": "йович", "ь": "ьович"}
ONSETS, VOWELS = (
    [
        "б",
        "в",
        "г",
        "д",
        "ж",
        "з",
        "к",
        "л",
        "м",
        "н",
        "п",
        "р",
        "с",
        "т",
        "ф",
        "х",
        "ц",
        "ч",
        "ш",
        "бр",
        "гр",
        "др",
        "кр",
        "пл",
        "ст",
        "тр",
    ],
    ["а", "е", "и", "о", "у", "я", "ю"],
)
ENDINGS = ["енко", "ук", "чук", "ський", "ко", "ів", "ець", "ака", "ин", "ов", "", "ич", "ло"]
TOWNS = [
    "Київ",
    "Харків",
    "Одеса",
    "Дніпро",
    "Львів",
    "Запоріжжя",
    "Полтава",
    "Черкаси",
    "Суми",
    "Рівне",
    "Ізюм",
    "Умань",
    "Ніжин",
    "Конотоп",
    "Ковель",
]
TO_RUSSIAN = str.maketrans({"і": "и", "ї": "и", "є": "е", "І": "И", "Ї": "И", "Є": "Е", "ґ": "г"})
LATIN = {
    "а": "a", "б": "b", "в": "v v w", "г": "h g", "д": "d", "е": "e", "є": "ie ye je", "ж": "zh j", "з": "z",
    "и": "y i", "і": "i", "ї": "i yi ji", "й": "i y j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh h ch", "ц": "ts c tz", "ч": "ch", "ш": "sh",
    "щ": "shch sch", "ь": ". ", "ю": "iu yu ju", "я": "ia ya ja", "ы": "y", "э": "e", "ё": "e yo", "ъ": ".",
}  # fmt: skip
RATES = {
    "slip": 0.015,
    "latin": 0.15,
    "no_patronymic": 0.08,
    "initials": 0.01,
    "no_dob": 0.05,
    "dob": 0.03,
    "no_place": 0.2,
}
CARELESS, WORSE = 0.2, 5
Person = dict[str, object]


def surname(rng: random.Random) -> str:
    syllables = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.choice((1, 1, 2))))
    return (syllables + rng.choice(ONSETS)[-1] + rng.choice(ENDINGS)).title()


def person(rng: random.Random, pool: list[str]) -> Person:
    born = (rng.randint(1960, 2006), rng.randint(1, 12), rng.randint(1, 28))
    if rng.random() < 0.04:
        born = (born[0], 1, 1)
    return {
        "surname": pool[int(len(pool) * rng.random() ** 2)],
        "given": min(int(rng.expovariate(0.12)), len(GIVEN) - 1),
        "father": min(int(rng.expovariate(0.1)), len(GIVEN) - 1),
        "born": born,
        "place": rng.choice(TOWNS) if rng.random() < 0.5 else f"с. {surname(rng)}",
        "captured": f"{rng.choice((2022, 2023, 2024))}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
    }


def relative(one: Person, rng: random.Random) -> Person:
    """A brother, a twin, or a son named after his grandfather; they live together and were taken together."""
    other = dict(one)
    year, month, day = one["born"]  # type: ignore[misc]
    match rng.randrange(3):
        case 0:
            other |= {
                "given": rng.randrange(len(GIVEN)),
                "born": (year + rng.randint(1, 6), rng.randint(1, 12), day),
            }
        case 1:
            other |= {"given": (one["given"] + 1) % len(GIVEN)}  # type: ignore[operator]
        case _:
            other |= {
                "given": one["father"],
                "father": one["given"],
                "born": (year + 24, month % 12 + 1, day),
            }
    return other


def slip(text: str, rng: random.Random) -> str:
    if len(text) < 3:
        return text
    at = rng.randrange(1, len(text))
    letter = rng.choice("аоеинтсрвлк" if text[at] > "z" else "aoeintsrvlk")
    return rng.choice(
        (text[:at] + text[at + 1 :], text[:at] + letter + text[at:], text[:at] + letter + text[at + 1 :])
    )


def latin(text: str, rng: random.Random) -> str:
    return "".join(rng.choice(LATIN.get(c, c).split() or [""]).strip(".") for c in text.lower()).title()


def row(who: Person, russian: float, rng: random.Random) -> dict[str, str]:
    """Write one person as one clerk does."""
    worse = WORSE if rng.random() < CARELESS else 1
    rate = {name: min(0.8, value * worse) for name, value in RATES.items()}
    in_russian = rng.random() < russian
    given, father = GIVEN[who["given"]][in_russian], GIVEN[who["father"]][in_russian]  # type: ignore[index]
    patronymic = f"{father[:-1] if father[-1] in 'оайь' else father}{'евич' if father[-1] in 'йь' and in_russian else FATHER.get(father[-1], 'ович')}"
    names = [str(who["surname"]), given, patronymic]
    if in_russian:
        names[0] = names[0].translate(TO_RUSSIAN)
    while rng.random() < rate["slip"]:
        which = rng.randrange(3)
        names[which] = slip(names[which], rng)
    if rng.random() < rate["initials"]:
        names[1:] = [f"{name[0]}." for name in names[1:]]
    if rng.random() < rate["latin"]:
        names = [latin(name, rng) for name in names]
    year, month, day = who["born"]  # type: ignore[misc]
    if rng.random() < rate["dob"]:
        year, month, day = rng.choice(
            (
                (year + rng.choice((-1, 1, 10)), month, day),
                (year, day % 12 + 1, month),
                (year, month, day % 28 + 1),
            )
        )
    dob = (
        ""
        if rng.random() < rate["no_dob"]
        else f"{year}"
        if rng.random() < rate["no_dob"] / 2
        else f"{year}-{month:02d}-{day:02d}"
    )
    place = str(who["place"])
    return {
        "surname": names[0],
        "given_name": names[1],
        "patronymic": "" if rng.random() < rate["no_patronymic"] else names[2],
        "dob": dob,
        "place": ""
        if rng.random() < rate["no_place"]
        else place.translate(TO_RUSSIAN)
        if in_russian
        else place,
        "capture_date": str(who["captured"]) if rng.random() < 0.3 else "",
    }


def lists(people: int, seed: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Make two lists, half of whose people are the same, and the truth."""
    rng = random.Random(seed)
    pool = [surname(rng) for _ in range(20_000)]
    everybody: list[Person] = []
    while len(everybody) < people * 3 // 2:
        one = person(rng, pool)
        everybody += [one, relative(one, rng)] if rng.random() < 0.1 else [one]
    rng.shuffle(everybody)
    sides = [range(people), range(people // 2, people // 2 + people)]
    written = []
    for side, (who, russian) in enumerate(zip(sides, (0.1, 0.8), strict=True)):
        rows = [{"id": f"{'ab'[side]}{n:07d}", **row(everybody[n], russian, rng)} for n in who]
        rng.shuffle(rows)
        written.append(pl.DataFrame(rows))
    both = [f"{n:07d}" for n in range(people // 2, people)]
    return (
        written[0],
        written[1],
        pl.DataFrame({"left_id": [f"a{n}" for n in both], "right_id": [f"b{n}" for n in both]}),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    left, right, truth = lists(asked.people, asked.seed)
    with tempfile.TemporaryDirectory() as name:
        read = []
        for side, table in (("left", left), ("right", right)):
            table.write_csv(Path(name) / f"{side}.csv")
            read.append(read_list(Path(name) / f"{side}.csv", name=side, source=side).people)
        found = link(*read)
    for says, pairs in (("band match", found.matches), ("with review", found.pairs)):
        q = measure(pairs.select(PAIR), truth)
        print(f"{says:<12} precision {q.precision:.4f}  recall {q.recall:.4f}  F1 {q.f1:.4f}")


if __name__ == "__main__":
    main()
