"""The law above a text: one test for each rule, named by its article."""

import csv
from datetime import date
from pathlib import Path

import pytest

from agreement_texts import read
from allforall.agreement import law_findings
from allforall.agreement.check import check_text
from allforall.agreement.clauses import Agreement, Category, Clause, Formula, Pair, Tie
from allforall.agreement.conditions import AgeBetween, LongHeld, SeriouslyWoundedOrSick
from allforall.agreement.law import check_agreement, check_publication, stopped
from allforall.agreement.law_rules import law_rules
from allforall.agreement.parts import Condition, Effect, PoliticalItem, Stage
from allforall.agreement.predicate import Every, InCategory, Not, Said, Some
from allforall.agreement.quantity import Bound, Quantity, Scope
from allforall.agreement.residence import Ending, Residence
from allforall.base.finding import KINDS, Severity, blocks
from shared import shared

ON = date(2025, 6, 2)
SERIOUS = SeriouslyWoundedOrSick()
CATEGORY = Formula.ALL_FOR_ALL_CATEGORY
DOCS = Path(__file__).parents[2] / "docs"


def check(*clauses, political=()):
    return check_agreement(Agreement("x", "x", ON, clauses, political=political))


def codes(*clauses, **rest):
    return [finding.code.removeprefix("agreement.") for finding in check(*clauses, **rest)]


def clause(formula=CATEGORY, who=SERIOUS, **rest):
    return Clause("c", "The clause", formula, who, **rest)


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"exposure_limit": 0}, "a limit of exposure"),
        ({"exposure_limit": 25}, "a limit of exposure"),
        ({"formula": Formula.N_FOR_N}, "a number against a number"),
        ({"formula": Formula.N_FOR_M, "ratio": {"A": 2, "B": 1}}, "a ratio"),
        ({"formula": Formula.N_FOR_M, "equivalents": {"major": 8}}, "ranks"),
        ({"conditions": (Condition("w", "They wait.", Effect.COUNTERPART),)}, "a counterpart"),
    ],
)
def test_gc3_109_1_the_seriously_wounded_never_wait_for_a_counterpart(terms, words):
    found = check(clause(**terms))
    assert found[0].code == "agreement.law_h01_counterpart"
    assert found[0].severity is Severity.BLOCKS
    assert words in found[0].says()


def test_gc3_109_1_holds_where_the_wounded_are_one_part_of_a_clause():
    mixed = Some((SERIOUS, AgeBetween(18, 25)))
    assert codes(clause(who=mixed, exposure_limit=5)) == ["law_h01_counterpart"]
    assert codes(clause(who=Every((Not(SERIOUS), AgeBetween(18, 25))), exposure_limit=5)) == []


def test_gc3_109_1_all_for_all_over_the_wounded_is_read_as_two_parallel_duties():
    assert codes(clause()) == ["law_h01_parallel_duties"]
    assert codes(clause(Formula.ONE_WAY)) == []


def test_gc3_12_2_keeping_people_in_a_third_country_informs():
    stay = Condition("s", "Five stay abroad until the end.", Effect.THIRD_COUNTRY)
    found = check(clause(who=AgeBetween(18, 25), conditions=(stay,)))
    assert [(f.code, f.severity) for f in found] == [("agreement.law_h28_third_country", Severity.NOTE)]


@pytest.mark.parametrize("formula", [Formula.ALL_FOR_ALL, Formula.N_FOR_N, Formula.AT_LEAST_N])
def test_gc3_33_medical_personnel_are_counted_against_nobody(formula):
    assert codes(clause(formula, InCategory(("pow", "retained_medical")))) == ["law_h29_medical_counted"]
    assert codes(clause(Formula.ONE_WAY, InCategory(("retained_medical",)))) == []


@pytest.mark.parametrize("criterion", ["nationality", "ethnicity", "race", "religion", "political_opinion"])
@pytest.mark.parametrize("turn", [lambda part: part, Not])
def test_gc3_16_nobody_is_chosen_or_left_out_by_origin_or_belief(criterion, turn):
    found = clause(who=turn(Said(criterion, ("x",))))
    assert codes(found) == ["law_h34_adverse_distinction"]
    assert stopped(found)


@pytest.mark.parametrize("who", [AgeBetween(18, 25), Said("sex", ("female",)), LongHeld(3)])
def test_gc3_16_age_sex_and_time_in_captivity_may_decide_who_goes_first(who):
    assert codes(clause(who=who)) == []


def test_gc3_85_leaving_out_the_convicted_informs():
    out = Condition("o", "Those on trial stay.", Effect.LEAVES_OUT_CONVICTED)
    found = check(clause(who=AgeBetween(18, 25), conditions=(out,)))
    assert [(f.code, f.severity) for f in found] == [("agreement.law_h35_convicted_left_out", Severity.NOTE)]


