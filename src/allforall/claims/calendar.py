"""Dates in a sentence: only what the text and the day of publication give."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from allforall.claims.lexicon import Lexicon, Mark
from allforall.claims.tokens import Token

_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d)\b")
_YEARS = range(2014, 2040)
_DAYS = range(1, 32)
_AHEAD = timedelta(days=45)
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "го", "е", "й"})
_NEAR = 3
_TEN = 10
_RANGE = frozenset({"-", "–", "—", "и", "і", "й", "та", "по"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date said: `value` in ISO form or None where it is too vague; `relation` such as since, deadline, asof."""

    first: int
    last: int
    value: str | None
    relation: str = ""
    weekday: bool = False


@dataclass(slots=True)
class Calendar:
    """Reads the dates of one article."""

    lexicon: Lexicon
    published: date | None

    def find(self, text: str, tokens: list[Token], marks: list[Mark]) -> list[DateMention]:
        """Return the dates of a sentence in their order."""
        at = {mark.first: mark for mark in marks if mark.tag not in {"time", "cumul"}}
        ends = {mark.last: mark for mark in marks if mark.tag == "time"}
        ends |= {
            i: m
            for m in marks
            if m.tag == "cumul" and m.value == "since"
            for i in range(m.first + 1, m.last + 1)
        }
        found = self._written(text, tokens)
        for mark in marks:
            mention = self._one(tokens, mark, at)
            if mention and not any(m.first < mention.last and mention.first < m.last for m in found):
                found.append(mention)
        found += self._years(tokens, found, at)
        found = _without_twins(found)
        return sorted((_related(m, tokens, ends) for m in found), key=lambda m: m.first)

    def _one(self, tokens: list[Token], mark: Mark, at: dict[int, Mark]) -> DateMention | None:
        if mark.tag == "month":
            return self._month(tokens, mark, at)
        if mark.tag == "weekday":
            return self._weekday(tokens, mark)
        if mark.tag == "day":
            return DateMention(mark.first, mark.last, self._relative(mark.value))
        if mark.tag == "time" and mark.value == "midmonth":
            months = [
                p for p in self.lexicon.starting(tokens[mark.first].low.partition("-")[2]) if p.tag == "month"
            ]
            value = self._resolve(None, int(months[0].value), None) if months else None
            return DateMention(mark.first, mark.last, value)
        return None

    def _month(self, tokens: list[Token], mark: Mark, at: dict[int, Mark]) -> DateMention | None:
        if self.lexicon.settings["month_needs_capital"] and not tokens[mark.first].capital:
            return None
        month, first, last = int(mark.value), mark.first, mark.last
        if last < len(tokens) and tokens[last].text == ".":
            last += 1
        day, first = _day_before(tokens, first)
        if day is None:
            day, first = self._day_in_words(tokens, first)
        begun, first = _range_before(tokens, first, day)
        if day is None:
            day, last = _day_after(tokens, last)
        year, last = _year_after(tokens, last)
        if day is None and year is None and not self._like_a_date(tokens, mark, at):
            return None
        value = self._resolve(year, month, day)
        opened = self._resolve(year, month, begun) if begun else None
        return DateMention(first, last, f"{opened}/{value}" if opened and value else value)

    def _day_in_words(self, tokens: list[Token], first: int) -> tuple[int | None, int]:
        """Read `чотирнадцятого квітня` and `двадцать пятого мая`."""
        ordinals = self.lexicon.settings.get("ordinals", ())
        stems = (i + 1 for i, stems in enumerate(ordinals) if tokens[first - 1].low in stems.split())
        day = next(stems, None) if first else None
        if day is None:
            return None, first
        tens = self.lexicon.numbers.get(tokens[first - 2].low, (0, False))[0] if first > 1 else 0
        if day < _TEN and tens in {20, 30}:
            return tens + day, first - 2
        return day, first - 1

    def _like_a_date(self, tokens: list[Token], mark: Mark, at: dict[int, Mark]) -> bool:
        """Accept a bare month only after a preposition, so that `may` and names stay words."""
        before = tokens[mark.first - 1].low if mark.first else ""
        return before in self.lexicon.settings.get("before_month", ()) or mark.first - 1 in at

    def _resolve(self, year: int | None, month: int, day: int | None) -> str | None:
        said = year
        if said is None:
            if self.published is None:
                return None
            said = self.published.year
        try:
            exact = date(said, month, day or 1)
        except ValueError:
            return None
        if year is None and self.published and exact > self.published + (_AHEAD if day else timedelta()):
            exact = exact.replace(year=said - 1) if (month, day) != (2, 29) else exact
        return exact.isoformat() if day else f"{exact.year:04d}-{month:02d}"

    def _weekday(self, tokens: list[Token], mark: Mark) -> DateMention | None:
        if self.lexicon.settings["month_needs_capital"] and not tokens[mark.first].capital:
            return None
        if self.published is None:
            return DateMention(mark.first, mark.last, None, weekday=True)
        back = (self.published.weekday() - int(mark.value)) % 7
        day = self.published - timedelta(days=back)
        return DateMention(mark.first, mark.last, day.isoformat(), weekday=True)

    def _relative(self, value: str) -> str | None:
        if self.published is None:
            return None
        if value == "last_month":
            return (self.published.replace(day=1) - timedelta(days=1)).isoformat()[:7]
        if value == "this_month":
            return self.published.isoformat()[:7]
        if value == "last_year":
            return str(self.published.year - 1)
        if value in {"0", "-1", "1", "-2"}:
            return (self.published + timedelta(days=int(value))).isoformat()
        return None

    def _written(self, text: str, tokens: list[Token]) -> list[DateMention]:
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

    def _years(self, tokens: list[Token], found: list[DateMention], at: dict[int, Mark]) -> list[DateMention]:
        """Read a year by itself; it needs a preposition or the word year, or else it only stops being a count."""
        more = []
        for i, token in enumerate(tokens):
            if token.number is None or token.number not in _YEARS or len(token.text) != len("2022"):
                continue
            if any(m.first <= i < m.last for m in found):
                continue
            after = at.get(i + 1)
            worded = i + 1 < len(tokens) and tokens[i + 1].low in self.lexicon.settings["year_words"]
            before = tokens[i - 1].low if i else ""
            if worded or before in self.lexicon.settings.get("before_month", ()):
                more.append(DateMention(i, i + 1 + worded, str(int(token.number))))
            elif not (after and after.tag in {"people", "national", "adjective"}):
                more.append(DateMention(i, i + 1, None, "mask"))
        return more


