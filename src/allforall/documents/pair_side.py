"""The two values of a field side by side: original over Latin letters, with the characters that differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.linkage.marks import Span, differing_characters, differing_parts
from allforall.names.display import latin
from allforall.names.scripts import Script, script_of

NOT_KNOWN = mark("not known")


@dataclass(frozen=True, slots=True)
class Side:
    """One value as it is shown: `below` in Latin letters where the original is not; marks are in `marked_below` then."""

    text: str
    known: bool
    marked: tuple[Span, ...] = ()
    below: str = ""
    marked_below: tuple[Span, ...] = ()


def sides(left: str | None, right: str | None, language: str = "en") -> tuple[Side, Side]:
    """Set two values side by side; texts in two scripts are compared in Latin letters, others as they are."""
    if left is None or right is None:
        return _alone(left, language), _alone(right, language)
    if _plain(left) is _plain(right):
        marks = differing_parts(left, right)
        return (
            Side(left, known=True, marked=marks[0], below=_below(left)),
            Side(right, known=True, marked=marks[1], below=_below(right)),
        )
    marks = differing_characters(latin(left), latin(right))
    return tuple(_in_latin(text, spans) for text, spans in zip((left, right), marks, strict=True))  # type: ignore[return-value]  # two of two


def runs(text: str, marked: Sequence[Span]) -> list[tuple[str, bool]]:
    """Cut a text into runs that differ and runs that do not."""
    found, at = [], 0
    for start, end in marked:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(words, differs) for words, differs in (*found, (text[at:], False)) if words]


def _alone(text: str | None, language: str) -> Side:
    if text is None:
        return Side(translate(NOT_KNOWN, language), known=False)
    return Side(text, known=True, below=_below(text))


def _in_latin(text: str, spans: tuple[Span, ...]) -> Side:
    if _plain(text):
        return Side(text, known=True, marked=spans)
    return Side(text, known=True, below=latin(text), marked_below=spans)


def _below(text: str) -> str:
    return "" if _plain(text) else latin(text)


def _plain(text: str) -> bool:
    """Tell whether a value is read without another script: Latin letters, digits, dates."""
    return script_of(text) is not Script.CYRILLIC
