"""A paper: its kind, who issues it, when, and what it says, in whichever languages. Its digest is that of all of this."""

from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import AfterValidator, Field, SerializeAsAny, field_serializer, model_validator

from allforall.base.canonical import canonical_bytes, spoken_groups
from allforall.documents.papers.values import Content, Line, Wanted

VERSION = 1
LANGUAGES = ("en", "uk", "ru", "tr", "ar")
Language = Literal["en", "uk", "ru", "tr", "ar"]
Said = TypeVar("Said", bound=Content)


class Kind(StrEnum):
    """The papers that there are."""

    MANIFEST = "manifest"
    HANDOVER = "handover"
    CAPTURE_CARD = "capture-card"
    REPATRIATION = "repatriation"
    DEATH = "death"
    RECEIPT = "receipt"
    FAMILY = "family"
    STATEMENT = "statement"


def _in_utc(moment: datetime) -> datetime:
    utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return utc.replace(microsecond=0)


def _different(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    if len(set(languages)) < len(languages):
        msg = "a language stands there twice"
        raise ValueError(msg)
    return languages


class Paper(Content, Generic[Said]):
    """One paper. `judged` says whether a person stands behind every match in it; without that it is a draft on every page.

    `languages` are one to three, the first one leading; all say the same, so they are no part of the digest: what one side
    reads in Ukrainian and the other in Russian bears the same digest.
    """

    paper: Kind
    v: Literal[1] = 1
    reference: Wanted
    issued_by: Wanted
    made_at: Annotated[datetime, AfterValidator(_in_utc)]
    languages: Annotated[
        tuple[Language, ...], Field(min_length=1, max_length=3), AfterValidator(_different)
    ] = ("en",)
    judged: bool
    exchange: Line = ""
    notice: Line = ""
    content: SerializeAsAny[Said]

    @model_validator(mode="after")
    def _draft(self) -> Self:
        if self.judged and self.content.unjudged:
            msg = "judged is true, and a person in it is not judged; a paper is no better than its weakest match"
            raise ValueError(msg)
        return self

    @field_serializer("made_at")
    def _moment(self, value: datetime) -> str:
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")

    def to_bytes(self) -> bytes:
        """Write all that the paper says in canonical form (RFC 8785); what is not known is left out."""
        said = self.model_dump(mode="json", exclude_defaults=True, exclude={"languages"})
        return canonical_bytes({**said, "v": VERSION})

    @property
    def digest(self) -> str:
        """The SHA-256 of the canonical form, in hex."""
        return sha256(self.to_bytes()).hexdigest()

    @property
    def spoken(self) -> str:
        """The digest for reading aloud, as everywhere in this house."""
        return spoken_groups(self.digest)
