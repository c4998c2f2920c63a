"""A person's own wish to return, and whose word there is for it (GC III 109(3))."""

from enum import StrEnum

from allforall.people.person import Person


class Will(StrEnum):
    """What is recorded of a person's wish. Only a refusal that a neutral heard keeps anybody back."""

    WISHES = "wishes"
    REFUSED_TO_NEUTRAL = "refused_to_neutral"
    REFUSAL_REPORTED = "refusal_reported"
    """By the holder, the family or nobody named: a neutral asks the person."""
    NOT_RECORDED = "not_recorded"


def will_of(person: Person) -> Will:
    """Read what each entry says of the wish together with who heard it there.

    A wish and its hearer belong together only within one entry: a neutral's visit in one list does not lend its weight
    to a refusal that the holder wrote in another. A refusal before a neutral outweighs every other word.
    """
    heard = {}
    for statement in person.said("will_heard_by"):
        heard[statement.entry] = statement.value
    wishes = [(statement.value, heard.get(statement.entry)) for statement in person.said("will")]
    if ("refuses", "neutral") in wishes:
        return Will.REFUSED_TO_NEUTRAL
    if ("wishes", "neutral") in wishes:
        return Will.WISHES
    if any(wish == "refuses" for wish, _ in wishes):
        return Will.REFUSAL_REPORTED
    return Will.WISHES if wishes else Will.NOT_RECORDED
