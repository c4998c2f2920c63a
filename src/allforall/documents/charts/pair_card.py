"""A pair to judge as one picture: both entries side by side, the evidence from a zero line, why, rivals, what if."""

from collections.abc import Sequence

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.room import fitted, wrapped
from allforall.documents.charts.svg import Drawing
from allforall.documents.pair_side import Side, runs, sides
from allforall.documents.pair_words import Paragraph, head_line, paragraphs, sums
from allforall.linkage.explain import Evidence
from allforall.linkage.pair import PairExplained

_PAD, _LINE, _LOW = 20.0, 17.0, 15.0
_FIELD, _VALUE, _BAR = 146.0, 208.0, 130.0
_WIDTH = 2 * _PAD + _FIELD + 2 * _VALUE + _BAR + 248.0


def picture(pair: PairExplained, language: str = "en", classes: str = "") -> str:
    """Draw the card. Against stands left of the zero line and is outlined, for stands right of it and is filled."""
    drawing = Drawing(_WIDTH, language, mirrored=words.right_to_left(language))
    y = _heads(drawing, pair, language)
    longest = max((abs(each.weight) for each in pair.evidence if each.weight is not None), default=1.0)
    least = min((each.weight for each in pair.evidence if each.weight is not None), default=0.0)
    zero = _BAR * 0.42 if least < 0 else 6.0
    scale = min((_BAR - zero) / longest, zero / -least if least < 0 else float("inf"))
    for each in pair.evidence:
        y = _field(drawing, each, y, zero, scale, language)
    for label, value in sums(pair, language):
        y += _LINE + 3
        drawing.text(_PAD, y, label, "t-m")
        drawing.text(_words_at() - 8, y, value, "t-b num", "end")
    for part in paragraphs(pair, language):
        y = _paragraph(drawing, part, y)
    return drawing.finish(y + _PAD, describe(pair, language), classes)


def describe(pair: PairExplained, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    said = [head_line(pair, language)]
    for each in pair.evidence:
        bits = (
            words.signed(each.weight, language, decimals=1)
            if each.weight is not None
            else words_none(language)
        )
        said.append(
            f"{each.field}: {each.left_value or '–'} / {each.right_value or '–'}: {bits}, {each.words}"
        )
    said += [f"{label}: {value}" for label, value in sums(pair, language)]
    said += [f"{part.title}: {line}" for part in paragraphs(pair, language) for line in part.lines]
    return ". ".join(said)


def words_none(language: str) -> str:
    """Say that a field was not weighed."""
    return translate(mark("not weighed"), language)


def _words_at() -> float:
    return _PAD + _FIELD + 2 * _VALUE + _BAR + 60


def _heads(drawing: Drawing, pair: PairExplained, language: str) -> float:
    drawing.text(_PAD, _PAD + 14, head_line(pair, language), "t-h")
    y = _PAD + 44
    for column, entry in enumerate((pair.left, pair.right)):
        drawing.text(_PAD + _FIELD + column * _VALUE, y, fitted(entry, _VALUE - 12), "t-b")
    says = translate(mark("bits; to the right: for one person"), language)
    drawing.text(_PAD + _FIELD + 2 * _VALUE, y, says, "t-f")
    drawing.line(_PAD, y + 9, _WIDTH - _PAD, y + 9, "axis")
    return y + 9


def _field(drawing: Drawing, each: Evidence, y: float, zero: float, scale: float, language: str) -> float:
    """Draw one row; return where it ends."""
    left, right = sides(each.left_value, each.right_value, language)
    why = wrapped(each.words, _WIDTH - _PAD - _words_at(), 12.5)
    height = max(_LOW * len(why), _LINE + (_LOW if left.below or right.below else 0)) + 13
    top = y + 18
    drawing.text(_PAD, top, fitted(words.opening(each.field), _FIELD - 10), "t-m")
    for column, side in enumerate((left, right)):
        _side(drawing, side, _PAD + _FIELD + column * _VALUE, top)
    start = _PAD + _FIELD + 2 * _VALUE
    drawing.line(start + zero, y + 5, start + zero, y + height - 3, "axis")
    if each.weight is None:
        drawing.line(start + zero, top - 4, start + zero + 24, top - 4, "on")
        drawing.text(_words_at() - 8, top, "–", "t-m num", "end")
    else:
        reach = abs(each.weight) * scale
        x = start + zero if each.weight >= 0 else start + zero - reach
        drawing.rect(x, top - 10, reach, 10, "fi" if each.weight >= 0 else "against")
        drawing.text(_words_at() - 8, top, words.signed(each.weight, language, decimals=1), "t-b num", "end")
    for number, line in enumerate(why):
        drawing.text(_words_at(), top + number * _LOW, line, "t-m")
    drawing.line(_PAD, y + height, _WIDTH - _PAD, y + height, "grid")
    return y + height


def _side(drawing: Drawing, side: Side, x: float, y: float) -> None:
    """Write the original, and Latin letters below it and lighter."""
    _marked(drawing, x, y, side.text, side.marked, "" if side.known else "t-f")
    if side.below:
        _marked(drawing, x, y + _LOW, side.below, side.marked_below, "t-f")


def _marked(
    drawing: Drawing, x: float, y: float, text: str, marked: Sequence[tuple[int, int]], classes: str
) -> None:
    kept = fitted(text, _VALUE - 12)
    if kept != text:
        marked = [(start, min(end, len(kept) - 1)) for start, end in marked if start < len(kept) - 1]
    if marked:
        ground = [(part, "mk-ground" if differs else "mk-room") for part, differs in runs(kept, marked)]
        drawing.runs(x, y, ground, classes)
    drawing.runs(x, y, [(part, "mk" if differs else "") for part, differs in runs(kept, marked)], classes)


def _paragraph(drawing: Drawing, part: Paragraph, y: float) -> float:
    y += _LINE + 12
    drawing.text(_PAD, y, part.title, "t-b")
    for sentence in part.lines:
        for line in wrapped(sentence, _WIDTH - 2 * _PAD):
            y += _LINE + 1
            drawing.text(_PAD, y, line)
    return y