@pytest.mark.parametrize("category", ["civilian_internee", "civilian_accused"])
def test_gc4_34_counting_civilians_is_loud_and_left_to_the_parties(category):
    found = check(clause(Formula.AT_LEAST_N, InCategory(("pow", category))))
    assert [(f.code, f.severity) for f in found] == [("agreement.law_h36_civilians_counted", Severity.LOOK)]


@pytest.mark.parametrize("who", [InCategory(("pow", "child")), AgeBetween(16, 25), AgeBetween(None, 25)])
def test_ap1_77_children_stand_against_nobody(who):
    found = check(clause(who=who))
    assert [(f.code, f.severity) for f in found] == [("agreement.law_children_counted", Severity.BLOCKS)]
    assert codes(clause(Formula.ONE_WAY, who)) == []


@pytest.mark.parametrize(
    ("formula", "categories"),
    [(Formula.N_FOR_N, ("pow", "deceased")), (Formula.BODIES_N_FOR_N, ("deceased", "pow"))],
)
def test_gc1_15_remains_are_not_set_against_living_people(formula, categories):
    assert "law_h51_remains_tied" in codes(clause(formula, InCategory(categories)))


def test_gc1_15_remains_for_remains_are_no_fault():
    many = Quantity(Bound.EXACT, 6000, scope=Scope.EACH)
    assert codes(clause(Formula.BODIES_N_FOR_N, InCategory(("deceased",)), quantity=many)) == []


def test_gc3_118_waiting_for_the_end_of_hostilities_informs():
    wait = Condition("w", "After the war.", Effect.AFTER_HOSTILITIES)
    found = check(clause(who=AgeBetween(18, 25), conditions=(wait,)))
    assert [(f.code, f.severity) for f in found] == [("agreement.law_h57_after_hostilities", Severity.NOTE)]


def test_gc3_6_an_agreement_takes_no_right_away():
    bars = clause(who=AgeBetween(18, 25), conditions=(Condition("b", "No visits.", Effect.RESTRICTS_RIGHT),))
    assert codes(bars) == ["law_h59_right_taken"]
    assert stopped(bars)


@pytest.mark.parametrize("fields", [["full_name"], ["dob", "branch"], ["condition"], ["site"], ["will"]])
def test_gc3_13_nothing_that_tells_who_somebody_is_gets_published(fields):
    found = check_publication(fields)
    assert [(f.code, f.severity) for f in found] == [("agreement.law_h25_public_curiosity", Severity.BLOCKS)]


def test_gc3_13_leaves_counts_free():
    assert check_publication(["branch", "category", "people", "category"]) == ()


def test_a_political_item_is_recorded_and_holds_nobody_up():
    waits = Condition("w", "After the ceasefire.", Effect.POLITICAL, waits_for="ceasefire")
    named = Condition("v", "When it is signed.", waits_for="ceasefire")
    found = check(
        clause(who=AgeBetween(18, 25), conditions=(waits, named)),
        political=(PoliticalItem("ceasefire", "a ceasefire"),),
    )
    assert [f.code for f in found] == ["agreement.political_item_holds_up"] * 2
    assert "a ceasefire" in found[0].says()
    assert not stopped(clause(conditions=(waits,)))


def test_pairs_and_ranks_that_a_text_contains_carry_a_finding():
    pair = Pair("p", "a-held:1", "b-held:1", Tie.SAME_ROUND)
    assert codes(clause(Formula.NAMED, InCategory(("pow",)), pairs=(pair,))) == ["named_pair"]
    ranked = clause(Formula.N_FOR_M, InCategory(("pow",)), equivalents={"major": 8})
    assert codes(ranked) == ["rank_equivalents"]


def test_a_condition_that_software_cannot_judge_is_left_to_people():
    other = Condition("o", "If the weather allows.")
    assert codes(clause(who=AgeBetween(18, 25), conditions=(other,))) == ["condition_open"]


@pytest.mark.parametrize(
    ("effect", "code"),
    [
        (Effect.LEAVES_OUT_PUNISHED, "law_h10_punished_left_out"),  # GC III 115
        (Effect.COST, "law_h14_cost"),  # GC III 118(4)
        (Effect.WAIVES_RIGHT, "law_h27_right_given_up"),  # GC III 7
    ],
)
def test_gc3_7_115_118_4_nobody_waits_for_a_punishment_a_payment_or_a_waiver(effect, code):
    asked = clause(who=AgeBetween(18, 25), conditions=(Condition("c", "They wait.", effect),))
    found = check(asked)
    assert [f.code for f in found] == [f"agreement.{code}"]
    assert found[0].severity is Severity.BLOCKS
    assert not stopped(asked)  # a plan asks for none of it


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ({"formula": Formula.N_FOR_N}, ["law_h12_hostilities_ended"]),
        ({"exposure_limit": 5}, ["law_h12_hostilities_ended"]),
        ({}, []),
        ({"formula": Formula.ONE_WAY}, []),
    ],
)
def test_gc3_118_1_after_the_end_of_hostilities_nobody_waits_for_anybody(terms, found):
    asked = clause(who=AgeBetween(18, 25), **terms)
    ended = Agreement("x", "x", ON, (asked,), hostilities_ended=date(2025, 6, 1))
    assert [f.code.removeprefix("agreement.") for f in check_agreement(ended)] == found
    assert codes(asked) == []


