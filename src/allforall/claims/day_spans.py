"""Days reckoned from another: `three days later`, `a week ago`, `через два дні`, `two years ago to the day`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from allforall.claims.date_mention import DateMention
from allforall.claims.lexicon import Lexicon, Mark
from allforall.claims.tokens import Token

_MOST_BACK = 60
_DAY = len("2022-02-24")
_SPANS = frozenset(("span_day", "span_week", "span_year"))
_UNITS = {"span_day": 1, "span_week": 7}
_NEAR = 1


def find_spans(
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    lexicon: Lexicon,
    days: Sequence[DateMention],
    known: tuple[date | None, str | None],
) -> Iterator[DateMention]:
    """Yield days said as a span; `known` holds the day of publication and the last day that was told."""
    published, told = known
    for i, token in enumerate(tokens):
        if _SPANS.isdisjoint(token.classes):
            continue
        unit = next((n for name, n in _UNITS.items() if token.of(name)), None)
        year = token.of("span_year")
        first, n = _amount(tokens, lexicon, i)
        way = _way(tokens, first, i)
        if n is None or not way or n > _MOST_BACK:
            continue
        last = i + 1 if way == "in" else i + 2
        first -= way == "in"
        here = [d.value for d in days if d.last < i and d.value and len(d.value) == _DAY]
        said = way in {"ago", "in"} or beside_report(marks, first, last)
        named = here[-1] if here else told
        base = published if said or not named else date.fromisoformat(named)
        value = None
        if base and year:
            value = _years_back(tokens, last, base, n) if way in {"ago", "earlier"} else None
        elif base and unit:
            value = (base + timedelta(days=(n if way in {"later", "in"} else -n) * unit)).isoformat()
        yield DateMention(first, last, value, turned=True)


def _amount(tokens: Sequence[Token], lexicon: Lexicon, i: int) -> tuple[int, int | None]:
    """Return where a span begins and how many units it has; a unit alone is one, where no article is needed."""
    if i == 0:
        return i, 1 if tokens[i].of("span_alone") else None
    before = tokens[i - 1]
    known = lexicon.numbers.get(before.low, (None, False))[0]
    n = before.number if before.number is not None else 1 if before.of("one") else known
    if n is None:
        return i, 1 if tokens[i].of("span_alone") else None
    return i - 1, int(n)


def _way(tokens: Sequence[Token], first: int, i: int) -> str:
    """Tell whether a span goes back from now, back from another day, or on."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    for name in ("ago", "earlier", "later"):
        if after and after.of(f"span_{name}") and not _governs(tokens, i + 1):
            return name
    return "in" if first and tokens[first - 1].of("span_in") else ""


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """Tell `three weeks after the last exchange`, which is reckoned from something else."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        tokens[at].of("span_preposition") and after is not None and after.word and not after.of("span_back")
    )


def _years_back(tokens: Sequence[Token], last: int, base: date, n: int) -> str | None:
    """Read a day years ago, where it is said to be the very day."""
    exact = any(t.of("to_do") for t in tokens[last : last + 1]) and any(
        t.of("same_day") for t in tokens[last + 1 : last + 3]
    )
    if not exact or (base.month, base.day) == (2, 29):
        return None
    return base.replace(year=base.year - n).isoformat()


def beside_report(marks: Iterable[Mark], first: int, last: int, reach: int = _NEAR) -> bool:
    """Tell whether a day stands beside a verb of saying: it is reckoned from publication, `had said a day before`."""
    return any(
        m.tag == "report" and (0 <= first - m.last <= reach or 0 <= m.first - last <= reach) for m in marks
    )
