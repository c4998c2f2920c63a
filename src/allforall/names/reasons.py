"""Why two names look like one name, in words that a person can check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from allforall.base.messages import mark, translate
from allforall.names import packaged
from allforall.names.likeness import Kind, Likeness
from allforall.names.part import Part

PART_NAMES = {
    Part.SURNAME: mark("Family name"),
    Part.GIVEN: mark("Given name"),
    Part.PATRONYMIC: mark("Patronymic"),
}

_SAYS = {
    Kind.SAME: mark("the same: {left}."),
    Kind.SPELLING: mark("{left} and {right} are one name in two spellings."),
    Kind.FORM: mark("{left} and {right} are forms of one name."),
    Kind.PIECE: mark("of {left} and {right} one is a part of the other, a double name."),
    Kind.SHORT: mark(
        "of {left} and {right} one may be what friends say for the other; this is weak evidence."
    ),
    Kind.INITIAL: mark("of {left} and {right} one may stand for the other; an initial is weak evidence."),
    Kind.LETTERS: mark("differs in letters ({letters}): {left} / {right}."),
    Kind.DERIVED: mark("{left} and {right} differ by an ending that makes another family's name."),
    Kind.DIFFERENT: mark("differs: {left} / {right}."),
    Kind.ONE_SIDED: mark("stands in one of the two names only: {left}{right}."),
}
_UKRAINIAN_AND_RUSSIAN = mark("{ukrainian} and {russian} are the Ukrainian and the Russian form of one name.")


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence about one part of the two names, or about both names where `part` is None."""

    part: Part | None
    kind: str
    template: str
    args: Mapping[str, str] = field(default_factory=dict)

    def say(self, language: str = "en") -> str:
        """Say the reason in one language."""
        says = translate(self.template, language).format(**self.args)
        return says if self.part is None else f"{translate(PART_NAMES[self.part], language)}: {says}"


ORDER = Reason(None, "order", mark("The order of family name and given name differs."))
EXCHANGED = Reason(None, "exchanged", mark("What is the family name in one is the given name in the other."))


def reason_of(part: Part, how: Likeness, left: str, right: str) -> Reason:
    """Put a likeness of two forms of one part into words."""
    if how.kind is Kind.FORM and part is Part.GIVEN:
        for ukrainian, russian in ((left, right), (right, left)):
            if ukrainian.lower() in _forms("uk") and russian.lower() in _forms("ru"):
                args = {"ukrainian": ukrainian, "russian": russian}
                return Reason(part, how.kind, _UKRAINIAN_AND_RUSSIAN, args)
    return Reason(
        part, how.kind, _SAYS[how.kind], {"left": left, "right": right, "letters": str(how.letters)}
    )


@lru_cache
def _forms(language: str) -> frozenset[str]:
    """Return the given names of one language that the other does not have."""
    other = {"uk": "ru", "ru": "uk"}[language]
    table = packaged.rows("given_names.csv")
    own, others = ({form for row in table for form in row[c].lower().split(";")} for c in (language, other))
    return frozenset(own - others)
