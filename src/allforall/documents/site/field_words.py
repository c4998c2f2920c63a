"""What a statement is about and what it says, in words."""

from collections.abc import Callable
from datetime import date

from allforall.accounts.amount import Amount
from allforall.base.messages import mark, translate
from allforall.claims.record import words as said
from allforall.claims.record.words import Field
from allforall.documents import words
from allforall.documents.site import amounts, terms
from allforall.documents.site.offices import state, states
from allforall.people.statement import Statement

FIELDS = {
    said.DAY: mark("Day"),
    said.STATUS: mark("Whether it took place"),
    said.KIND: mark("What it is"),
    said.MEDIATORS: mark("Mediators"),
    said.BASIS: mark("Basis"),
    said.NOTE: mark("Note of the compiler"),
    said.CONFIDENCE: mark("The compiler's confidence"),
    said.PARTIES: mark("Parties"),
    said.TERMS: mark("Terms"),
    said.DEADLINE: mark("Aimed at"),
    said.OUTCOME: mark("Outcome as the compiler reports it"),
    said.FORMULA: mark("Formula"),
    said.CONDITION: mark("Condition"),
    said.ANSWER: mark("Answer"),
    said.RENEWS: mark("Renews"),
}
HEADS = {
    said.PROMISES: mark("Promised: {flow}"),
    said.DELIVERED: mark("Returned in all under it: {flow}"),
    said.TOTAL: mark("Stated total so far: {flow}"),
    said.HELD: mark("Held by the other side, as stated: {flow}"),
    said.EVERY: mark("Said of every exchange before: {flow}"),
}


def what(name: str, language: str) -> str:
    """Say what a statement is about."""
    field = Field.parse(name)
    if field.head == said.COUNTS and field.flow:
        return translate(mark("Counts towards {promise}: {flow}"), language).format(
            promise=terms.promise_by_id(field.promise, language), flow=terms.flow(field.flow, language)
        )
    if field.flow and not field.head:
        return terms.flow(field.flow, language)
    if field.flow:
        return translate(HEADS[field.head], language).format(flow=terms.flow(field.flow, language))
    if name.startswith(said.NUMBERING):
        side = state(name.rpartition(".")[2].upper(), language)
        return translate(mark("Number in its own count: {side}"), language).format(side=side)
    return translate(FIELDS[name], language) if name in FIELDS else name


def value(each: Statement, language: str) -> str:
    """Say what a statement says."""
    field = Field.parse(each.field)
    if field.flow:
        if field.head == said.COUNTS and each.value == said.ALL:
            return translate(mark("everybody of this exchange"), language)
        return amounts.said(Amount.parse(each.value), language)
    written = _WRITERS.get(each.field)
    return written(each.value, language) if written else each.value


def aimed_at(text: str, language: str) -> str:
    """Write a deadline: a day is aimed at, never promised by this page."""
    try:
        return words.day(date.fromisoformat(text), language)
    except ValueError:
        return translate(mark("no day named"), language)


_WRITERS: dict[str, Callable[[str, str], str]] = {
    said.DAY: lambda text, language: words.day(date.fromisoformat(text), language),
    said.STATUS: lambda text, language: terms.term(terms.STATUSES, text, language),
    said.KIND: lambda text, language: terms.term(terms.KINDS, text, language),
    said.MEDIATORS: lambda text, language: states(text.split(), language),
    said.CONFIDENCE: lambda text, language: terms.term(terms.CONFIDENCES, text, language),
    said.FORMULA: lambda text, language: terms.term(terms.FORMULAS, text, language),
    said.CONDITION: lambda text, language: terms.term(terms.CONDITIONS, text, language),
    said.ANSWER: lambda text, language: terms.term(terms.ANSWERS, text, language),
    said.DEADLINE: aimed_at,
    said.RENEWS: terms.promise_by_id,
}
