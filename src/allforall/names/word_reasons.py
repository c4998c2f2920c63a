"""Why two names that were compared word by word look like one name, in words that a person can check."""

from collections.abc import Iterator

from allforall.base.messages import mark
from allforall.names.by_words import ByWords, Pair
from allforall.names.likeness import Kind
from allforall.names.reasons import Reason
from allforall.names.words import Word

_PAIR_SAYS = {
    Kind.SAME: mark("{left} stands in both."),
    Kind.SPELLING: mark("{left} and {right} are one word in two spellings."),
    Kind.CONSONANTS: mark(
        "{left} and {right} have the same consonants; one of the scripts writes few vowels."
    ),
    Kind.FORM: mark("{left} and {right} are forms of one name."),
    Kind.SHORT: mark(
        "Of {left} and {right} one may be what friends say for the other; this is weak evidence."
    ),
    Kind.INITIAL: mark("Of {left} and {right} one may stand for the other; an initial is weak evidence."),
    Kind.DERIVED: mark("{left} and {right} differ by an ending that makes another family's name."),
    Kind.LETTERS: mark("{left} and {right} differ in letters ({letters})."),
}
_AGAINST = mark("{left} stands against {right}.")
_ONE_SIDED = mark("In one of the two names only: {words}.")
_TITLES = mark("Left out as titles: {words}.")
_FATHERS = mark("Who is the child and who the father differs.")


def reasons_of_words(compared: ByWords) -> Iterator[Reason]:
    """Say of each pair how alike it is, then what is left over, then what was left out."""
    for pair in compared.pairs:
        yield _reason_of(pair)
    left, right = _listed(compared.only_left), _listed(compared.only_right)
    if left and right:
        yield Reason(None, "against", _AGAINST, {"left": left, "right": right})
    elif left or right:
        yield Reason(None, Kind.ONE_SIDED, _ONE_SIDED, {"words": left or right})
    if compared.fathers_reversed:
        yield Reason(None, "fathers", _FATHERS)
    if compared.titles:
        yield Reason(None, "title", _TITLES, {"words": ", ".join(compared.titles)})


def _reason_of(pair: Pair) -> Reason:
    args = {"left": pair.left.typed, "right": pair.right.typed, "letters": str(pair.how.letters)}
    return Reason(None, pair.how.kind, _PAIR_SAYS[pair.how.kind], args)


def _listed(words: tuple[Word, ...]) -> str:
    return ", ".join(word.typed for word in words)
