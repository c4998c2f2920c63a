"""Dates that are written in digits alone, years, and days whose month was said before."""

import re
from datetime import date

from allforall.claims.date_mention import DateMention
from allforall.claims.lexicon import Lexicon, Mark
from allforall.claims.month_days import YEARS
from allforall.claims.tokens import Token

_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d)\b")
_MONTH = len("2022-02")


def days_alone(lexicon: Lexicon, tokens: list[Token], found: list[DateMention]) -> list[DateMention]:
    """Read a day whose month was said before: `у серпні, сьомого числа`, `а дев'ятого - 26`."""
    more: list[DateMention] = []
    if not found:
        return more
    for i in range(1, len(tokens)):
        day = lexicon.ordinals.get(tokens[i - 1].low)
        if not day:
            continue
        months = [m.value for m in found if m.last < i and m.value]
        if not months or any(m.first < i <= m.last for m in found):
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        counted = after is not None and (after.number is not None or after.low in lexicon.numbers)
        if tokens[i].of("day_number") or (tokens[i].text in "-–—" and counted):
            value = f"{str(months[-1])[:_MONTH]}-{day:02d}"
            more.append(DateMention(i - 1, i + tokens[i].of("day_number"), value))
    return more


def written(text: str, tokens: list[Token]) -> list[DateMention]:
    """Read dates written in digits alone: 2025-05-23, 23.05.2025."""
    start, end = tokens[0].start, tokens[-1].end
    found = []
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for match in pattern.finditer(text, start, end):
            try:
                value = date(*(int(match[i]) for i in order)).isoformat()
            except ValueError:
                continue
            inside = [i for i, t in enumerate(tokens) if match.start() <= t.start < match.end()]
            found.append(DateMention(inside[0], inside[-1] + 1, value))
    return found


def years(tokens: list[Token], found: list[DateMention], at: dict[int, Mark]) -> list[DateMention]:
    """Read a year by itself; it needs a preposition or the word year, or else it only stops being a count."""
    more = []
    for i, token in enumerate(tokens):
        if token.number is None or token.number not in YEARS or len(token.text) != len("2022"):
            continue
        if any(m.first <= i < m.last for m in found):
            continue
        after = at.get(i + 1)
        worded = i + 1 < len(tokens) and tokens[i + 1].of("year_word")
        if worded or (i > 0 and tokens[i - 1].of("before_month")):
            more.append(DateMention(i, i + 1 + worded, str(int(token.number))))
        elif not (after and after.tag in {"people", "national", "adjective"}):
            more.append(DateMention(i, i + 1, None, "mask"))
    return more
