"""A paper's own words in each of its languages. What people typed is never a text to translate, only filled in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from allforall.base.dates import PartialDate
from allforall.base.messages import translate
from allforall.documents import words
from allforall.documents.papers.letters import printable, right_to_left_text

Words = list[list[str]]
"""The same thing in every language of a paper: pairs of language and text."""
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@dataclass(frozen=True, slots=True)
class Speech:
    """Says a marked text in all languages of a paper, the leading one first."""

    languages: Sequence[str]

    def __call__(self, text: str, **args: object) -> Words:
        """Say one text; numbers and days in it are written as each language does."""
        return self.each(lambda language: translate(text, language).format(**_filled(args, language)))

    def counted(self, one: str, many: str, count: int, **args: object) -> Words:
        """Say a text that depends on a number, `{n}` in it."""
        return self.each(
            lambda language: words.counted(one, many, count, language, **_filled(args, language)),
        )

    def number(self, value: int) -> Words:
        """Say a number."""
        return self.each(lambda language: words.number(value, language))

    def day(self, value: str | date) -> Words:
        """Say a day as precisely as it is known; a month alone in digits, since words for it bend in a sentence."""
        known = PartialDate.of(value) if isinstance(value, date) else PartialDate.parse(value)
        if known.month is not None and known.day is None:
            return self.each(lambda _: str(known))
        return self.each(lambda language: words.partial_day(known, language))

    def moment(self, value: datetime) -> Words:
        """Say a time with its zone."""
        return self.each(lambda language: words.moment(value, language))

    def each(self, make: Callable[[str], str]) -> Words:
        """Say what is made anew for each language; what comes out the same in all is said once."""
        said = [[language, make(language)] for language in self.languages]
        return said[:1] if len({text for _, text in said}) == 1 else said


def _filled(args: dict[str, object], language: str) -> dict[str, str]:
    return {name: _fill(value, language) for name, value in args.items()}


def _fill(value: object, language: str) -> str:
    if isinstance(value, PartialDate):
        return words.partial_day(value, language)
    if isinstance(value, date):
        return words.day(value, language)
    if isinstance(value, int):
        return words.number(value, language)
    text = printable(str(value))
    foreign = bool(right_to_left_text(text)) != words.right_to_left(language)
    return f"{_ISOLATE}{text}{_END}" if foreign else text