def _day_before(tokens: list[Token], first: int) -> tuple[int | None, int]:
    at = first - 1
    if at >= 0 and tokens[at].low == "of":
        at -= 1
    if at >= 1 and tokens[at].low in _SUFFIXES:
        at -= 1
        if tokens[at].text == "-":
            at -= 1
    if at >= 0 and tokens[at].number in _DAYS and len(tokens[at].text) <= len("31"):
        return int(tokens[at].number or 0), at
    return None, first


def _range_before(tokens: list[Token], first: int, day: int | None) -> tuple[int | None, int]:
    """Read the first day of `19 и 20 июня` and `23-25 травня`."""
    if day and first > 1 and tokens[first - 1].low in _RANGE and tokens[first - 2].number in _DAYS:
        begun = int(tokens[first - 2].number or 0)
        if begun < day and len(tokens[first - 2].text) <= len("31"):
            return begun, first - 2
    return None, first


def _day_after(tokens: list[Token], last: int) -> tuple[int | None, int]:
    if last < len(tokens) and tokens[last].number in _DAYS and len(tokens[last].text) <= len("31"):
        day = int(tokens[last].number or 0)
        last += 1
        if last < len(tokens) and tokens[last].low in _SUFFIXES:
            last += 1
        return day, last
    return None, last


def _year_after(tokens: list[Token], last: int) -> tuple[int | None, int]:
    at = last + 1 if last < len(tokens) and tokens[last].text == "," else last
    if at < len(tokens) and tokens[at].number in _YEARS and len(tokens[at].text) == len("2022"):
        return int(tokens[at].number or 0), at + 1
    return None, last


def _without_twins(found: list[DateMention]) -> list[DateMention]:
    """Let a full date stand for the weekday beside it: `Wednesday (March 19)`."""
    full = [m for m in found if not m.weekday and m.value and len(m.value) == len("2022-01-01")]
    return [
        m
        for m in found
        if not (
            m.weekday and any(abs(f.first - m.last) <= _NEAR or abs(m.first - f.last) <= _NEAR for f in full)
        )
    ]


def _related(mention: DateMention, tokens: list[Token], ends: dict[int, Mark]) -> DateMention:
    """Find out what a date is of from the words before it: since, until, by, as of."""
    if mention.relation:
        return mention
    for back in (0, 1, 2):
        at = mention.first - back
        mark = ends.get(at)
        if mark:
            relation = "since" if mark.tag == "cumul" else mark.value
            if relation in {"early", "year"} and back == 0:
                continue
            if relation == "since" and _event_named(mention, tokens):
                return mention
            if relation not in {"early", "year"}:
                return DateMention(mention.first, mention.last, mention.value, relation, mention.weekday)
        if at >= 1 and tokens[at - 1].text == ",":
            break
        if back == 0 and at >= 1 and tokens[at - 1].word and len(tokens[at - 1].text) > len("the"):
            break
    return mention


def _event_named(mention: DateMention, tokens: list[Token]) -> bool:
    """Tell `since 2 October, when 185 returned`: the date is that of an event."""
    after = [t.low for t in tokens[mention.last : mention.last + 2]]
    return any(word in {"when", "коли", "когда"} for word in after)
