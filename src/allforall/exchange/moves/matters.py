"""What may move a person in an exchange, and the reasons that may be given for it."""

from enum import StrEnum

from allforall.base.messages import mark


class Matter(StrEnum):
    """What was changed. Each needs a reason and a second person."""

    BIRTH = "birth"
    HEALTH = "health"
    WILL = "will"
    IDENTITY = "identity"
    STANDING = "standing"
    PRESENCE = "presence"
    SEAT = "seat"


WORDS: dict[Matter, str] = {
    Matter.BIRTH: mark("date of birth"),
    Matter.HEALTH: mark("medical class"),
    Matter.WILL: mark("own will"),
    Matter.IDENTITY: mark("name or number"),
    Matter.STANDING: mark("another fact that decides who goes"),
    Matter.PRESENCE: mark("presence on a list"),
    Matter.SEAT: mark("seat in a round"),
}

FIELDS: dict[str, Matter] = {
    "dob": Matter.BIRTH,
    "condition": Matter.HEALTH,
    "medical_class": Matter.HEALTH,
    "annex_code": Matter.HEALTH,
    "will": Matter.WILL,
    "will_heard_by": Matter.WILL,
    "surname": Matter.IDENTITY,
    "given_name": Matter.IDENTITY,
    "patronymic": Matter.IDENTITY,
    "personal_number": Matter.IDENTITY,
    "category": Matter.STANDING,
    "status": Matter.STANDING,
    "sex": Matter.STANDING,
    "branch": Matter.STANDING,
    "rank": Matter.STANDING,
    "capture_date": Matter.STANDING,
    "held_since": Matter.STANDING,
    "holder": Matter.STANDING,
    "holder_type": Matter.STANDING,
    "site": Matter.STANDING,
}
"""Every field of a list that a plan reads, and the names: another name in a row is another person in its place."""

FOLLOWS = "follows"
"""The reason of a seat that the planner itself gives once the facts above are as they are now."""

REASONS: dict[str, str] = {
    "document_seen": mark("an official document was seen"),
    "typing_corrected": mark("a slip of the pen was put right; the paper says so"),
    "doctor_found": mark("a doctor or a medical commission found it"),
    "neutral_heard": mark("a neutral heard it from the person"),
    "family_said": mark("the family said so, and it was checked"),
    "list_came_again": mark("whoever sent the list sent it again"),
    "same_person_twice": mark("two rows are one person, judged so"),
    "other_person": mark("the row is about somebody else, judged so"),
    "came_home": mark("the person is home"),
    "died": mark("the person died"),
    "agreed_by_both": mark("both parties agreed on it"),
    "not_fit_to_travel": mark("a doctor says that the person cannot travel on that day"),
    FOLLOWS: mark("follows from changes of facts that were decided"),
}
"""Codes that may stand in a sheet and in the ledger. What else there is to say is written beside them and stays in the house."""
