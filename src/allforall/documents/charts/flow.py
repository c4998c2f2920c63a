"""Two lists face to face: what both sides say meets in the middle, what did not meet is named at its bar."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.base.parties import Letter
from allforall.documents import words
from allforall.documents.charts.room import width_of, wrapped
from allforall.documents.charts.svg import Anchor, Drawing, letter_class
from allforall.documents.charts.table import Table, table
from allforall.documents.counts import Absent

_TOP, _BAR, _GAP, _HANG, _HEIGHT = 50.0, 12.0, 5.0, 34.0, 230.0
_LINE, _NEXT = 17.0, 15.0


@dataclass(frozen=True, slots=True)
class Column:
    """One list as it fared: entries on both lists, entries of possible pairs, and the rest by what became of it.

    `rest` are `(words, entries)`, in the order in which they are drawn. Nothing of the list is left out.
    """

    title: str
    side: Letter
    both: int
    possible: int
    rest: tuple[tuple[str, int], ...] = ()

    @property
    def entries(self) -> int:
        """All entries of the list."""
        return self.both + self.possible + sum(entries for _, entries in self.rest)


@dataclass(frozen=True, slots=True)
class Flow:
    """The people of one side as the list that asks for them and the list that says they are held.

    `asked` and `held` are a list, or the word for why there is none: `Absent.NOT_SHOWN` in one side's own view for
    what only the other knows, `Absent.NOT_DISCLOSED` where the holder sent no list.
    """

    of: Letter
    title: str
    asked: Column | Absent
    held: Column | Absent
    asked_title: str
    held_title: str
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse lists that contradict each other: what is on both lists is on both, and one list alone has no pairs."""
        asked = self.asked if isinstance(self.asked, Column) else None
        held = self.held if isinstance(self.held, Column) else None
        if asked and held and asked.both != held.both:
            msg = f"on both lists, but {asked.both} on one and {held.both} on the other"
            raise ValueError(msg)
        if (asked is None or held is None) and any(c.both or c.possible for c in (asked, held) if c):
            msg = "pairs, but only one list"
            raise ValueError(msg)


def picture(flow: Flow, width: float, language: str = "en", classes: str = "") -> str:
    """Draw both lists as columns, A's way of reading first: the side that asks stands at the start."""
    drawing = Drawing(width, language, mirrored=words.right_to_left(language))
    scale = _HEIGHT / max(1, _entries(flow.asked), _entries(flow.held))
    both_words = translate(mark("on both lists"), language)
    heads = [wrapped(text, width / 3 - 4, most=2) for text in (flow.asked_title, both_words, flow.held_title)]
    top = _TOP + _NEXT * (max(len(lines) for lines in heads) - 1)
    hang = _hang(flow, scale, top)
    bottom = max(
        _half(drawing, flow.asked, heads[0], "start", scale=scale, top=top, hang=hang),
        _half(drawing, flow.held, heads[2], "end", scale=scale, top=top, hang=hang),
    )
    if isinstance(flow.asked, Column) and isinstance(flow.held, Column):
        _middle(drawing, flow.asked, flow.held, heads[1], scale=scale, top=top)
    return drawing.finish(bottom + 10, describe(flow, language), classes)


def as_table(flow: Flow, language: str = "en") -> Table:
    """Give every number of the picture; what a list can not have is `–`."""
    lists = (flow.asked, flow.held)
    heads = (
        translate(mark("What became of the entry"), language),
        words.opening(flow.asked_title),
        words.opening(flow.held_title),
    )
    rows = [
        (translate(mark("On both lists"), language), *(_cell(c, "both", language) for c in lists)),
        (
            translate(mark("Possible, waits for a person"), language),
            *(_cell(c, "possible", language) for c in lists),
        ),
    ]
    for position, column in enumerate(lists):
        if isinstance(column, Column):
            for name, entries in column.rest:
                cells = ["–", "–"]
                cells[position] = words.number(entries, language)
                rows.append((words.opening(name), *cells))
    foot = (translate(mark("Entries"), language), *(_cell(c, "entries", language) for c in lists))
    return table(heads, rows, foot=foot, numeric=range(1, 3))


