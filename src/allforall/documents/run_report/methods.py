"""How each number was obtained, in sentences, and by which programs."""

from importlib.metadata import version

from allforall.base.messages import mark
from allforall.documents.report.model import Method
from allforall.exchange.outcome import Outcome
from allforall.planning.words import demand

_PROGRAMS = ("allforall", "splink", "duckdb", "highspy", "polars")
_GAP_SHOWN = 1e-9


def methods(outcome: Outcome) -> tuple[Method, ...]:
    """Say how people were recognised, clauses decided, rounds planned, and what a missing number means."""
    return (_same_person(outcome), _eligible(), _plan(outcome), _home(), _unknown())


def versions() -> tuple[tuple[str, str], ...]:
    """Name the programs that the numbers depend on."""
    return tuple((name, version(name)) for name in _PROGRAMS)


def _same_person(outcome: Outcome) -> Method:
    how = next((links.how for several in outcome.linked.values() for links in several.links.values()), {})
    bits = ""
    if how:
        bits = (
            f" Taken for the same person at {how['match_bits']:g} bits of evidence or more,"
            f" or {how['alone_bits']:g} where nobody else comes near, and never on a name alone;"
            f" from {how['review_bits']:g} bits on a person judges."
        )
    return Method(
        mark("Same person"), mark("Names in any spelling, dates and places compared field by field.") + bits
    )


def _eligible() -> Method:
    return Method(
        mark("Eligible"),
        mark(
            "Each clause is decided on its reference date over everything that was said. Where what was said leaves "
            "both answers possible, a person is undetermined. Whoever is undetermined under one clause may go under another: "
            "the first screen counts those whom no clause can take in yet."
        ),
    )


def _plan(outcome: Outcome) -> Method:
    plan = outcome.plan
    if plan.status == "infeasible":
        problem = outcome.compiled.problem
        sets = " Also: ".join(
            "; ".join(demand(problem, item) for item in items) for items in plan.blocking_sets
        )
        return Method(mark("Plan"), f"No plan keeps every term. These contradict each other: {sets}.")
    order = "returns without a counterpart first, then people home, then days of captivity saved"
    gap = plan.gap or 0.0
    proof = (
        "Proven best"
        if plan.status == "optimal"
        else f"Within {max(gap, _GAP_SHOWN):.2g} of the best possible"
    )
    return Method(
        mark("Plan"),
        f"{proof}: {order}. Days are weighed by health and years held. Between people whom nothing else tells apart a salt decides.",
    )


def _home() -> Method:
    return Method(
        mark("Stages"),
        mark("All rounds here are planned. Nobody is shown as home before a handover is recorded."),
    )


def _unknown() -> Method:
    return Method(
        mark("No number"), mark("What is not known or not disclosed stays empty and is never counted as 0.")
    )
