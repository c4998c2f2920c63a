"""Cases and rounds for tests of the policy and of formulas."""

from datetime import date, timedelta

from hypothesis import strategies as st

from agreement_people import person, soldier
from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.conditions import AgeBetween, SeriouslyWoundedOrSick
from allforall.agreement.predicate import InCategory
from allforall.base.parties import other
from allforall.planning.case import Case, Logistics, RoundSlot
from allforall.planning.policy import compile_problem

AS_OF = date(2025, 6, 6)
AGREED = date(2025, 6, 2)
WOUNDED = Clause("wounded", "The wounded", Formula.ALL_FOR_ALL_CATEGORY, SeriouslyWoundedOrSick())
YOUNG = Clause("young", "18 to 25", Formula.ALL_FOR_ALL_CATEGORY, AgeBetween(18, 25), exposure_limit=2)
REST = Clause("rest", "The others", Formula.AT_LEAST_N, InCategory(("pow",)), exposure_limit=1)


def agreement(*clauses):
    return Agreement("test", "Test", AGREED, clauses or (WOUNDED, YOUNG, REST))


def case(case_id, goes_to="A", *, who=None, held_by=..., verified=True, site="", fit_from=None, **said):
    """Make a case of a prisoner of war unless a category is said."""
    entry = f"{other(goes_to).lower()}-held:{case_id}"
    found = who or (person if "category" in said else soldier)(case_id, entry, **said)
    holder = other(goes_to) if held_by is ... else held_by
    return Case(found, holder, goes_to, "a service", site, verified, judged=True, fit_from=fit_from)


def rounds(count=3, seats=10, stretchers=None, every=7, **rest):
    slots = tuple(
        RoundSlot(
            AS_OF + timedelta(days=every * (i + 1)),
            {"A": seats, "B": seats},
            None if stretchers is None else {"A": stretchers, "B": stretchers},
        )
        for i in range(count)
    )
    return Logistics(slots, date(2025, 12, 31), **rest)


def compiled(cases, text=None, logistics=None):
    return compile_problem(text or agreement(), cases, logistics or rounds(), salt="salt", as_of=AS_OF)


def codes(found):
    return {finding.code for finding in found.findings}


SAID = st.fixed_dictionaries(
    {},
    optional={
        "category": st.sampled_from(
            [
                "pow",
                "child",
                "civilian_internee",
                "civilian_accused",
                "retained_medical",
                "unknown_status",
                "deceased",
            ]
        ),
        "dob": st.sampled_from(["2009-01-01", "2004-02-29", "2000", "1999-06", "1980-05-05"]),
        "condition": st.sampled_from(["well", "wounded", "seriously_sick", "seriously_wounded"]),
        "medical_class": st.sampled_from(["A", "B", "NC", "none", "unset"]),
        "will": st.sampled_from(["wishes", "refuses"]),
        "will_heard_by": st.sampled_from(["neutral", "holder", "family"]),
        "capture_date": st.sampled_from(["2022-03", "2024-01-01", "2025-05-05"]),
        "status": st.sampled_from(["held_acknowledged", "returned", "deceased"]),
    },
)


@st.composite
def everybody(draw, most=12):
    """Draw people of both parties, some held by nobody whom a party can order."""
    found = []
    for number, (said, goes_to, reached) in enumerate(
        draw(
            st.lists(
                st.tuples(SAID, st.sampled_from("AB"), st.sampled_from([True, True, True, False])),
                max_size=most,
            )
        )
    ):
        who = person(f"p{number}", f"list:{number}", **said)
        found.append(case(f"p{number}", goes_to, who=who, held_by=other(goes_to) if reached else None))
    return found
