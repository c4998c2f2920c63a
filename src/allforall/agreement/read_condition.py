"""One condition of a clause, read as an object: what it says, whom it concerns, where they stay and until when."""

from datetime import date

from allforall.agreement.findings import WRONG_VALUE
from allforall.agreement.form import Form
from allforall.agreement.parts import Condition, Effect
from allforall.agreement.residence import Concerned, Ending, Residence


def read_condition(form: Form) -> Condition | None:
    """Read a condition; None where it has no id."""
    condition_id = form.text("id", because="a condition is spoken of by it")
    condition = Condition(
        id=condition_id,
        says=form.text("says", because="people must be able to read it"),
        effect=form.choice("effect", Effect, Effect.OTHER),
        waits_for=form.text("waits_for"),
        until=form.day("until"),
        source=form.text("source"),
        place=form.place,
        concerns=_concerned(form.form("concerns")),
        residence=_residence(form.form("residence")),
    )
    if condition.residence is not None and condition.effect is not Effect.THIRD_COUNTRY:
        part, wanted = f"effect of {form.name}", "third_country, though it says where people must stay"
        form.findings.append(
            WRONG_VALUE.at(form.here("effect"), value=condition.effect, part=part, wanted=wanted)
        )
    return condition if condition_id else None


def _concerned(form: Form | None) -> Concerned | None:
    if form is None:
        return None
    found = Concerned(form.texts("people"), form.text("group"), form.number("number", least=1))
    if not (found.entries or found.group):
        form.missing(
            "people", "a condition on some people says who they are, by name (LIST:ROW) or as a group"
        )
    form.close()
    return found


def _residence(form: Form | None) -> Residence | None:
    if form is None:
        return None
    country = form.text("country", because="it says where they must stay")
    until: date | Ending | None
    if isinstance(form.data.get("until"), str):
        until = form.choice("until", Ending, Ending.UNDETERMINED)
    else:
        until = form.day("until") or Ending.UNDETERMINED
    party, assured = form.flag("party_to_conventions"), form.flag("assured")
    form.close()
    return Residence(country, until, party, assured) if country else None
