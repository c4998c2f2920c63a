"""The days beside a month: `23 May`, `May 23-25`, `19 and 20 June`, and the year after it."""

from allforall.claims.lexicon import Mark
from allforall.claims.tokens import Token

YEARS = range(2014, 2040)
_DAYS = range(1, 32)
_LONGEST_DAY, _LONGEST_YEAR = 2, 4
_DASHES = frozenset(("-", "–", "—"))


def day_before(tokens: list[Token], first: int) -> tuple[int | None, int]:
    """Read the day before a month, with its ending."""
    at = first - 1
    if at >= 0 and tokens[at].of("of"):
        at -= 1
    if at >= 1 and tokens[at].of("day_ending"):
        at -= 1
        if tokens[at].text == "-":
            at -= 1
    if at >= 0 and tokens[at].number in _DAYS and len(tokens[at].text) <= _LONGEST_DAY:
        return int(tokens[at].number or 0), at
    return None, first


def range_before(tokens: list[Token], first: int, day: int | None) -> tuple[int | None, int]:
    """Read the first day of `19 и 20 июня` and `23-25 травня`."""
    if day and first > 1 and _joins_days(tokens[first - 1]) and tokens[first - 2].number in _DAYS:
        begun = int(tokens[first - 2].number or 0)
        if begun < day and len(tokens[first - 2].text) <= _LONGEST_DAY:
            first -= 2
            while first > 1 and tokens[first - 1].text == "," and tokens[first - 2].number == begun - 1:
                begun, first = begun - 1, first - 2
            return begun, first
    return None, first


def _joins_days(token: Token) -> bool:
    return token.text in _DASHES or token.of("through", "and_day")


def _ranges(tokens: list[Token], first: int, last: int) -> bool:
    """Tell whether what follows a day joins it to another: `23-25`, `between May 23 and 25`, `June 19 and 20,`."""
    ends = last + 2 >= len(tokens) or not tokens[last + 2].word
    between = tokens[last].of("and") and (ends or (first > 0 and tokens[first - 1].of("between")))
    return between or tokens[last].text in _DASHES or tokens[last].of("through")


def day_after(tokens: list[Token], last: int) -> tuple[int | None, int]:
    """Read the day after a month, with its ending."""
    if last < len(tokens) and tokens[last].number in _DAYS and len(tokens[last].text) <= _LONGEST_DAY:
        day = int(tokens[last].number or 0)
        last += 1
        if last < len(tokens) and tokens[last].of("day_ending"):
            last += 1
        return day, last
    return None, last


def range_after(
    tokens: list[Token], day: int | None, first: int, last: int, mark: Mark
) -> tuple[int | None, int, int | None, int]:
    """Read `May 23-25` and `20 to 30 June`: first and last day of the month."""
    if day is None:
        return None, first, None, last
    if first == mark.first and last + 1 < len(tokens) and _ranges(tokens, first, last):
        end, after = day_after(tokens, last + 1)
        if end and end > day and not tokens[last + 1].word:
            return day, first, end, after
    return None, first, None, last


def year_after(tokens: list[Token], last: int) -> tuple[int | None, int]:
    """Read the year after a month."""
    at = last + 1 if last < len(tokens) and tokens[last].text == "," else last
    if at < len(tokens) and tokens[at].number in YEARS and len(tokens[at].text) == _LONGEST_YEAR:
        return int(tokens[at].number or 0), at + 1
    return None, last
