"""How talks and agreements go: stages that can follow each other, answers that are due, positions by date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_texts import clause_of, read
from allforall.agreement.clauses import Agreement, Category, Clause, Formula
from allforall.agreement.course import check_categories, check_course, check_force, overdue
from allforall.agreement.course_words import course_lines
from allforall.agreement.parts import Position, Stage, StageChange, Stance
from allforall.agreement.predicate import InCategory
from allforall.agreement.sessions import Delegation, Handed, Purpose, Session
from allforall.agreement.stages import FIRST, NEXT, can_follow, check_history
from allforall.agreement.words import days_words
from allforall.base.finding import Severity

DAY = date(2025, 6, 2)


def history(*stages):
    return tuple(StageChange(stage, DAY + timedelta(days=i)) for i, stage in enumerate(stages))


def agreement(*clauses, **rest):
    return Agreement("x", "The text", DAY, clauses, **rest)


def codes(findings):
    return [finding.code.removeprefix("agreement.") for finding in findings]


@st.composite
def possible_histories(draw):
    stages = [draw(st.sampled_from(sorted(FIRST)))]
    while NEXT[stages[-1]] and len(stages) < 9 and draw(st.booleans()):
        stages.append(draw(st.sampled_from(sorted(NEXT[stages[-1]]))))
    return history(*stages)


@given(possible_histories())
def test_a_possible_course_has_no_finding_and_ends_where_it_ends(course):
    assert list(check_history(course, "x")) == []
    assert agreement(history=course).state is course[-1].stage


@given(st.lists(st.sampled_from(list(Stage)), min_size=1, max_size=8))
def test_each_stage_that_cannot_follow_is_found_once_and_stays_in_the_record(stages):
    course = history(*stages)
    pairs = zip([None, *stages], stages, strict=False)
    assert len(list(check_history(course, "x"))) == sum(not can_follow(*pair) for pair in pairs)
    assert agreement(history=course).state is stages[-1]


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        ([Stage.AGREED, Stage.ACTIVE, Stage.SUSPENDED, Stage.RESUMED, Stage.FULFILLED], []),
        ([Stage.AGREED, Stage.ACTIVE, Stage.RESUMED], ["stage_impossible"]),
        ([Stage.AGREED, Stage.FULFILLED], ["stage_impossible"]),
        ([Stage.AGREED, Stage.ABANDONED, Stage.ACTIVE], ["stage_impossible"]),
        ([Stage.RESUMED], ["stage_first"]),
        ([Stage.AGREED, Stage.AGREED], []),
    ],
)
def test_an_agreement_goes_from_proposed_to_fulfilled_through_what_lies_between(stages, found):
    assert codes(check_history(history(*stages), "x")) == found


def test_of_two_stages_on_one_day_the_later_in_the_text_holds():
    course = (StageChange(Stage.PROPOSED, DAY), StageChange(Stage.AGREED, DAY))
    assert agreement(history=course).state is Stage.AGREED


def test_what_happens_after_the_day_is_not_looked_at():
    course = history(Stage.AGREED, Stage.FULFILLED)
    assert list(check_course(agreement(history=course), DAY)) == []


@pytest.mark.parametrize(
    ("stage", "found"),
    [
        (Stage.AGREED, []),
        (Stage.PROPOSED, ["not_in_force"]),
        (Stage.SUSPENDED, ["not_in_force"]),
        (Stage.ABANDONED, ["not_in_force"]),
    ],
)
def test_a_text_that_is_not_in_force_says_so(stage, found):
    assert codes(check_force(agreement(history=history(stage)), DAY)) == found


LIST = Handed("list", "a list of children", "A", DAY + timedelta(days=7), list_name="a-children")


def session(*documents):
    return agreement(sessions=(Session("s", DAY, "Istanbul", documents=documents),))


@given(st.integers(-3, 30), st.none() | st.integers(0, 30))
def test_an_answer_is_overdue_after_its_day_until_it_comes(days, replied):
    on = DAY + timedelta(days=days)
    answer = None if replied is None else DAY + timedelta(days=replied)
    text = session(Handed("d", "a list", "A", DAY + timedelta(days=7), answer))
    late = days > 7 and (replied is None or replied > days)
    assert [f.args["days"] for f in overdue(text, on)] == ([days_words(days - 7)] if late else [])


def test_an_overdue_answer_names_who_owes_it_and_since_when():
    found = next(iter(overdue(session(LIST), date(2025, 6, 12))))
    assert found.says() == "B has owed an answer to “a list of children” since 9 June 2025: 3 days by now."


def test_a_document_without_a_day_for_an_answer_is_never_overdue():
    assert list(overdue(session(Handed("d", "a note", "A")), date(2030, 1, 1))) == []


def test_the_record_of_what_happened_never_blocks():
    text = agreement(history=history(Stage.FULFILLED, Stage.ACTIVE), sessions=session(LIST).sessions)
    found = [*check_course(text, date(2026, 1, 1)), *check_force(text, date(2026, 1, 1))]
    assert len(found) == 3
    assert Severity.BLOCKS not in {finding.severity for finding in found}


def test_a_session_is_read_with_who_led_what_was_handed_over_and_when_answers_are_due(tmp_path):
    found = read(
        tmp_path,
        """sessions:
  - id: two
    on: 2025-06-02
    venue: Istanbul
    minutes: {at_least: 60}
    delegations:
      A: {head: A Minister, office: Minister of Defence}
      B: {office: Assistant to the President}
    documents:
      - {id: list, says: a list of children, by: A, list: a-children, purpose: children, reply_within_days: 7}
