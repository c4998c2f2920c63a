"""What may stand in a paper: texts with a longest length, days as precisely as they are known, people by their names."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from allforall.base.dates import PartialDate
from allforall.base.limits import DEFAULT_LIMITS

MOST_PEOPLE = 10_000
MOST_LETTERS = DEFAULT_LIMITS.cell_chars
"""As many as a cell of a list may have: whatever a list says, a paper can say."""


def _typed(value: object) -> object:
    """Take what YAML makes of a day or a number that was typed without quotation marks for the text that it is."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _day(value: str) -> str:
    try:
        return str(PartialDate.parse(value)) if value else ""
    except ValueError as error:
        msg = "it is no date; write it as 2025-06-09, 2025-06 or 2025"
        raise ValueError(msg) from error


Line = Annotated[str, BeforeValidator(_typed), StringConstraints(max_length=MOST_LETTERS)]
"""One line of a form; empty where it is not known."""
Wanted = Annotated[Line, StringConstraints(min_length=1)]
Story = Annotated[str, StringConstraints(max_length=MOST_LETTERS)]
Day = Annotated[
    str, BeforeValidator(_typed), AfterValidator(_day), Field(json_schema_extra={"format": "day"})
]
"""A day, a month or a year in ISO form; empty where it is not known."""
Count = Annotated[int, Field(ge=0, le=10_000_000)]


class Content(BaseModel):
    """What a paper, or a part of it, says: closed, so that nothing slips in that no form has a place for."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @property
    def unjudged(self) -> bool:
        """Whether a match behind it was judged by nobody."""
        return False


class Named(Content):
    """A person by name, in the script of the home list."""

    surname: Line = ""
    given_name: Line = ""
    patronymic: Line = ""

    @property
    def full_name(self) -> str:
        """The whole name, family name first."""
        return " ".join(part for part in (self.surname, self.first_names) if part)

    @property
    def first_names(self) -> str:
        """Given name and patronymic."""
        return " ".join(part for part in (self.given_name, self.patronymic) if part)


class Identity(Named):
    """What a prisoner may be asked for, and what a card of identity holds (GC III 17)."""

    born: Day = ""
    birth_place: Line = ""
    rank: Line = ""
    service_number: Line = ""
