"""Dates in a sentence: only what the text and the day of publication give."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from allforall.claims.date_mention import DateMention, heads_page, joined, masked, related, without_twins
from allforall.claims.day_spans import beside_report, find_spans
from allforall.claims.digit_dates import days_alone, written, years
from allforall.claims.lexicon import Lexicon, Mark
from allforall.claims.month_days import day_after, day_before, range_after, range_before, year_after
from allforall.claims.tokens import Token

_AHEAD = timedelta(days=45)
_TURNED = {"before": -1, "same": 0, "after": 1}
"""Days reckoned from the last one that was told."""
_WEEK = 7
_MONTH = len("2022-02")
_SUNDAY = 6
_BESIDE = 3
"""Words between a day and a verb of saying that it belongs to."""
_BETWEEN = 2
"""Words between `last year` and a month after it."""
_COMING = frozenset(("next_week", "end_of_week"))
_DAY = len("2022-02-24")
_SOON = 6
_PLANS = frozenset(("future", "commit", "propose", "modal"))
_TEN = 10


@dataclass(slots=True)
class Calendar:
    """Reads the dates of one article."""

    lexicon: Lexicon
    published: date | None
    ahead: bool = False
    """Whether the sentence speaks of what is to come."""
    marks: list[Mark] = field(default_factory=list)
    """The marks of the sentence."""
    coming: int | None = None
    """Where its first verb of the future stands."""
    told: str | None = None
    """The last day that the article named: `the day before` it, `ten days later`."""

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
        self.marks = marks
        self.ahead = any(mark.tag == "pred" and mark.value in _PLANS for mark in marks)
        coming = [m for m in marks if (m.tag == "pred" and m.value == "future") or m.tag == "modal"]
        self.coming = coming[0].first if coming else None
        found = written(text, tokens)
        for mark in marks:
            mention = self._one(tokens, mark, at)
            if mention and not any(m.first < mention.last and mention.first < m.last for m in found):
                found.append(mention)
        found = [m for m in found if m.last > m.first]
        alone = days_alone(self.lexicon, tokens, found)
        found = [m for m in found if not any(a.value and a.value[:_MONTH] == m.value for a in alone)] + alone
        found += [
            m
            for m in find_spans(tokens, marks, self.lexicon, found, (self.published, self.told))
            if not any(o.first < m.last and m.first < o.last for o in found)
        ]
        found += years(tokens, found, at)
        found = [m if not heads_page(m, tokens) else masked(m) for m in without_twins(found, tokens)]
        found = joined(found, tokens) if len(found) > 1 else found
        return sorted((related(m, tokens, ends) for m in found), key=lambda m: m.first)

    def _one(self, tokens: list[Token], mark: Mark, at: dict[int, Mark]) -> DateMention | None:
        if mark.tag == "month":
            return self._month(tokens, mark, at)
        if mark.tag == "weekday":
            return self._weekday(tokens, mark)
        if mark.tag == "day":
            if mark.value == "weekend" and any(
                m.tag == "report" and m.last == mark.first for m in at.values()
            ):
                self.ahead = False
            if mark.last < len(tokens) and tokens[mark.last].of("occasion"):
                return None  # `напередодні Великодня` is no yesterday
            turned = mark.value in _TURNED
            told = None if beside_report(self.marks, mark.first, mark.last) else self.told
            relation = "deadline" if mark.value in _COMING else ""
            return DateMention(
                mark.first,
                mark.last,
                self._relative(mark.value, told),
                relation,
                weekday=mark.value == "-2",
                turned=turned,
            )
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
        day, first = day_before(tokens, first)
        if day is None:
            day, first = self._day_in_words(tokens, first)
        begun, first = range_before(tokens, first, day)
        if day is None:
            day, last = day_after(tokens, last)
        start, first, end, last = range_after(tokens, day, first, last, mark)
        year, last = year_after(tokens, last)
        if year is None and self.published and self._of_last_year(first, last):
            year = self.published.year - 1
        if start and end:
            days = [self._resolve(year, month, each) for each in (start, end)]
            return DateMention(first, last, "/".join(d for d in days if d) if all(days) else None)
        if day is None and year is None and not self._like_a_date(tokens, mark, at):
            return None
        value = self._resolve(year, month, day)
        opened = self._resolve(year, month, begun) if begun else None
        return DateMention(first, last, f"{opened}/{value}" if opened and value else value)

    def _of_last_year(self, first: int, last: int) -> bool:
        """Tell `in September last year` and `last year, on 3 January`, which no nearer month can mean."""
        said = [m for m in self.marks if m.tag == "day" and m.value == "last_year"]
        return any(m.first == last or 0 <= first - m.last <= _BETWEEN for m in said)

    def _day_in_words(self, tokens: list[Token], first: int) -> tuple[int | None, int]:
        """Read `чотирнадцятого квітня` and `двадцать пятого мая`."""
        at = first - 1 if first and tokens[first - 1].of("of") else first
        day = self.lexicon.ordinals.get(tokens[at - 1].low) if at else None
        if day is None:
            return None, first
        first = at
        tens = self.lexicon.numbers.get(tokens[first - 2].low, (0, False))[0] if first > 1 else 0
        if day < _TEN and tens in {20, 30}:
            return tens + day, first - 2
        return day, first - 1

    def _like_a_date(self, tokens: list[Token], mark: Mark, at: dict[int, Mark]) -> bool:
        """Accept a bare month only after a preposition, so that `may` and names stay words."""
        before = mark.first > 0 and tokens[mark.first - 1].of("before_month")
        return before or mark.first - 1 in at

    def _resolve(self, year: int | None, month: int, day: int | None) -> str | None:
        said = year
        if said is None:
            if self.published is None and self.told is None:
                return None
            said = self.published.year if self.published else int(str(self.told)[: len("2022")])
        try:
            exact = date(said, month, day or 1)
        except ValueError:
            return None
        if year is None and self.published and self.ahead and not day:
            later = (exact.year - self.published.year) * 12 + exact.month - self.published.month
            back = exact.replace(year=said + 1) if later < -_SOON else exact
            return f"{(exact.replace(year=said - 1) if later > _SOON else back).year:04d}-{month:02d}"
        if year is None and self.published and exact > self.published + (_AHEAD if day else timedelta()):
            exact = exact.replace(year=said - 1) if (month, day) != (2, 29) else exact
        return exact.isoformat() if day else f"{exact.year:04d}-{month:02d}"

    def _weekday(self, tokens: list[Token], mark: Mark) -> DateMention | None:
        if self.lexicon.settings["month_needs_capital"] and not tokens[mark.first].capital:
            return None
        if self.published is None:
            return DateMention(mark.first, mark.last, None, weekday=True)
        back = (self.published.weekday() - int(mark.value)) % 7
        if back == 0 and mark.first and tokens[mark.first - 1].of("last_day"):
            back = _WEEK
        day = self.published - timedelta(days=back)
        if back and self._to_come(tokens, mark):
            next_one = (day + timedelta(days=_WEEK)).isoformat()
            return DateMention(mark.first, mark.last, next_one, "deadline", weekday=True)
        return DateMention(mark.first, mark.last, day.isoformat(), weekday=True)

    def _to_come(self, tokens: list[Token], mark: Mark) -> bool:
        """Tell `will be freed on Sunday` from `said on Sunday that … will be freed`."""
        if self.coming is None or beside_report(self.marks, mark.first, mark.last, _BESIDE):
            return False
        between = tokens[min(mark.first, self.coming) : max(mark.first, self.coming)]
        reported = any(m.tag == "report" and self.coming < m.first < mark.first for m in self.marks)
        return not reported and not any(t.text in ";:" for t in between)

    def _relative(self, value: str, told: str | None) -> str | None:
        base = date.fromisoformat(told) if told else self.published
        if value in _TURNED and base:
            return (base + timedelta(days=_TURNED[value])).isoformat()
        if self.published is None:
            return None
        if value in {"0", "-1", "1", "-2"}:
            return (self.published + timedelta(days=int(value))).isoformat()
        sunday = self.published - timedelta(days=(self.published.weekday() - 6) % 7)
        weekend = f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}"
        week = sunday + timedelta(days=_WEEK)
        return {
            "next_week": (
                week + timedelta(days=_WEEK if self.published.weekday() != _SUNDAY else 0)
            ).isoformat(),
            "end_of_week": (week if self.published.weekday() != _SUNDAY else sunday).isoformat(),
            "weekend": None if self.ahead else weekend,
            "last_month": (self.published.replace(day=1) - timedelta(days=1)).isoformat()[:7],
            "this_month": self.published.isoformat()[:7],
            "last_year": str(self.published.year - 1),
        }.get(value)
