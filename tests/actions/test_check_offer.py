"""The offered list of 640 has every kind of mistake that such lists were reported to have; each must be named."""

from collections import defaultdict

import pytest

from allforall.actions.check_offer import check_offer
from allforall.base.errors import InputError
from allforall.exchange.offer import Reply, State
from allforall.files.folder_in import FolderSource
from example import EXAMPLE, checked, truth

pytestmark = pytest.mark.slow

NAMED_AS = {
    "already_home": {State.ALREADY_HOME},
    "twice": {State.TWICE},
    "theirs": {State.THEIRS},
    "dead": {State.SAID_DEAD},
    "civilian": {State.CIVILIAN},
    "no_dob": {State.NO_DOB},
    "not_in_category": {State.NOT_IN_CATEGORY},
    "wrong_dob": {State.DIFFERING},
    "misspelt": {State.DIFFERING},
    "unknown_to_a": set(),
}
MAY_BE_ASKED = {"wrong_dob", "misspelt", "unknown_to_a"}
"""Faults that can make a row unrecognisable: then the answer must be a question."""


def planted():
    rows = defaultdict(set)
    for fault in truth("offer_faults.csv"):
        rows[fault["fault"]].add(fault["row_id"])
    return rows


def answers():
    return {a.weighed.entry.partition(":")[2]: a for a in checked().sheet.answers}


def test_every_row_is_answered():
    assert len(checked().sheet.answers) == 640
    assert not [a for a in checked().sheet.answers if not a.words]


@pytest.mark.parametrize("fault", sorted(NAMED_AS))
def test_every_planted_fault_is_named(fault):
    found = answers()
    missed = []
    for row_id in planted()[fault]:
        answer = found[row_id]
        asked = fault in MAY_BE_ASKED and answer.reply is Reply.ASK
        if not (NAMED_AS[fault] and NAMED_AS[fault] <= set(answer.states)) and not asked:
            missed.append((row_id, answer.states, answer.reply))
    assert not missed


def test_all_kinds_of_planted_faults_are_covered():
    assert set(planted()) == set(NAMED_AS)


def test_no_row_with_a_fault_is_accepted_outright():
    faulty = {row_id for rows in planted().values() for row_id in rows}
    found = answers()
    assert not [row_id for row_id in faulty if found[row_id].reply is Reply.ACCEPT]


def test_most_rows_without_a_fault_are_accepted_and_none_is_refused():
    faulty = {row_id for rows in planted().values() for row_id in rows}
    clean = [a for row_id, a in answers().items() if row_id not in faulty]
    accepted = sum(a.reply is Reply.ACCEPT for a in clean)
    assert accepted / len(clean) > 0.8
    assert {a.reply for a in clean} <= {Reply.ACCEPT, Reply.CONDITIONAL, Reply.ASK}


def test_everybody_left_out_whom_we_have_evidence_for_is_found():
    named = [set(one.entries) for one in checked().sheet.omitted]
    for row in truth("offer_omitted.csv"):
        entries = {f"a-evidence:{e}" for e in row["evidence_id"].split(";") if e}
        entries |= {f"a-missing:{row['missing_id']}"} if row["missing_id"] else set()
        assert any(entries & one for one in named), row
    assert len(named) <= len(truth("offer_omitted.csv")) + 5


def test_the_reply_is_due_when_the_exchange_says():
    assert checked().reply_by.isoformat() == "2025-06-13"


def test_a_list_that_cannot_be_read_is_said_with_its_reason(tmp_path):
    bad = tmp_path / "offer.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(InputError, match=r"offer\.xlsx"):
        check_offer(bad, "A", FolderSource(EXAMPLE))