clauses: []
""",
    )
    assert found.findings == ()
    one = found.agreement.sessions[0]
    assert (one.on, one.venue, one.shortest, one.longest) == (DAY, "Istanbul", timedelta(hours=1), None)
    assert one.delegations == (
        Delegation("A", "A Minister", "Minister of Defence"),
        Delegation("B", "", "Assistant to the President"),
    )
    assert (one.documents[0].reply_by, one.documents[0].purpose) == (date(2025, 6, 9), Purpose.CHILDREN)
    assert list(course_lines(found.agreement, date(2025, 6, 10))) == [
        "Agreed on 2 June 2025. On 10 June 2025: proposed.",
        "Session of 2 June 2025, Istanbul, at least 60 minutes.",
        "   A led by A Minister, Minister of Defence.",
        "   B led by Assistant to the President.",
        "   Handed over by A: a list of children · answer due by 9 June 2025, 1 day overdue",
    ]


def test_whoever_holds_no_public_office_is_not_named(tmp_path):
    text = "sessions:\n  - {id: s, on: 2025-06-02, delegations: {A: {head: Somebody}}}\nclauses: []\n"
    found = read(tmp_path, text)
    assert codes(found.findings) == ["head_without_office"]
    assert found.agreement.sessions[0].delegations == (Delegation("A"),)


def test_a_list_that_is_handed_over_says_what_for(tmp_path):
    text = (
        "sessions:\n  - {id: s, on: 2025-06-02, documents: [{id: d, says: x, by: A, list: y}]}\nclauses: []\n"
    )
    assert codes(read(tmp_path, text).findings) == ["term_missing"]


def position(party, stance, day=None, category=""):
    on = None if day is None else date(2025, 6, day)
    return Position(party, Stance(stance), on, category=category)


CIVILIANS = Category("civilians", "civilians", InCategory(("civilian_internee",)))


def clause(*positions):
    return Clause("c", "The clause", Formula.AT_LEAST_N, positions=positions, categories=(CIVILIANS,))


def test_the_latest_word_by_date_holds_and_what_was_said_before_is_kept():
    said = clause(position("B", "accepts", 5), position("B", "rejects", 3), position("B", "unclear"))
    assert said.stance("B") is Stance.ACCEPTS
    assert said.stance("B", on=date(2025, 6, 4)) is Stance.REJECTS
    assert said.stance("B", on=date(2025, 6, 1)) is Stance.UNCLEAR
    assert [each.stance for each in said.history_of("B")] == [Stance.UNCLEAR, Stance.REJECTS, Stance.ACCEPTS]
    assert said.stance("A") is Stance.NO_ANSWER


def test_a_category_has_a_position_of_its_own_until_the_whole_clause_is_spoken_of_again():
    said = [position("B", "accepts", 3), position("B", "rejects", 3, "civilians")]
    assert clause(*said).stance("B", "civilians") is Stance.REJECTS
    assert clause(*said[::-1]).stance("B", "civilians") is Stance.REJECTS
    assert clause(*said).stance("B") is Stance.ACCEPTS
    assert clause(*said, position("B", "accepts", 4)).stance("B", "civilians") is Stance.ACCEPTS


def test_a_category_that_one_side_takes_out_of_an_accepted_clause_is_found():
    both = [position("A", "accepts", 3), position("B", "accepts", 3)]
    out = clause(*both, position("B", "unclear", 4, "civilians"))
    found = list(check_categories(out, date(2025, 7, 1)))
    assert codes(found) == ["category_not_accepted"]
    assert found[0].says() == "In “The clause”, “civilians”: A accepts and B unclear."
    assert list(check_categories(out, date(2025, 6, 3))) == []
    assert list(check_categories(clause(*both[:1], position("B", "unclear", 4, "civilians")), DAY)) == []


def test_positions_are_read_as_a_word_with_a_day_or_with_their_history(tmp_path):
    found, findings = clause_of(
        tmp_path,
        """    formula: all_for_all
    categories:
      - {id: pilots, title: pilots, who: {branch: air_force}}
    positions:
      A: accepts
      B:
        - {stance: rejects, category: pilots, on: 2025-06-03}
        - {stance: accepts, on: 2025-06-02}
""",
    )
    assert findings == ()
    assert [(p.party, p.stance, p.category) for p in found.positions] == [
        ("A", "accepts", ""),
        ("B", "rejects", "pilots"),
        ("B", "accepts", ""),
    ]
    assert found.stance("B", "pilots") is Stance.REJECTS


def test_a_position_on_a_category_that_the_clause_does_not_have_blocks(tmp_path):
    text = "    formula: all_for_all\n    positions: {B: {stance: rejects, category: pilots}}\n"
    found, findings = clause_of(tmp_path, text)
    assert codes(findings) == ["no_such_category"]
    assert found.positions == ()
