"""One clause of `agreement.yaml`, read and checked against what its formula needs."""

from allforall.agreement.clauses import Category, Clause, Direction, Formula, Pair, Tie
from allforall.agreement.findings import AIMED_AT, MISSING, SCOPE_OPEN, WRONG_VALUE
from allforall.agreement.form import Form
from allforall.agreement.predicate import Predicate, Unreadable
from allforall.agreement.quantity import SCOPE_WORDS, Bound, Quantity, Reading, Scope
from allforall.agreement.read_condition import read_condition
from allforall.agreement.read_positions import read_positions
from allforall.agreement.read_who import read_who
from allforall.agreement.words import day_words
from allforall.base.finding import blocks
from allforall.base.parties import LETTERS, Letter

DAY_OF_ROUND = "day_of_round"
"""How a text says that age and time in captivity count on the day of the round."""


def read_clause(form: Form) -> Clause | None:
    """Read a clause; None where it has no id or no formula, since nobody could be counted under it."""
    clause_id = form.identifier("id", because="people are counted under it by its id")
    title = form.text("title") or clause_id
    if not form.has("formula"):
        form.missing("formula", "it says how people are set against each other")
    before = len(form.findings)
    formula = form.choice("formula", Formula, Formula.ALL_FOR_ALL)
    readable = form.has("formula") and len(form.findings) == before
    on_round_day = form.data.get("reference_date") == DAY_OF_ROUND
    categories = form.each("categories", "category", _category)
    clause = Clause(
        id=clause_id,
        title=title,
        formula=formula,
        who=_who(form),
        agreed_on=form.day("agreed_on"),
        reference_date=None if on_round_day else form.day("reference_date"),
        quantity=_quantity(form, title),
        ratio=_ratio(form),
        equivalents=_equivalents(form),
        pairs=form.each("pairs", "pair", _pair),
        exposure_limit=form.number("exposure_limit"),
        deadline=form.day("deadline"),
        target_date=form.day("target_date"),
        list_name=form.text("list"),
        direction=form.choice("direction", Direction, Direction.BOTH),
        positions=read_positions(form, frozenset(each.id for each in categories)),
        conditions=form.each("conditions", "condition", read_condition),
        sources=form.texts("sources"),
        note=form.text("note"),
        place=form.place,
        on_round_day=on_round_day and form.has("reference_date"),
        categories=categories,
    )
    if not (clause_id and readable):
        return None
    _check_needs(clause, form)
    return clause


def _who(form: Form) -> Predicate:
    """Read the conditions. Where one cannot be read, the whole stays open: a lost condition must let nobody in."""
    before = len(form.findings)
    who = read_who(form.form("who"))
    return Unreadable() if blocks(form.findings[before:]) else who


def _category(form: Form) -> Category | None:
    category_id = form.identifier("id", because="positions name the category by it")
    category = Category(category_id, form.text("title") or category_id, _who(form))
    return category if category_id else None


def _quantity(form: Form, title: str) -> Quantity | None:
    said = form.form("quantity")
    if said is None:
        return None
    quantity = Quantity(
        kind=said.choice("kind", Bound, Bound.UNKNOWN),
        number=said.number("number"),
        upper=said.number("upper"),
        scope=said.choice("scope", Scope, Scope.UNKNOWN),
        readings=said.each("readings", "reading", _reading),
    )
    said.close()
    if quantity.kind is not Bound.UNKNOWN and quantity.number is None:
        said.missing("number", "a bound needs its number")
    if quantity.kind is Bound.RANGE and (quantity.upper is None or quantity.upper < (quantity.number or 0)):
        said.missing("upper", "a range ends at or above where it begins")
    if quantity.number is not None and quantity.scope is Scope.UNKNOWN:
        form.findings.append(
            SCOPE_OPEN.at(said.place, title=title, number=quantity.words(), readings=_sources_read(quantity))
        )
    return quantity


def _reading(form: Form) -> Reading | None:
    scope, source = (
        form.choice("scope", Scope, Scope.UNKNOWN),
        form.text("source", because="it says who reads it so"),
    )
    return Reading(scope, source) if source else None


def _sources_read(quantity: Quantity) -> str:
    read = [f"{reading.source}: {SCOPE_WORDS[reading.scope]}" for reading in quantity.readings]
    return f" ({'; '.join(read)})" if read else ""


def _ratio(form: Form) -> dict[Letter, int] | None:
    said = form.form("ratio")
    if said is None:
        return None
    numbers = {letter: said.number(letter, because="a ratio names both sides", least=1) for letter in LETTERS}
    said.close()
    found = {letter: number for letter, number in numbers.items() if number is not None}
    return found if len(found) == len(LETTERS) else None


def _equivalents(form: Form) -> dict[str, int]:
    said = form.form("equivalents")
    if said is None:
        return {}
    weights = {str(rank).casefold(): said.number(str(rank), least=1) for rank in said.data}
    said.close()
    return {rank: weight for rank, weight in weights.items() if weight is not None}


def _pair(form: Form) -> Pair | None:
    pair_id = form.text("id", because="plans name the pair by it")
    first = form.text("first", because="it says who, as LIST:ROW")
    second = form.text("second", because="it says who, as LIST:ROW")
    tie = form.choice("tie", Tie, Tie.SAME_ROUND)
    return Pair(pair_id, first, second, tie, form.place) if pair_id and first and second else None


def _check_needs(clause: Clause, form: Form) -> None:
    """Find what the formula needs and the text does not say."""
    needs = {
        Formula.N_FOR_N: ("quantity", clause.quantity, "so many for so many needs a number"),
        Formula.AT_LEAST_N: ("quantity", clause.quantity, "at least so many needs a number"),
        Formula.N_FOR_M: ("ratio", clause.ratio or clause.equivalents, "it says how many stand for how many"),
        Formula.NAMED: ("pairs", clause.pairs, "it says who is named"),
        Formula.BODIES_N_FOR_N: ("quantity", clause.quantity, "it says how many remains"),
    }
    key, value, because = needs.get(clause.formula, ("", True, ""))
    if not value:
        form.findings.append(MISSING.at(form.place, part=form.name, key=key, why=because))
    if clause.formula is Formula.ONE_WAY and clause.direction is Direction.BOTH:
        why = "one way is home to A or home to B"
        form.findings.append(MISSING.at(form.place, part=form.name, key="direction", why=why))
    if clause.exposure_limit is not None and not clause.counts:
        wanted = "needed: nobody stands against anybody in this clause"
        part = f"exposure_limit of {form.name}"
        place = form.here("exposure_limit")
        form.findings.append(
            WRONG_VALUE.at(place, value=str(clause.exposure_limit), part=part, wanted=wanted)
        )
    if clause.target_date is not None and clause.deadline is None:
        day = day_words(clause.target_date)
        form.findings.append(AIMED_AT.at(form.here("target_date"), title=clause.title, day=day))
