"""One sentence with everything that the lexicon, the calendar and the table of offices know about it."""

from dataclasses import dataclass, field

from allforall.claims.attribution import find_attributions
from allforall.claims.calendar import Calendar
from allforall.claims.counts import Count, find_counts, pointing_back
from allforall.claims.date_mention import DateMention
from allforall.claims.flexible import resolve_flexible
from allforall.claims.lexicon import Lexicon, Mark
from allforall.claims.numbers import find_numbers
from allforall.claims.sentences import Sentence
from allforall.claims.speakers import Mention, Speakers
from allforall.claims.spoken import Attribution
from allforall.claims.tokens import Token


@dataclass(slots=True)
class Parse:
    """A sentence taken apart; numbers of `first` and `last` are tokens."""

    sentence: Sentence
    tokens: list[Token]
    marks: list[Mark]
    dates: list[DateMention]
    counts: list[Count]
    mentions: list[Mention]
    attributions: list[Attribution]
    tags: frozenset[str] = field(default_factory=frozenset)
    home_side: str = ""
    pointed: tuple[Count, ...] = ()
    """Numbers that only point back to people counted before: `half of the 207`."""

    def within(self, first: int, last: int, *tags: str) -> list[Mark]:
        """Return the marks of these tags between two tokens."""
        if self.tags.isdisjoint(tags):
            return []
        return [m for m in self.marks if m.tag in tags and first <= m.first < last]

    def has(self, tag: str, *values: str) -> bool:
        """Tell whether a tag, or one of its values, stands anywhere in the sentence."""
        if tag not in self.tags:
            return False
        return not values or any(m.tag == tag and m.value in values for m in self.marks)


def parse(text: str, sentence: Sentence, lexicon: Lexicon, calendar: Calendar, speakers: Speakers) -> Parse:
    """Take a sentence apart."""
    tokens = lexicon.tokens(text, sentence.start, sentence.end)
    marks = resolve_flexible(lexicon.mark(tokens), tokens)
    dates = calendar.find(text, tokens, marks)
    taken = [False] * len(tokens)
    for mention in dates:
        for i in range(mention.first, mention.last):
            taken[i] = True
    numbers = find_numbers(lexicon, tokens, marks, taken)
    mentions = speakers.find(tokens, marks)
    counts = find_counts(lexicon, tokens, marks, numbers)
    return Parse(
        sentence,
        tokens,
        marks,
        dates,
        counts,
        mentions,
        find_attributions(tokens, marks, mentions),
        frozenset(m.tag for m in marks),
        lexicon.settings.get("home_side", ""),
        pointing_back(tokens, numbers, counts),
    )
