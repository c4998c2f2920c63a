"""One number between two walls: who is ahead, beside the round that makes it so. A is at the start in every language."""

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.svg import Drawing

_HEIGHT, _PAD = 62.0, 16.0


def picture(
    ahead: float, limit: float, width: float, language: str = "en", *, decimals: int = 0, classes: str = ""
) -> str:
    """Draw where the two sides stand. Above zero A is ahead and the mark moves to A's end; beyond the wall it shows so."""
    drawing = Drawing(width, language, mirrored=words.right_to_left(language))
    reach = max(limit, abs(ahead)) or 1.0

    def along(value: float) -> float:
        return width / 2 - value / reach * (width / 2 - _PAD)

    drawing.rect(along(limit), 22, along(-limit) - along(limit), 14, "band")
    for wall in (limit, -limit):
        drawing.line(along(wall), 16, along(wall), 42, "wall")
    drawing.line(along(0), 18, along(0), 40, "axis")
    drawing.circle(along(ahead), 29, 6, "oi")
    text = words.number(abs(ahead), language, decimals=decimals)
    drawing.text(along(ahead), 12, text, "t-b num", "middle")
    drawing.text(0, 57, translate(mark("A ahead"), language), "t-m")
    drawing.text(width / 2, 57, translate(mark("even"), language), "t-m", "middle")
    drawing.text(width, 57, translate(mark("B ahead"), language), "t-m", "end")
    return drawing.finish(_HEIGHT, describe(ahead, limit, language, decimals=decimals), classes)


def describe(ahead: float, limit: float, language: str = "en", *, decimals: int = 0) -> str:
    """Say the picture in words."""
    if not ahead:
        said = mark("Even; limit {limit} either way.")
    else:
        said = (
            mark("A is ahead by {ahead}; limit {limit} either way.")
            if ahead > 0
            else mark("B is ahead by {ahead}; limit {limit} either way.")
        )
    return translate(said, language).format(
        ahead=words.number(abs(ahead), language, decimals=decimals),
        limit=words.number(limit, language, decimals=decimals),
    )
