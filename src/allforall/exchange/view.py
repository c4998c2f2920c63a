"""Whose eyes a run has. One bureau's view is the normal mode; only a mediator whom both chose sees both."""

from enum import StrEnum

from allforall.base.parties import LETTERS, Letter
from allforall.exchange.definition import Exchange, ListSpec


class View(StrEnum):
    """A bureau's own view, or the view of a mediator who was shown everything."""

    A = "A"
    B = "B"
    BOTH = "both"

    @property
    def letter(self) -> Letter | None:
        """The party whose view this is, or None for the mediator's."""
        return None if self is View.BOTH else ("A" if self is View.A else "B")

    @property
    def sees(self) -> tuple[Letter, ...]:
        """The parties whose secrets this view includes."""
        return LETTERS if self.letter is None else (self.letter,)


def visible(exchange: Exchange, view: View) -> tuple[ListSpec, ...]:
    """Return the lists that this view may open. A file that was shown to nobody here is not even looked for."""
    return tuple(spec for spec in exchange.lists if any(letter in spec.shown_to for letter in view.sees))
