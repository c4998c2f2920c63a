"""What each party says to a clause, read with its history: a word, a word with its day, or a list of such."""

from collections.abc import Collection

from allforall.agreement.findings import NO_CATEGORY
from allforall.agreement.form import Form
from allforall.agreement.parts import Position, Stance
from allforall.base.parties import LETTERS, Letter


def read_positions(form: Form, categories: Collection[str]) -> tuple[Position, ...]:
    """Read the positions of a clause; a category that the clause does not have is a finding."""
    said = form.form("positions")
    if said is None:
        return ()
    found = [position for letter in LETTERS for position in _of_party(said, letter)]
    said.close()
    for position in found:
        if position.category and position.category not in categories:
            form.findings.append(NO_CATEGORY.at(position.place, part=form.name, category=position.category))
    return tuple(position for position in found if not position.category or position.category in categories)


def _of_party(said: Form, letter: Letter) -> list[Position]:
    written = said.data.get(letter)
    if isinstance(written, list):
        forms = list(said.forms(letter, f"position of {letter},"))
    elif isinstance(written, dict):
        one = said.form(letter)
        forms = [] if one is None else [one]
    elif said.has(letter):
        return [Position(letter, said.choice(letter, Stance, Stance.NO_ANSWER), place=said.here(letter))]
    else:
        forms = []
    return [_position(one, letter) for one in forms]


def _position(form: Form, letter: Letter) -> Position:
    position = Position(
        party=letter,
        stance=form.choice("stance", Stance, Stance.NO_ANSWER),
        on=form.day("on"),
        source=form.text("source"),
        category=form.text("category"),
        place=form.place,
    )
    form.close()
    return position