@pytest.mark.parametrize(
    ("party", "assured", "found"),
    [(True, True, []), (True, None, ["law_h28_third_country"]), (None, True, ["law_h28_third_country"])],
)
def test_gc3_12_2_a_country_found_willing_and_able_to_apply_the_conventions_cures_it(party, assured, found):
    stay = Residence("Türkiye", Ending.END_OF_HOSTILITIES, party, assured)
    condition = Condition("s", "They stay abroad.", Effect.THIRD_COUNTRY, residence=stay)
    assert codes(clause(who=AgeBetween(18, 25), conditions=(condition,))) == found


def test_gc3_16_a_category_by_origin_is_as_forbidden_as_a_clause():
    category = Category("some", "some", Said("nationality", ("x",)))
    assert codes(clause(who=AgeBetween(18, 25), categories=(category,))) == ["law_h34_adverse_distinction"]


def test_what_the_law_blocks_is_still_read_and_recorded_whole(tmp_path):
    text = """history: [{stage: fulfilled, on: 2025-06-03}]
clauses:
  - {id: a, title: A, formula: n_for_n, who: {seriously_wounded_or_sick: true}, quantity: {kind: exact, number: 5, scope: each}}
  - {id: b, title: B, formula: all_for_all, who: {nationality: x}, exposure_limit: 1}
  - {id: c, title: C, formula: all_for_all, conditions: [{id: x, says: No visits., effect: restricts_right}]}
"""
    found = read(tmp_path, text)
    assert found.findings == ()
    assert len(check_text(found.agreement, ON)) >= 3
    assert blocks(check_text(found.agreement, ON))
    assert [c.id for c in found.agreement.clauses] == ["a", "b", "c"]
    assert found.agreement.state is Stage.FULFILLED


def test_every_rule_has_its_findings_and_every_finding_of_law_its_rule():
    declared = {code for code in KINDS if code.startswith("agreement.law_")}
    without_number = {law_findings.CHILDREN_COUNTED.code}
    assert {code for rule in law_rules() for code in rule.findings} == declared - without_number
    assert all(KINDS[code].article for code in declared)


def test_a_rule_that_is_not_checked_says_what_it_waits_for():
    assert len(law_rules()) == 66
    assert [rule.rule for rule in law_rules() if not rule.checked and not rule.needs] == []


RESERVED = {"H28", "H35", "H39", "H54", "H57"}
ABOUT_ONE_PERSON = {"H02"}  # blocks a seat, not a text: consent decides it in the plan
GRAVEST = {"block": Severity.BLOCKS, "warn": Severity.LOOK, "alert": Severity.LOOK, "info": Severity.NOTE}


@pytest.mark.parametrize("rule", [r for r in law_rules() if r.checked], ids=lambda rule: rule.rule)
def test_a_rule_weighs_what_the_domain_notes_say_and_reserved_ones_only_inform(rule):
    found = {KINDS[code].severity for code in rule.findings}
    if rule.rule in RESERVED:
        assert found == {Severity.NOTE}
    elif rule.rule not in ABOUT_ONE_PERSON:
        gravest = min(found, key=list(Severity).index)
        assert gravest is GRAVEST[rule.severity.partition("_")[0]]


@pytest.mark.needs_shared
def test_the_packaged_rules_are_those_of_the_domain_notes():
    with shared("domain/ihl_rules.csv").open(encoding="utf-8", newline="") as file:
        notes = {row["rule_id"]: row for row in csv.DictReader(file)}
    assert [rule.rule for rule in law_rules()] == list(notes)
    for rule in law_rules():
        row = notes[rule.rule]
        assert (rule.instrument, rule.article, rule.says) == (row["instrument"], row["article"], row["rule"])
        assert (rule.trigger, rule.severity, rule.kind) == (row["trigger"], row["severity"], row["kind"])


def test_the_docs_show_every_rule_with_its_test_and_every_finding():
    law = (DOCS / "reference" / "law.md").read_text(encoding="utf-8")
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in law.splitlines()}
    assert [rule.rule for rule in law_rules() if rule.rule not in rows] == []
    for rule in law_rules():
        assert not rule.checked or ("::test_" in rows[rule.rule] and ".py`" in rows[rule.rule]), rule.rule
    text = law + (DOCS / "agreement.md").read_text(encoding="utf-8")
    assert [code for code in KINDS if code.startswith("agreement.") and f"`{code}`" not in text] == []
