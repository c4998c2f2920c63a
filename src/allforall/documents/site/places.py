"""Where pages lie inside the folder of a language, and the figures that link to statements on them."""

from dataclasses import dataclass
from datetime import date

from allforall.accounts.reported import Reported
from allforall.base.messages import translate
from allforall.claims.record.views import EXCHANGE, TALLY
from allforall.documents.site import amounts


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words that opens to its statement; `href` counts from the folder of the language, empty for none."""

    words: str
    href: str = ""
    unknown: bool = False


def page_of(entry: str) -> str:
    """Name the page of an exchange or of a promise; a day of which only a total is said stands among the totals."""
    if entry.startswith(TALLY):
        return "numbering.html"
    folder = "exchange" if entry.startswith(EXCHANGE) else "promise"
    return f"{folder}/{entry}.html"


def day_of(entry: str) -> date:
    """Return the day with which an id begins."""
    return date.fromisoformat(entry[3:13])


def anchor(entry: str, statement: str) -> str:
    """Name the place of a statement."""
    return f"{page_of(entry)}#{statement}"


def figure(entry: str, value: Reported | None, language: str) -> Figure:
    """Link what several sources say to the first of them; the others stand beside it there."""
    text = amounts.reported(value, language)
    if value is None or not value.sayings:
        return Figure(text, "", unknown=True)
    return Figure(text, anchor(entry, value.sayings[0].statement), unknown=not value.amount.known)


def does_not_apply(language: str) -> Figure:
    """Show that there is nothing to count."""
    return Figure(translate("–", language))