def describe(flow: Flow, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    said = [flow.title + "."]
    for column, title in ((flow.asked, flow.asked_title), (flow.held, flow.held_title)):
        if isinstance(column, Absent):
            said.append(f"{title}: {words.count(column, language)}.")
            continue
        rest = "".join(f", {words.number(entries, language)} {name}" for name, entries in column.rest)
        sentence = mark("{list}: {entries} entries, {both} on both lists, {possible} possible{rest}.")
        said.append(
            translate(sentence, language).format(
                list=title,
                entries=words.number(column.entries, language),
                both=words.number(column.both, language),
                possible=words.number(column.possible, language),
                rest=rest,
            )
        )
    return " ".join(said)


def _entries(column: Column | Absent) -> int:
    return column.entries if isinstance(column, Column) else 0


def _cell(column: Column | Absent, part: str, language: str) -> str:
    """Write one number of a list, or why there is none."""
    if isinstance(column, Absent):
        return words.count(column, language)
    return words.number(int(getattr(column, part)), language)


def _height(entries: int, scale: float) -> float:
    """Return the height of a part: something, however few, is never invisible; nobody is nothing."""
    return max(2.0, entries * scale) if entries else 0.0


def _hang(flow: Flow, scale: float, top: float) -> float:
    """Return where the entries that did not meet begin, level on both sides."""
    if isinstance(flow.asked, Absent) or isinstance(flow.held, Absent):
        return top
    shared = _height(flow.asked.both, scale) + _GAP
    possible = max(_height(flow.asked.possible, scale), _height(flow.held.possible, scale))
    return top + shared + possible + _HANG


def _half(
    drawing: Drawing,
    column: Column | Absent,
    title: list[str],
    anchor: Anchor,
    *,
    scale: float,
    top: float,
    hang: float,
) -> float:
    """Draw one list at its edge and return how far down it reaches."""
    language = drawing.language
    edge = 0.0 if anchor == "start" else drawing.width
    inward = 1 if anchor == "start" else -1
    bar = edge if inward == 1 else edge - _BAR
    coloured = "" if isinstance(column, Absent) else f" {letter_class('f', column.side)}"
    for position, line in enumerate(title):
        drawing.text(edge, 14 + _NEXT * position, line, "t-b" + coloured, anchor)
    if isinstance(column, Absent):
        drawing.text(edge, top - 18, words.count(column, language), "t-m", anchor)
        drawing.rect(bar, top, _BAR, _HEIGHT * 0.75, "on")
        return top + _HEIGHT * 0.75
    entries = words.counted("{n} entry", "{n} entries", column.entries, language)
    drawing.text(edge, top - 18, entries, "t-m", anchor)
    both, possible = _height(column.both, scale), _height(column.possible, scale)
    drawing.rect(bar, top, _BAR, both, letter_class("f", column.side))
    drawing.rect(bar, top + both + _GAP, _BAR, possible, letter_class("f", column.side))
    y, last = hang, hang - _LINE
    for name, amount in column.rest:
        height = _height(amount, scale)
        base = max(y + height / 2 + 4.5, last + _LINE)
        drawing.rect(bar, y, _BAR, max(0.0, height - 0.8), letter_class("m", column.side))
        tip = edge + inward * (_BAR + 8)
        number = words.number(amount, language)
        room = drawing.width / 2 - _BAR - 14 - width_of(number)
        first, *more = wrapped(name, room, most=3) or [""]
        drawing.spans(tip, base, [(number, "t-b num"), (first, "t-m")], anchor)
        last = base
        for line in more:
            last += _NEXT
            drawing.text(tip + inward * (width_of(number) + 3), last, line, "t-m", anchor)
        if height and abs(base - 4.5 - y - height / 2) > 5:  # noqa: PLR2004  # pixels off its bar: lead the eye
            drawing.line(edge + inward * _BAR, y + height / 2, tip - inward * 2, base - 4.5, "lead")
        y += height
    return max(y, last + 4)


def _middle(
    drawing: Drawing, asked: Column, held: Column, title: list[str], *, scale: float, top: float
) -> None:
    """Join what meets: bands run from each list to the part that both have."""
    centre, language = drawing.width / 2, drawing.language
    both = _height(asked.both, scale)
    second = top + both + _GAP
    possible = max(_height(asked.possible, scale), _height(held.possible, scale))
    for column, at_start in ((asked, True), (held, False)):
        near = _BAR if at_start else drawing.width - _BAR
        far = centre - 6 if at_start else centre + 6
        for y, here, there in (
            (top, both, both),
            (second, _height(column.possible, scale), possible),
        ):
            if here and there:
                corners = ((near, y), (far, y), (far, y + there), (near, y + here))
                drawing.path([corners], letter_class("s", column.side), closed=True)
    drawing.rect(centre - 6, top, 12, both, "fi")
    drawing.rect(centre - 6, second, 12, possible, "fi")
    drawing.text(centre, 17, words.number(asked.both, language), "t-l num", "middle")
    for position, line in enumerate(title):
        drawing.text(centre, 33 + _NEXT * position, line, "t-b", "middle")
    most = max(asked.possible, held.possible)
    below = second + possible + _LINE
    spans = [(words.number(most, language), "t-b num"), (translate(mark("possible"), language), "t-m")]
    drawing.spans(centre, below, spans, "middle")
