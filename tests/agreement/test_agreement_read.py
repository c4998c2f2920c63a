"""Reading `agreement.yaml`: every fault is said at its line, and nothing is guessed."""

import re
from datetime import date
from pathlib import Path

import pytest

from agreement_people import soldier
from allforall.agreement.clauses import Direction, Formula
from allforall.agreement.conditions import AgeBetween, LongHeld, SeriouslyWoundedOrSick
from allforall.agreement.eligible import eligibility
from allforall.agreement.parts import Effect, Stage, Stance
from allforall.agreement.predicate import Every, InCategory, Not, OnList, Said, Some
from allforall.agreement.quantity import Bound, Scope
from allforall.agreement.read import read_agreement
from allforall.agreement.truth import Eligibility
from allforall.base.errors import InputError
from allforall.base.finding import Severity

HERE = Path(__file__).parent / "golden"
EXAMPLE = Path(__file__).parents[2] / "examples" / "istanbul-2025" / "agreement.yaml"
HEAD = "agreement: exchange-agreement/1\nid: x\nagreed_on: 2025-06-02\n"


def read(tmp_path, text):
    path = tmp_path / "agreement.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_agreement(path)


def clause(tmp_path, text):
    found = read(tmp_path, "clauses:\n  - id: c\n    title: C\n" + text)
    return found.agreement.clauses[0], found.findings


def test_faults_of_a_bad_file_are_told_at_their_lines_in_plain_words():
    found = read_agreement(HERE / "bad.yaml")
    said = "".join(f"{f.severity} · {f.where}\n  {f.says()}\n  {f.do()}\n" for f in found.findings)
    assert said == (HERE / "bad.findings.txt").read_text(encoding="utf-8")
    assert found.agreement is None  # nobody knows on which day it was agreed


def test_the_example_reads_whole_and_leaves_open_what_its_sources_leave_open():
    found = read_agreement(EXAMPLE)
    assert found.agreement is not None
    assert [c.id for c in found.agreement.clauses] == [
        "seriously-wounded",
        "young",
        "at-least-1000",
        "at-least-1200",
        "children",
        "remains-6000",
        "remains-3000",
    ]
    assert sorted(f.code for f in found.findings) == [
        "agreement.scope_unknown",
        "agreement.scope_unknown",
        "agreement.target_is_no_deadline",
    ]
    assert not any(f.severity is Severity.BLOCKS for f in found.findings)
    at_least = found.agreement.clause("at-least-1000").quantity
    assert (at_least.fewest_to("A"), at_least.scope) == (None, Scope.UNKNOWN)
    assert [r.scope for r in at_least.readings] == [Scope.COMBINED, Scope.EACH]
    assert found.agreement.state_on(date(2025, 6, 6)) is Stage.AGREED


def test_every_condition_can_be_written(tmp_path):
    who = """    formula: all_for_all_category
    who:
      age: {from: 18, to: 25}
      seriously_wounded_or_sick: false
      category: [pow]
      sex: female
      long_held: {years: 3}
      on_list: a-missing
      any:
        - branch: [navy, marines]
        - age: {to: 30}
      not: {category: civilian_accused}
"""
    found, findings = clause(tmp_path, who)
    assert findings == ()
    assert found.who == Every(
        (
            AgeBetween(18, 25),
            Not(SeriouslyWoundedOrSick()),
            InCategory(("pow",)),
            Said("sex", ("female",)),
            LongHeld(3),
            OnList("a-missing"),
            Some((Said("branch", ("navy", "marines")), AgeBetween(None, 30))),
            Not(InCategory(("civilian_accused",))),
        )
    )


@pytest.mark.parametrize(
    "who", ["{age: {form: 18, to: 25}}", "{category: soldier}", "{colour: red}", "[]", "{age: 18}"]
)
def test_a_condition_that_cannot_be_read_lets_nobody_in(tmp_path, who):
    found, findings = clause(tmp_path, f"    formula: all_for_all\n    who: {who}\n")
    agreement = read(tmp_path, "clauses: []").agreement
    assert any(f.severity is Severity.BLOCKS for f in findings)
    assert eligibility(found, soldier(dob="2001-01-01"), agreement).state is Eligibility.UNDETERMINED


def test_terms_of_a_clause_are_read_as_written(tmp_path):
    found, findings = clause(
        tmp_path,
        """    formula: n_for_m
    agreed_on: 2025-07-23
    ratio: {A: 3, B: 1}
    quantity: {kind: range, number: 100, upper: 120, scope: to_a}
    direction: to_a
    exposure_limit: 6
    deadline: 2025-12-31
    target_date: 2025-11-01
    positions: {A: accepts, B: {stance: rejects, on: 2025-07-24}}
    conditions:
      - {id: stay, says: They stay abroad., effect: third_country, until: 2026-01-01}
""",
    )
    assert findings == ()
    assert (found.formula, found.ratio, found.exposure_limit) == (Formula.N_FOR_M, {"A": 3, "B": 1}, 6)
    assert (found.direction, found.deadline, found.agreed_on) == (
        Direction.TO_A,
        date(2025, 12, 31),
        date(2025, 7, 23),
    )
    assert (found.stance("A"), found.stance("B")) == (Stance.ACCEPTS, Stance.REJECTS)
    assert found.conditions[0].effect is Effect.THIRD_COUNTRY
    assert found.quantity.kind is Bound.RANGE
    assert (found.quantity.fewest_to("A"), found.quantity.most_to("A")) == (100, 120)
    assert found.quantity.fewest_to("B") is None
    assert found.quantity.words() == "100–120"


def test_a_party_that_said_nothing_gave_no_answer(tmp_path):
    found, _ = clause(tmp_path, "    formula: all_for_all\n")
    assert found.stance("A") is Stance.NO_ANSWER


def test_a_scope_that_the_text_leaves_open_is_asked_about(tmp_path):
    found, findings = clause(
        tmp_path, "    formula: at_least_n\n    quantity: {kind: at_least, number: 1000}\n"
    )
    assert [f.code for f in findings] == ["agreement.scope_unknown"]
    assert found.quantity.fewest_to("A") is found.quantity.most_to("A") is None


def test_a_missing_file_is_an_error_that_names_it(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.yaml"):
        read_agreement(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [1]\nb: [*a, *a, *a]\n",
        "clauses: [",
        "id: x\nid: y\n",
        "\x00",
        "[" * 5000,
        "x" * 3_000_000,
    ],
)
def test_a_hostile_or_damaged_file_is_a_finding(tmp_path, text):
    path = tmp_path / "agreement.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_agreement(path)
    assert found.agreement is None
    assert [f.code for f in found.findings] == ["base.yaml_unreadable"]


@pytest.mark.parametrize("text", ["", "just words", "- a list\n", "7", "~"])
def test_a_file_that_is_no_agreement_says_what_it_lacks(tmp_path, text):
    path = tmp_path / "agreement.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_agreement(path)
    assert found.agreement is None
    assert any(f.severity is Severity.BLOCKS for f in found.findings)


def _snippets():
    text = (Path(__file__).parents[2] / "docs" / "agreement.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)


def test_the_examples_in_the_docs_read_without_any_finding(tmp_path):
    whole, objects, formulas = _snippets()
    path = tmp_path / "agreement.yaml"
    path.write_text(whole, encoding="utf-8")
    assert read_agreement(path).findings == ()
    assert read(tmp_path, objects).findings == ()
    found = read(tmp_path, "clauses:\n" + formulas)
    assert found.findings == ()
    assert {clause.formula for clause in found.agreement.clauses} == set(Formula)
