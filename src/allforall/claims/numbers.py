"""Numbers of people in a sentence, in digits and in words; what only looks like one is masked."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.claims.lexicon import OVERLAY, Lexicon, Mark
from allforall.claims.tokens import Token

_HYPHENS = frozenset("-–—‑")
_MONEY = frozenset("$€£₴₽№#")
_NOT_PEOPLE = frozenset("%°:/")
_AGES = 100
_AGE_REACH = 7
_MOST = 1_000_000
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may count people: tokens `first` to `last`, its value, and whether it was written in words."""

    first: int
    last: int
    value: int
    in_words: bool


def find_numbers(
    lexicon: Lexicon, tokens: Sequence[Token], marks: Sequence[Mark], taken: Sequence[bool]
) -> list[Number]:
    """Return the numbers of a sentence without dates, ages, ordinals, durations and names of machines."""
    at = {mark.first: mark for mark in marks if mark.tag not in OVERLAY}
    units = {mark.first for mark in marks if mark.tag == "unit"}
    vague = {mark.last for mark in marks if mark.tag == "vague"}
    ages = [mark.last for mark in marks if mark.tag == "age"]
    found, i = [], 0
    while i < len(tokens):
        number = None if taken[i] else _at(lexicon, tokens, at, i)
        if number is None:
            i += 1
            continue
        small = number.in_words and number.first in vague
        masked = small or number.last in units or _masked(tokens, at, number, ages, units)
        if not masked and 0 < number.value <= _MOST:
            found.append(number)
        i = number.last
    return found


def _at(lexicon: Lexicon, tokens: Sequence[Token], at: dict[int, Mark], i: int) -> Number | None:
    token = tokens[i]
    if token.number is not None:
        value, last = token.number, i + 1
        mark = at.get(last)
        if mark and mark.tag == "multiplier":
            value, last = value * int(mark.value), mark.last
            if last < len(tokens) and tokens[last].text == ".":
                last += 1
        return (
            Number(i, last, int(value), in_words=False)
            if value == int(value)
            else Number(i, last, 0, in_words=False)
        )
    return _words(lexicon, tokens, i) if word_value(lexicon, token.low) else None


def word_value(lexicon: Lexicon, low: str) -> tuple[int, bool] | None:
    """Return the value of a number word and whether it multiplies; `ninety-five` is the sum of its parts."""
    known = lexicon.numbers.get(low)
    if known or "-" not in low:
        return known
    parts = low.split("-")
    if len(parts) > 1:
        values = [word_value(lexicon, part) for part in parts if "number_and" not in lexicon.classes_of(part)]
        if all(values):
            return _compose([value for value in values if value]), False
    return None


def _words(lexicon: Lexicon, tokens: Sequence[Token], i: int) -> Number | None:
    if tokens[i].of("plural_alone"):
        return None  # `hundreds of people` is no number
    values: list[tuple[int, bool]] = []
    last = i
    while last < len(tokens):
        value = word_value(lexicon, tokens[last].low) if tokens[last].word else None
        if value is None:
            more = word_value(lexicon, tokens[last + 1].low) if last + 1 < len(tokens) else None
            if values and tokens[last].of("number_and") and more and values[-1][1]:
                last += 1
                continue
            break
        if values and not value[1] and not values[-1][1] and values[-1][0] <= value[0]:
            break
        values.append(value)
        last += 1
    if (
        values
        and values[0][1]
        and values[0][0] == _HUNDRED
        and (i == 0 or not tokens[i - 1].of("one", "the"))
    ):
        return None
    return Number(i, last, _compose(values), in_words=True) if values else None


def _compose(values: Sequence[tuple[int, bool]]) -> int:
    """Add and multiply: two hundred and fifteen; сто п'ять; one thousand two hundred."""
    total = part = 0
    for value, multiplies in values:
        if not multiplies:
            part += value
        elif value >= 1000:  # noqa: PLR2004  # a thousand closes what stands before it
            total += max(part, 1) * value
            part = 0
        else:
            part = max(part, 1) * value
    return total + part


def _masked(
    tokens: Sequence[Token], at: dict[int, Mark], number: Number, ages: Sequence[int], units: set[int]
) -> bool:
    first, last = number.first, number.last
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    glued = before is not None and before.end == tokens[first].start
    if before and (
        (glued and before.word)
        or before.of("no_number")
        or before.text in _MONEY
        or (before.text in _NOT_PEOPLE and before.end == tokens[first].start)
    ):
        return True
    if before and before.text in _HYPHENS and first > 1 and before.end == tokens[first].start:
        name = tokens[first - 2]
        if name.word and name.end == before.start and not _pivot(at, first - 2):
            return True
    if after and (
        after.text in {"%", "°"} or (after.text in _NOT_PEOPLE and after.start == tokens[last - 1].end)
    ):
        return after.text != ":" or (last + 1 < len(tokens) and tokens[last + 1].start == after.end)
    if not number.in_words and after and _ordinal(tokens, at, last):
        return True
    if _range_of_units(tokens, at, last, units):
        return True
    return number.value < _AGES and any(0 <= first - age <= _AGE_REACH for age in ages)


def _ordinal(tokens: Sequence[Token], at: dict[int, Mark], last: int) -> bool:
    """Tell 48th, 67-й, 24-year-old and 150x from numbers of people."""
    after = tokens[last]
    if last + 1 < len(tokens) and tokens[last + 1].of("cardinal_ending") and after.text in _HYPHENS:
        return False
    if after.start != tokens[last - 1].end:
        return False
    if after.word:
        return not _pivot(at, last)
    if after.text in _HYPHENS and last + 1 < len(tokens) and tokens[last + 1].start == after.end:
        nxt = tokens[last + 1]
        return nxt.word and not _pivot(at, last + 1)
    return False


def _range_of_units(tokens: Sequence[Token], at: dict[int, Mark], last: int, units: set[int]) -> bool:
    """Tell whether the number begins a range whose end has a unit: 18-25 years, 20 to 30 June."""
    if last + 1 < len(tokens) and (tokens[last].text in _HYPHENS or tokens[last].of("range")):
        mark = at.get(last + 2)
        return tokens[last + 1].number is not None and (
            last + 2 in units or bool(mark and mark.tag == "month")
        )
    return False


def _pivot(at: dict[int, Mark], i: int) -> bool:
    mark = at.get(i)
    return bool(mark and mark.tag == "pivot")
