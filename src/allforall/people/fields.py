"""The fields of a person list: what each means, what kind of value it holds, how sensitive it is."""

from dataclasses import dataclass
from enum import StrEnum

from allforall.people.annex1 import codes_of_people


class Kind(StrEnum):
    """How a cell of this field is read."""

    IDENTIFIER = "identifier"
    NAME = "name"
    DATE = "date"
    CODE = "code"
    TEXT = "text"


class Sensitivity(StrEnum):
    """Who may see a field: identity is for those who work on the case, health and will for fewer still."""

    ORDINARY = "ordinary"
    IDENTITY = "identity"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Field:
    """One column that a person list may have; `codes` are the values of a coded field, `unknown` never among them."""

    name: str
    kind: Kind
    sensitivity: Sensitivity
    meaning: str
    codes: tuple[str, ...] = ()


_ORD, _IDN, _PRO = Sensitivity.ORDINARY, Sensitivity.IDENTITY, Sensitivity.PROTECTED

FIELDS: tuple[Field, ...] = (
    Field("id", Kind.IDENTIFIER, _ORD, "the sender's own number of the row"),
    Field(
        "full_name",
        Kind.NAME,
        _IDN,
        "the name in one cell, family name first unless the header says otherwise",
    ),
    Field("surname", Kind.NAME, _IDN, "family name"),
    Field("given_name", Kind.NAME, _IDN, "given name"),
    Field("patronymic", Kind.NAME, _IDN, "patronymic, or father's name"),
    Field("mother_maiden_name", Kind.NAME, _IDN, "mother's family name at birth"),
    Field("callsign", Kind.TEXT, _IDN, "the name used over the radio"),
    Field("sex", Kind.CODE, _IDN, "sex", ("female", "male")),
    Field("dob", Kind.DATE, _IDN, "date of birth"),
    Field("place_of_birth", Kind.TEXT, _IDN, "place of birth"),
    Field("nationality", Kind.TEXT, _IDN, "nationality"),
    Field("place", Kind.TEXT, _IDN, "where the person lives or is registered"),
    Field("street", Kind.TEXT, _IDN, "street and house where the person lives or is registered"),
    Field("postcode", Kind.TEXT, _IDN, "postal code of that place"),
    Field("occupation", Kind.TEXT, _IDN, "civilian occupation, as written"),
    Field("rank", Kind.TEXT, _IDN, "military rank, as written"),
    Field("unit", Kind.TEXT, _IDN, "military unit, as written"),
    Field(
        "branch",
        Kind.CODE,
        _ORD,
        "branch of service",
        (
            "army",
            "navy",
            "air_force",
            "marines",
            "national_guard",
            "border_guard",
            "territorial_defence",
            "police",
            "intelligence",
            "pmc",
            "other",
        ),
    ),
    Field("personal_number", Kind.IDENTIFIER, _IDN, "service number or personal number"),
    Field(
        "category",
        Kind.CODE,
        _ORD,
        "legal category",
        (
            "pow",
            "retained_medical",
            "civilian_internee",
            "civilian_accused",
            "child",
            "unknown_status",
            "deceased",
        ),
    ),
    Field("capture_date", Kind.DATE, _IDN, "date of capture or of going missing"),
    Field("capture_place", Kind.TEXT, _IDN, "place of capture or where last seen"),
    Field("holder", Kind.TEXT, _PRO, "who has the person in hand"),
    Field("holder_type", Kind.CODE, _PRO, "what kind of holder", ("state", "defacto", "company", "unknown")),
    Field("site", Kind.TEXT, _PRO, "place of detention"),
    Field("held_since", Kind.DATE, _PRO, "held by this holder since"),
    Field("last_sign_of_life", Kind.DATE, _PRO, "date of the last sign of life"),
    Field(
        "condition",
        Kind.CODE,
        _PRO,
        "state of health, as somebody reports it",
        ("well", "sick", "wounded", "seriously_sick", "seriously_wounded"),
    ),
    Field(
        "medical_class",
        Kind.CODE,
        _PRO,
        "class by a mixed medical commission (GC III Annex I)",
        ("A", "B", "NC", "none", "unset"),
    ),
    Field(
        "annex_code",
        Kind.CODE,
        _PRO,
        "what a doctor found, as a code of GC III Annex I",
        codes_of_people(),
    ),
    Field("will", Kind.CODE, _PRO, "the person's own wish to return", ("wishes", "refuses")),
    Field("will_heard_by", Kind.CODE, _PRO, "who heard that wish", ("neutral", "holder", "family")),
    Field("source", Kind.TEXT, _ORD, "who says what stands in this row"),
    Field(
        "reliability",
        Kind.CODE,
        _ORD,
        "reliability of the source (Admiralty)",
        ("A", "B", "C", "D", "E", "F"),
    ),
    Field(
        "status",
        Kind.CODE,
        _PRO,
        "where the person is in the work",
        (
            "missing",
            "held_unacknowledged",
            "held_acknowledged",
            "agreed",
            "in_transfer",
            "returned",
            "refused_return",
            "released_otherwise",
            "escaped",
            "deceased",
        ),
    ),
    Field("note", Kind.TEXT, _PRO, "anything else"),
)

BY_NAME: dict[str, Field] = {f.name: f for f in FIELDS}
NAME_FIELDS = ("surname", "given_name", "patronymic")
