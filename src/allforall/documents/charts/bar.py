"""A small bar from zero, beside a number in a table: the eye compares, the number says."""

from allforall.documents import words
from allforall.documents.charts.svg import Drawing


def picture(parts: tuple[tuple[float, str], ...], longest: float, width: float, language: str = "en") -> str:
    """Draw `(value, classes)` one after another on the scale of the longest bar of the row.

    The number stands beside it as text, so the picture itself is left out when a page is read aloud.
    """
    drawing = Drawing(width, language, mirrored=words.right_to_left(language))
    drawing.rect(0, 0, width, 10, "track")
    x = 0.0
    for value, classes in parts:
        reach = width * value / longest if longest > 0 else 0.0
        drawing.rect(x, 0, reach, 10, classes)
        x += reach
    return drawing.finish(10, "").replace('role="img" aria-label=""', 'aria-hidden="true"')
