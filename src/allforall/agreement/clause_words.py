"""A clause term by term, in words: what a delegation reads out, and what two texts are compared by."""

from collections.abc import Iterator
from dataclasses import dataclass

from allforall.agreement.clauses import Agreement, Clause, Direction, Formula, Pair, Tie
from allforall.agreement.conditions import AgeBetween, LongHeld
from allforall.agreement.eligible import implied_category
from allforall.agreement.parts import Condition, Position
from allforall.agreement.predicate import EVERYONE, parts_of
from allforall.agreement.quantity import SCOPE_WORDS, Quantity
from allforall.agreement.residence import Concerned
from allforall.agreement.who_words import who_words
from allforall.agreement.words import STANCE_WORDS, day_words, listed
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter

FORMULA_WORDS = {
    Formula.ALL_FOR_ALL: mark("all for all"),
    Formula.ALL_FOR_ALL_CATEGORY: mark("all for all within a category"),
    Formula.N_FOR_N: mark("so many for so many"),
    Formula.N_FOR_M: mark("so many for so many others"),
    Formula.AT_LEAST_N: mark("at least so many"),
    Formula.BODIES_N_FOR_N: mark("remains"),
    Formula.ONE_WAY: mark("one way, without a counterpart"),
    Formula.NAMED: mark("people whom the text names"),
}
_DIRECTION_WORDS = {
    Direction.BOTH: mark("home to both"),
    Direction.TO_A: mark("home to A"),
    Direction.TO_B: mark("home to B"),
}
_TIE_WORDS = {Tie.SAME_ROUND: mark("in the same round as"), Tie.NOT_BEFORE: mark("not before")}


@dataclass(frozen=True, slots=True)
class Term:
    """One term: a stable key, its name and what the text says, in words."""

    key: str
    name: str
    words: str


def terms(clause: Clause, agreement: Agreement) -> tuple[Term, ...]:
    """Say every term that a clause states, in the order in which people read them; what it leaves open is left out."""
    return tuple(term for term in _terms(clause, agreement) if term.words)


def _terms(clause: Clause, agreement: Agreement) -> Iterator[Term]:
    yield Term("title", "title", clause.title)
    yield Term("formula", "formula", FORMULA_WORDS[clause.formula])
    yield Term("direction", "direction", _DIRECTION_WORDS[clause.direction])
    yield Term("who", "who", _who(clause))
    yield Term("list", "list", clause.list_name)
    yield Term("quantity", "number", clause.quantity.words() if clause.quantity else "")
    yield Term("scope", "counts", _scope(clause.quantity))
    yield Term("ratio", "ratio", _ratio(clause))
    weights = [f"a {rank} for {weight}" for rank, weight in sorted(clause.equivalents.items())]
    yield Term("equivalents", "weights by rank", listed(weights))
    limit = clause.exposure_limit
    yield Term("exposure_limit", "limit of exposure", "" if limit is None else f"{limit:,} ahead at most")
    yield Term("reference_date", "reference date", reference_words(clause, agreement))
    yield Term("agreed_on", "agreed on", day_words(clause.agreed_on) if clause.agreed_on else "")
    yield Term("deadline", "deadline", day_words(clause.deadline) if clause.deadline else "")
    yield Term("target_date", "aimed at", day_words(clause.target_date) if clause.target_date else "")
    for pair in clause.pairs:
        yield Term(f"pair {pair.id}", f"pair {pair.id}", _pair(pair))
    for category in clause.categories:
        words = {category.title: None, who_words(category.who): None}
        yield Term(f"category {category.id}", f"category {category.id}", ": ".join(words))
    for condition in clause.conditions:
        yield Term(f"condition {condition.id}", f"condition {condition.id}", _condition(condition))
    for letter in LETTERS:
        yield from _positions(clause, letter)
    yield Term("sources", "sources", listed(list(clause.sources)))
    yield Term("note", "note", clause.note)


def _who(clause: Clause) -> str:
    """Say whom a clause is about; what its formula implies is told apart from what its text says."""
    implied = implied_category(clause)
    if implied is not None:
        words = f"{who_words(implied)}, by its formula"
        return words if clause.who == EVERYONE else f"{who_words(clause.who)}; {words}"
    return "" if clause.who == EVERYONE else who_words(clause.who)


def reference_words(clause: Clause, agreement: Agreement) -> str:
    """Say on which day age and time in captivity count, and by whose word; nothing where the day decides nothing."""
    if clause.on_round_day:
        return mark("the day of the round")
    dated = any(isinstance(part, AgeBetween | LongHeld) for part, _ in parts_of(clause.who))
    if clause.reference_date is None and not dated:
        return ""
    day = day_words(agreement.reference_date(clause))
    if clause.reference_date is not None:
        return day
    return f"{day}, the day on which it was agreed: the text names none"


def _scope(quantity: Quantity | None) -> str:
    """Say whom a number counts, and how sources read it where the text leaves that open."""
    if quantity is None:
        return ""
    readings = "; ".join(f"{each.source} reads it {SCOPE_WORDS[each.scope]}" for each in quantity.readings)
    return f"{SCOPE_WORDS[quantity.scope]} ({readings})" if readings else SCOPE_WORDS[quantity.scope]


def _ratio(clause: Clause) -> str:
    if clause.ratio is None:
        return ""
    return " for ".join(f"{clause.ratio[letter]:,} out of {letter}'s hands" for letter in LETTERS)


def _pair(pair: Pair) -> str:
    return f"{pair.first} {_TIE_WORDS[pair.tie]} {pair.second}"


def _condition(condition: Condition) -> str:
    parts = [condition.says, f"effect: {condition.effect.replace('_', ' ')}"]
    if condition.concerns is not None:
        parts.append(f"concerns {_concerned(condition.concerns)}")
    if condition.residence is not None:
        parts.append(f"in {condition.residence.country} {condition.residence.until_words()}")
    if condition.waits_for:
        parts.append(f"waits for {condition.waits_for}")
    if condition.until is not None:
        parts.append(f"until {day_words(condition.until)}")
    return " · ".join(part for part in parts if part)


def _concerned(whom: Concerned) -> str:
    number = "" if whom.number is None else f"{whom.number:,} people: "
    return number + listed([*([whom.group] if whom.group else []), *whom.entries])


def _positions(clause: Clause, letter: Letter) -> Iterator[Term]:
    """Say what a party says now, and what it said before; of a category only where it was spoken of."""
    yield Term(
        f"position {letter}",
        f"{letter} says",
        _history(clause.history_of(letter)) or STANCE_WORDS["no_answer"],
    )
    for category in clause.categories:
        history = clause.history_of(letter, category.id)
        if any(each.category for each in history):
            name = f"{letter} says of {category.title}"
            yield Term(f"position {letter} {category.id}", name, _history(history))


def _history(said: tuple[Position, ...]) -> str:
    words = [STANCE_WORDS[each.stance] + (f" ({day_words(each.on)})" if each.on else "") for each in said]
    return ", before: ".join(reversed(words))
