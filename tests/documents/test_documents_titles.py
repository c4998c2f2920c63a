"""Titles that say what is to be seen: short, right for any numbers, and no more than the data carries."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.finding import KINDS, FindingKind, Severity
from allforall.base.place import Place
from allforall.documents.charts.exposure import Exposure, Step
from allforall.documents.charts.flow import Column, Flow
from allforall.documents.charts.pairs import Reason
from allforall.documents.charts.promises import ClausePromises, Promise
from allforall.documents.charts.pyramid import Band, Pyramid
from allforall.documents.counts import Absent, Sides
from allforall.documents.report import titles
from allforall.documents.report.group import grouped
from allforall.documents.report.lead import lead
from allforall.documents.report.model import FindingGroup, Formula, Here, Round, Stage
from allforall.documents.report.source_documents import source_documents
from documents import example_report

PEOPLE = st.integers(0, 1_000_000)
COUNTS = st.one_of(PEOPLE, st.sampled_from(list(Absent)))
SIDES = st.builds(Sides, COUNTS, COUNTS)
DAY = date(2025, 6, 9)


def short(sentence):
    return bool(sentence) and len(sentence.split()) <= 12


def formula(name, a, b):
    nobody = Sides(0, 0)
    return Formula(name, "", Sides(a, b), nobody, nobody, nobody, None, 0, 0, "people")


def bounded(limit, *ahead):
    return Exposure("1", "", "", limit, tuple(Step(n, DAY, value) for n, value in enumerate(ahead, 1)))


@given(st.lists(st.integers(0, 400), max_size=60))
def test_rounds_are_counted_in_few_words(offsets):
    found = [Round(n, DAY + timedelta(days=d), Sides(1, 1)) for n, d in enumerate(offsets, 1)]
    assert short(titles.rounds(found))


@pytest.mark.parametrize(
    ("offsets", "title"),
    [
        ([], "No round is planned"),
        ([0], "One round, on 9 June 2025"),
        ([0, 0], "2 rounds in 1 day"),
        ([0, 5], "2 rounds in 6 days"),
        ([0, 13], "2 rounds in 2 weeks"),
        ([0, 44], "2 rounds in 7 weeks"),
    ],
)
def test_rounds_are_counted_right(offsets, title):
    assert (
        titles.rounds([Round(n, DAY + timedelta(days=d), Sides(1, 1)) for n, d in enumerate(offsets)])
        == title
    )


@given(PEOPLE, PEOPLE)
def test_entries_asked_for_are_counted_over_the_lists_that_can_be_seen(both, rest):
    seen = Flow("A", "", Column("", "A", both, 0, (("no trace", rest),)), Column("", "B", both, 0), "", "")
    hidden = Flow("B", "", Absent.NOT_SHOWN, Column("", "A", 0, 0, (("held", 5),)), "", "")
    title = titles.flows((seen, hidden))
    assert short(title)
    if both + rest > 1:
        assert title == f"{both:,} of {both + rest:,} entries asked for are on both lists"
    assert titles.flows((hidden,)) == "Who is on whose list"


@given(st.lists(st.floats(-100, 100, allow_nan=False), max_size=5), st.floats(0, 100))
def test_a_title_never_promises_more_balance_than_there_is(ahead, limit):
    title = titles.exposures((bounded(limit, *ahead),))
    assert short(title)
    beyond = any(abs(value) > limit for value in ahead)
    assert (title == "One side would pass the limit") == beyond
    if "even" in title:
        assert not any(ahead)
    if "%" in title:
        share = int(title.split("%")[0].split()[-1])
        assert max(abs(v) for v in ahead) <= limit * share / 100 + 1e-9


def test_a_limit_that_is_touched_is_not_passed():
    assert titles.exposures((bounded(15, 15),)) == "Who is ahead reaches the limit and never passes it"
    assert titles.exposures((bounded(1000, 999),)) == "Neither side is ahead beyond the limit"
    assert titles.exposures((bounded(0, 0),)) == "Both sides stay even after every round"
    assert titles.exposures((bounded(None, 9),)) == "No limit bounds who is ahead"


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ((), "Formulas side by side"),
        ((formula("All for all", 3, 4),), "Formulas side by side: at most 7 people home"),
        (
            (formula("All for all", 3, 4), formula("Piecemeal", 3, 3)),
            "All for all would bring most people home: 7",
        ),
        ((formula("X", 3, 4), formula("Y", 4, 3)), "Every formula would bring the same number home: 7"),
        ((formula("X", 3, 4), formula("Y", Absent.NOT_SHOWN, 3)), "Formulas side by side"),
    ],
)
def test_the_best_formula_is_named_only_when_it_is_the_best(found, title):
    assert titles.formulas(found) == title


@given(st.lists(st.builds(Reason, st.just("x"), SIDES), max_size=5))
def test_who_remains_is_counted_only_where_everybody_can_be(found):
    title = titles.remainder(found)
    assert short(title)
    hidden = any(isinstance(value, Absent) for reason in found for value in reason.people.both)
    assert hidden == (title == "Who remains, and why")


@given(st.lists(st.builds(Band, st.just("over 3 years"), SIDES), max_size=3), SIDES)
def test_the_longest_held_are_counted_where_both_sides_can_be(bands, unknown):
    title = titles.people(Pyramid("", "", tuple(bands), unknown))
    assert short(title)
    assert title.startswith("Held over 3 years: ") or title == "Age and time in captivity"


def test_clauses_are_kept_by_number():
    kept, short_one = Promise("A", 5, planned=5), Promise("A", 5, planned=4)
    clauses = [ClausePromises("", (p,)) for p in (kept, short_one, Promise("A", Absent.NOT_KNOWN))]
    assert titles.promises(clauses) == "This plan would keep 1 of 2 clauses"
    assert titles.promises(clauses[2:]) == "Promised and planned, clause by clause"


@given(
    st.lists(
        st.builds(FindingGroup, st.just("a.b"), st.sampled_from(Severity), st.just(""), st.just(""), PEOPLE),
        max_size=4,
    )
)
def test_findings_are_counted_by_what_they_stop(found):
    assert short(titles.findings(found))


def test_findings_that_block_come_first_and_one_is_not_two():
    groups = [FindingGroup("a.b", s, "", "", n) for s, n in ((Severity.BLOCKS, 1), (Severity.LOOK, 2))]
    assert titles.findings(groups) == "1 finding blocks, 2 to look at"
    assert titles.findings(groups[1:]) == "Findings: 2 to look at"


def test_demands_that_nobody_answers_are_not_met_and_unknown_ones_are_refused():
    documents = source_documents({"R10": (Here.YES, "three formulas")})
    demands = [demand for document in documents for demand in document.demands]
    assert [d.number for d in documents] == ["000", "001", "002", "003", "004"]
    assert len({d.code for d in demands}) == len(demands) == 30
    assert [d.code for d in demands if d.state is Here.YES] == ["R10"]
    assert titles.documents(documents) == "From the documents to this run: 1 of 30 demands met"
    with pytest.raises(ValueError, match="R99"):
        source_documents({"R99": (Here.YES, "")})


def test_the_first_paragraph_says_who_goes_when_and_what_blocks():
    assert lead(example_report.example()) == (
        "The plan brings 1,081 people home to A and 1,000 people to B, in 9 rounds from 9 June to 23 July 2025. "
        "14 people cannot be reached: their holders answer to nobody, are not known, or say nothing. "
        "Neither side is ahead by more than 67% of a limit. "
        "1 finding must be settled before anything is signed."
    )
    assert lead(example_report.bare()) == "No round is planned."


def test_the_first_paragraph_never_counts_what_it_may_not_see():
    report = example_report.example()
    hidden = replace(
        report, outlook=replace(report.outlook, go=Sides(5, Absent.NOT_SHOWN)), rounds=report.rounds[:1]
    )
    assert lead(hidden).startswith(
        "The plan brings 5 people home to A and a number not shown to this role to B, in one round aimed at 9 June 2025."
    )


def test_the_next_round_is_the_first_that_has_not_happened():
    report = example_report.example()
    done = replace(report.rounds[0], stage=Stage.CONFIRMED_BY_ONE)
    assert report.next_round.number == 1
    assert replace(report, rounds=(*report.rounds[:0:-1], done)).next_round.number == 2
    assert replace(report, rounds=(done,)).next_round is None


@pytest.fixture
def kinds(monkeypatch):
    found = {
        "t.grave": FindingKind("t.grave", Severity.BLOCKS, "{who} waits.", "Move {who}.", "GC III 109"),
        "t.small": FindingKind("t.small", Severity.NOTE, "A date is only a year.", "Ask."),
    }
    monkeypatch.setattr("allforall.base.finding.KINDS", {**KINDS, **found})
    return found


def test_findings_are_grouped_gravest_first_with_an_example_and_the_first_places(kinds):
    small = [kinds["t.small"].at(Place("a.csv", row=n)) for n in range(9)]
    grave = [kinds["t.grave"].at(Place("b.csv", row=1, column="C"), who=f"Person {n}") for n in range(2)]
    first, second = grouped([*small, *grave], places=2)
    assert (first.code, first.count, first.says, first.do) == (
        "t.grave",
        2,
        "Person 0 waits.",
        "Move Person 0.",
    )
    assert (first.article, first.places) == ("GC III 109", ("b.csv, C1",))
    assert (second.count, second.places) == (9, ("a.csv, row 0", "a.csv, row 1"))


def test_a_group_can_speak_without_naming_anybody(kinds):
    (group,) = grouped([kinds["t.grave"].at(who="Іваненко")], says={"t.grave": "Somebody waits."})
    assert group.says == "Somebody waits."
