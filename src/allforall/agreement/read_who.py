"""`who:` of a clause, read into conditions. Several keys must all be met; `any` needs one of its parts."""

from allforall.agreement.conditions import AgeBetween, LongHeld, SeriouslyWoundedOrSick
from allforall.agreement.form import Form
from allforall.agreement.predicate import EVERYONE, Every, InCategory, Not, OnList, Predicate, Said, Some
from allforall.people.fields import BY_NAME

ADVERSE = ("nationality", "ethnicity", "race", "religion", "political_opinion")
"""Criteria by which nobody may be chosen to their harm (GC III 16). They are read, so that the law can name them."""


def read_who(form: Form | None) -> Predicate:
    """Read the conditions; nothing written means everyone."""
    if form is None:
        return EVERYONE
    parts = _parts(form)
    form.close()
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _parts(form: Form) -> list[Predicate]:
    parts: list[Predicate] = []
    if (age := form.form("age")) is not None:
        parts += _age(age)
    if (serious := form.flag("seriously_wounded_or_sick")) is not None:
        parts.append(SeriouslyWoundedOrSick() if serious else Not(SeriouslyWoundedOrSick()))
    if form.has("category"):
        parts.append(InCategory(form.texts("category", BY_NAME["category"].codes)))
    parts += [
        Said(name, form.texts(name, BY_NAME[name].codes)) for name in ("sex", "branch") if form.has(name)
    ]
    parts += [Said(name, form.texts(name)) for name in ADVERSE if form.has(name)]
    if (held := form.form("long_held")) is not None:
        years = held.number("years", because="for how many years somebody must be held", least=1)
        held.close()
        parts += [] if years is None else [LongHeld(years)]
    if form.has("on_list"):
        parts.append(OnList(form.text("on_list")))
    if form.has("any"):
        parts.append(Some(tuple(read_who(part) for part in form.forms("any", f"any of {form.name}, part"))))
    if (left_out := form.form("not")) is not None:
        parts.append(Not(read_who(left_out)))
    return parts


def _age(form: Form) -> list[Predicate]:
    youngest, oldest = form.number("from"), form.number("to")
    if youngest is None and oldest is None:
        form.missing("from", "an age needs a beginning or an end")
    elif youngest is not None and oldest is not None and youngest > oldest:
        form.missing("to", "the end of an age comes before its beginning")
    else:
        form.close()
        return [AgeBetween(youngest, oldest)]
    form.close()
    return []
