"""The pencil: what every picture is drawn with. Nothing here knows what it draws."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from allforall.base.parties import Letter

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HATCH_STEP = 5.0
_BADGE = 3.5
_OPPOSITE: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


def clean(text: str) -> str:
    """Replace what no XML or HTML page may hold, such as control characters out of a hostile list."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def length(value: float) -> str:
    """Write a coordinate in pixels, to a tenth."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(slots=True)
class Drawing:
    """A sheet of a given width in pixels. A mirrored one is laid out from the right, for languages read that way.

    Words inside stay readable either way: only places are mirrored, never letters.
    """

    width: float
    language: str = "en"
    mirrored: bool = False
    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, classes: str = "", anchor: Anchor = "start") -> None:
        """Write words with their base line at y."""
        self.parts.append(
            f"<text{self._at(x, y)}{self._anchored(anchor)}{_classed(classes)}>{_escaped(words)}</text>"
        )

    def spans(self, x: float, y: float, spans: Sequence[tuple[str, str]], anchor: Anchor = "start") -> None:
        """Write `(words, classes)` one after another, the first always nearest to where the text is anchored."""
        from_the_end = (_OPPOSITE[anchor] if self.mirrored else anchor) == "end"
        ordered = tuple(reversed(spans)) if from_the_end else spans
        inner = " ".join(f"<tspan{_classed(classes)}>{_escaped(words)}</tspan>" for words, classes in ordered)
        self.parts.append(f"<text{self._at(x, y)}{self._anchored(anchor)}>{inner}</text>")

    def runs(self, x: float, y: float, runs: Sequence[tuple[str, str]], classes: str = "") -> None:
        """Write parts of one word or text, `(words, classes)` each, with nothing between them."""
        inner = "".join(f"<tspan{_classed(part)}>{_escaped(words)}</tspan>" for words, part in runs)
        self.parts.append(
            f'<text{self._at(x, y)}{self._anchored("start")} xml:space="preserve"{_classed(classes)}>{inner}</text>'
        )

    def rect(self, x: float, y: float, width: float, height: float, classes: str) -> None:
        """Draw a rectangle; a length below zero is nothing."""
        width, height = max(0.0, width), max(0.0, height)
        left = self.width - x - width if self.mirrored else x
        self.parts.append(
            f'<rect x="{length(left)}" y="{length(y)}" width="{length(width)}" height="{length(height)}"'
            f"{_classed(classes)}/>"
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, classes: str = "axis") -> None:
        """Draw a straight line."""
        self.parts.append(
            f'<line x1="{length(self._x(x1))}" y1="{length(y1)}" x2="{length(self._x(x2))}" y2="{length(y2)}"'
            f"{_classed(classes)}/>"
        )

    def path(self, strokes: Iterable[Sequence[Point]], classes: str, *, closed: bool = False) -> None:
        """Draw strokes through points as one mark; closed ones are shapes."""
        end = "Z" if closed else ""
        drawn = "".join(
            "M" + "L".join(f"{length(self._x(x))} {length(y)}" for x, y in points) + end for points in strokes
        )
        self.parts.append(f'<path d="{drawn}"{_classed(classes)}/>')

    def circle(self, x: float, y: float, radius: float, classes: str) -> None:
        """Draw a circle."""
        self.parts.append(
            f'<circle cx="{length(self._x(x))}" cy="{length(y)}" r="{length(radius)}"{_classed(classes)}/>'
        )

    def badge(self, x: float, y: float, side: Letter, prefix: str = "f") -> None:
        """Mark a side: A is a circle, B a square, so that the two are told apart on grey paper."""
        if side == "A":
            self.circle(x, y, _BADGE, prefix + "a")
        else:
            self.rect(x - _BADGE, y - _BADGE, 2 * _BADGE, 2 * _BADGE, prefix + "b")

    def hatch(self, x: float, y: float, width: float, height: float, classes: str) -> None:
        """Hatch a rectangle with strokes of its own, so that two pictures on a page never share an id."""
        strokes: list[Sequence[Point]] = []
        start = -height
        while start < width:
            low, high = max(0.0, start), min(width, start + height)
            if high > low:
                strokes.append(
                    ((x + low, y + height - (low - start)), (x + high, y + height - (high - start)))
                )
            start += _HATCH_STEP
        if strokes:
            self.path(strokes, classes)

    def finish(self, height: float, label: str, classes: str = "") -> str:
        """Return the picture; `label` says its numbers to those who do not see it."""
        size = f'viewBox="0 0 {length(self.width)} {length(height)}" width="{length(self.width)}" height="{length(height)}"'
        names = f"chart {classes}".strip()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{_escaped(label)}" direction="ltr"'
            f' class="{names}">{"".join(self.parts)}</svg>'
        )

    def _x(self, x: float) -> float:
        return self.width - x if self.mirrored else x

    def _at(self, x: float, y: float) -> str:
        return f' x="{length(self._x(x))}" y="{length(y)}"'

    def _anchored(self, anchor: Anchor) -> str:
        placed = _OPPOSITE[anchor] if self.mirrored else anchor
        return "" if placed == "start" else f' text-anchor="{placed}"'


def as_file(picture: str, style: str) -> str:
    """Make a file of a picture: the style inside, so that it is light or dark wherever it is opened."""
    opening, end, rest = picture.partition(">")
    ground = "svg.chart{background:var(--surface)}"
    return f"{opening}{end}<style>{style}{ground}</style>{rest}\n"


def wide_and_narrow(draw: Callable[[float, str], str], *, wide: float, narrow: float = 280) -> str:
    """Draw the same data twice, for a screen and for a phone: letters never shrink. `draw` takes width and classes."""
    return draw(wide, "only-wide") + draw(narrow, "only-narrow")


def letter_class(prefix: str, side: Letter) -> str:
    """Name the class of one side's mark: `fa` is A filled, `ob` is B outlined."""
    return prefix + side.lower()


def _classed(classes: str) -> str:
    return f' class="{classes}"' if classes else ""


def _escaped(words: str) -> str:
    return escape(clean(words), quote=True)
