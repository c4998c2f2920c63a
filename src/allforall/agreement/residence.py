"""Whom a condition is about, and where they must stay: in a neutral or another third country, until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allforall.agreement.words import day_words
from allforall.base.messages import mark, translate


class Ending(StrEnum):
    """What ends a stay, where no day does."""

    END_OF_HOSTILITIES = "end_of_hostilities"
    UNDETERMINED = "undetermined"


ENDING_WORDS = {
    Ending.END_OF_HOSTILITIES: mark("until active hostilities have ended"),
    Ending.UNDETERMINED: mark("until when is undetermined"),
}


@dataclass(frozen=True, slots=True)
class Concerned:
    """Named people (`LIST:ROW`), a group in words, or both; `number` is how many the text says they are."""

    entries: tuple[str, ...] = ()
    group: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Residence:
    """Where people must stay, and until when: a day, an event, or undetermined.

    `party_to_conventions` and `assured` answer what GC III 12(2) asks before anybody is handed to a third Power: is it
    party to the Conventions, and has it been ascertained that it is willing and able to apply them. None is not known.
    """

    country: str
    until: date | Ending = Ending.UNDETERMINED
    party_to_conventions: bool | None = None
    assured: bool | None = None

    @property
    def open(self) -> bool:
        """Whether nobody can say when the people may go home."""
        return self.until is Ending.UNDETERMINED

    def until_words(self, language: str = "en") -> str:
        """Say until when."""
        if isinstance(self.until, Ending):
            return translate(ENDING_WORDS[self.until], language)
        return translate(mark("until {day}"), language).format(day=day_words(self.until, language))
