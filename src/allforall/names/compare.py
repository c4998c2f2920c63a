"""Are these two names one name? A number to sort by, and reasons that a person can check.

Names of the east Slavic kind are taken apart and compared part with part; all others, and those that are better read so,
word by word (`by_words`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allforall.base.progress import SILENT, Progress, task
from allforall.names.by_parts import LIKELY, NEITHER, PARTS, ByParts, weigh_parts
from allforall.names.by_words import ByWords, compare_words
from allforall.names.east_slavic import is_east_slavic, is_of_other_script
from allforall.names.reasons import Reason, reason_of
from allforall.names.word_reasons import reasons_of_words

__all__ = ["LIKELY", "Comparison", "compare", "compare_many"]

_DIGITS = 6
_WORDS_OF_PARTS = 0.8
"""What words that fit are worth where the parts of east Slavic names do not; as they are where no table of theirs reads."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A score from 0 to 1 (from about 0.5 on the names are likely one name) and the reasons for it.

    The score is about names: one name is never proof of one person.
    """

    score: float
    reasons: tuple[Reason, ...]


def compare(left: str, right: str) -> Comparison:
    """Compare two full names in any scripts and order; the score is the same whichever comes first."""
    weighed = _weigh(left, right)
    if isinstance(weighed, ByWords):
        return Comparison(round(weighed.score, _DIGITS), tuple(reasons_of_words(weighed)))
    reasons = [
        reason_of(part, how, a or "", b or "")
        for part, how, a, b in zip(PARTS, weighed.alike, weighed.left, weighed.right, strict=True)
        if how is not NEITHER
    ]
    return Comparison(round(weighed.score, _DIGITS), (*weighed.order, *reasons))


def compare_many(left: Sequence[str], right: Sequence[str], progress: Progress = SILENT) -> list[float]:
    """Return the scores of many pairs, row by row; a name or part that comes again is worked out once."""
    scores = []
    with task(progress, "Comparing names", len(left)):
        for a, b in zip(left, right, strict=True):
            scores.append(round(_weigh(a, b).score, _DIGITS))
            progress.advance()
    return scores


def _weigh(left: str, right: str) -> ByParts | ByWords:
    """Weigh parts or words: words of names that are not east Slavic, and where words fit that the parts do not."""
    if not is_east_slavic(left) and not is_east_slavic(right):
        return compare_words(left, right)
    by_parts = weigh_parts(left, right)
    if by_parts.score >= _WORDS_OF_PARTS:
        return by_parts
    by_words = compare_words(left, right)
    unread = is_of_other_script(left) or is_of_other_script(right)
    score = by_words.score * (1 if unread else _WORDS_OF_PARTS)
    return replace(by_words, score=score) if score >= max(LIKELY, by_parts.score) else by_parts
