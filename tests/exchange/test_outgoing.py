"""What leaves the house: proposed with care, decided by two, the fewest fields, and never what may harm somebody."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.errors import InternalError
from allforall.documents.outgoing_papers import list_csv, preview
from allforall.exchange.outgoing.decide import DecisionLine, Sent, candidates, check
from allforall.exchange.outgoing.leaving import Change, differences, outgoing, reference, sent_now
from allforall.exchange.outgoing.profiles import (
    NEVER_TO_COUNTERPART,
    OutgoingField,
    Profile,
    Purpose,
    Recipient,
    hold,
    profiles,
)
from allforall.exchange.outgoing.receipt import receipt, sent_entry
from allforall.exchange.outgoing.risks import Decision, Risk, proposed, risks
from allforall.ledger.entry import check_entry
from allforall.people.fields import FIELDS
from allforall.people.person_list import Column, PersonList

DAY = date(2025, 6, 6)
NOW = datetime(2025, 6, 6, 10, tzinfo=UTC)
SECRET = bytes(range(32))
PLAIN = {
    "surname": "Шевченко",
    "given_name": "Тарас",
    "dob": "1991-03-09",
    "category": "pow",
    "status": "held_acknowledged",
    "holder_type": "state",
}


def a_list(*rows):
    """Make a list of people, each of whom has every field of the house."""
    names = [f.name for f in FIELDS if f.name not in {"id", "full_name"}]
    values = pl.DataFrame(
        {"id": [str(n) for n in range(1, len(rows) + 1)], **{n: [row.get(n) for row in rows] for n in names}},
        schema={"id": pl.String, **dict.fromkeys(names, pl.String)},
    )
    columns = {name: Column(at, name) for at, name in enumerate(["id", *names])}
    lines = pl.Series(range(2, len(rows) + 2), dtype=pl.Int64)
    return PersonList("outgoing", "a-held.csv", "0" * 64, "", "A", values.drop("id"), values, lines, columns)


def asked(*rows, before=None, ours=False):
    return candidates(a_list(*rows), before or {}, ours=ours, on=DAY)


def lines(people, decision=None):
    return [
        DecisionLine(one.code, (decision or one.proposed).value, "a-7", "looked through", "a-8")
        for one in people
    ]


@pytest.mark.parametrize(
    ("change", "ours", "risk", "decision"),
    [
        ({}, False, None, Decision.RELEASE),
        ({}, True, None, Decision.RELEASE),
        ({"status": "missing"}, True, Risk.NOT_ACKNOWLEDGED, Decision.WITHHOLD),
        ({"status": "held_unacknowledged"}, True, Risk.NOT_ACKNOWLEDGED, Decision.WITHHOLD),
        ({"status": None}, True, Risk.NOT_ACKNOWLEDGED, Decision.WITHHOLD),
        ({"holder_type": "company"}, True, Risk.HOLDER, Decision.WITHHOLD),
        ({"branch": "intelligence"}, True, Risk.BRANCH, Decision.WITHHOLD),
        ({"will": "refuses"}, False, Risk.DECLINED, Decision.WITHHOLD),
        ({"status": "escaped"}, False, Risk.NOT_HELD, Decision.WITHHOLD),
        ({"status": "deceased"}, False, Risk.DEAD, Decision.WITHHOLD),
        ({"category": "child"}, False, Risk.CHILD, Decision.AGENCY_ONLY),
        ({"dob": "2008"}, False, Risk.CHILD, Decision.AGENCY_ONLY),
        ({"category": "civilian_internee"}, False, Risk.CIVILIAN, Decision.AGENCY_ONLY),
        ({"dob": None}, False, Risk.UNSURE, Decision.WITHHOLD),
    ],
)
def test_what_may_harm_somebody_is_named_and_the_careful_answer_proposed(change, ours, risk, decision):
    found = risks({**PLAIN, **change}, ours=ours, on=DAY)
    assert found == ((risk,) if risk else ())
    assert proposed(found, ours=ours) is decision


def test_who_stands_above_already_is_proposed_once_and_left_out_of_no_duty():
    rows = a_list(PLAIN, {**PLAIN, "category": "civilian_internee"})
    people = candidates(rows, {}, ours=False, on=DAY, twice={"2"})
    assert [one.proposed for one in people] == [Decision.RELEASE, Decision.WITHHOLD]
    assert Risk.TWICE in people[1].risks
    assert check(people, lines(people), ours=False).findings == ()


def test_a_civilian_in_our_hands_is_proposed_to_the_agency_whatever_else_speaks_against_telling():
    found = risks({**PLAIN, "category": "civilian_internee", "dob": None}, ours=False, on=DAY)
    assert proposed(found, ours=False) is Decision.AGENCY_ONLY
    assert proposed(found, ours=True) is Decision.WITHHOLD


@pytest.mark.parametrize("purpose", [p for p in Purpose if p is not Purpose.AGENCY])
def test_no_profile_tells_the_other_party_of_health_relatives_or_who_told_us(purpose):
    profile = profiles()[purpose]
    assert profile.recipient is Recipient.COUNTERPART
    assert not NEVER_TO_COUNTERPART & set(profile.names)
    assert {
        "condition",
        "medical_class",
        "annex_code",
        "mother_maiden_name",
        "source",
        "note",
        "will",
    } <= NEVER_TO_COUNTERPART


@given(st.sets(st.sampled_from([f.name for f in FIELDS])))
def test_a_profile_that_would_tell_too_much_is_refused(names):
    fields = tuple(OutgoingField(name, "why", "rule") for name in sorted(names))
    profile = Profile(Purpose.VERIFY, Recipient.COUNTERPART, fields)
    if names & NEVER_TO_COUNTERPART:
        with pytest.raises(InternalError, match="would send"):
            hold(profile)
    else:
        assert hold(profile) is profile


def test_every_field_that_leaves_has_a_reason_and_a_rule():
    for profile in profiles().values():
        assert all(field.why and field.rule for field in profile.fields)
        assert len(set(profile.names)) == len(profile.names)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_not_a_letter_leaves_that_the_profile_does_not_name(purpose):
    """Every cell of the row says its own field's name: whatever is in what leaves can be told by it."""
    told = {f.name: f"<{f.name}>" for f in FIELDS if f.name not in {"id", "full_name"}}
    people = asked({**told, "dob": "1991-03-09", "category": "pow"})
    decided = check(people, lines(people, Decision.RELEASE), ours=True)
    (out,) = outgoing(people, decided.by_entry, purpose, SECRET)
    papers = list_csv(out) + preview(out, (), {})
    for name, said in told.items():
        assert (said in papers) is (name in out.profile.names and name not in {"dob", "category"})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"decision": ""}, "exchange.outgoing_undecided"),
        ({"decision": "yes"}, "exchange.outgoing_undecided"),
        ({"who": ""}, "exchange.outgoing_by_nobody"),
        ({"second": ""}, "exchange.outgoing_by_nobody"),
        ({"second": "a-7"}, "exchange.outgoing_by_one_person"),
        ({"why": ""}, "exchange.outgoing_without_reason"),
        ({"code": "D-000000000000"}, "exchange.outgoing_undecided"),
        ({"shown": {"name": "Somebody else"}}, "exchange.outgoing_rewritten"),
        ({"shown": {"risks": "", "proposed": "withhold"}}, "exchange.outgoing_rewritten"),
    ],
)
def test_nothing_leaves_while_anybody_lacks_a_decision_or_a_second_person(change, code):
    people = asked(PLAIN, {**PLAIN, "surname": "Косач"})
    first, second = lines(people)
    decided = check(people, [first, replace(second, **change)], ours=False)
    assert code in [finding.code for finding in decided.findings]
    assert people[1].entry not in decided.by_entry


def test_a_decision_about_a_row_that_says_something_else_now_does_not_hold():
    then = lines(asked(PLAIN))
    now = asked({**PLAIN, "dob": "1992-03-09"})
    codes = [finding.code for finding in check(now, then, ours=False).findings]
    assert codes == ["exchange.outgoing_undecided", "exchange.outgoing_decided_otherwise"]


def test_a_civilian_in_our_hands_is_never_kept_from_the_agency():
    people = asked({**PLAIN, "category": "civilian_internee"}, PLAIN)
    findings = check(people, lines(people, Decision.WITHHOLD), ours=False).findings
    assert [(f.code, f.severity) for f in findings] == [
        ("exchange.outgoing_kept_from_agency", "blocks"),
        ("exchange.outgoing_prisoners_withheld", "look"),
    ]
    assert check(people, lines(people, Decision.WITHHOLD), ours=True).findings == ()


def three():
    return asked(PLAIN, {**PLAIN, "surname": "Косач"}, {**PLAIN, "surname": "Франко"})


def test_each_person_goes_to_whom_it_was_decided_and_to_nobody_else():
    people = three()
    wanted = dict(zip((one.entry for one in people), Decision, strict=True))
    lists = outgoing(people, wanted, Purpose.EXCHANGE, SECRET)
    assert [(o.profile.recipient, [p.fields["surname"] for p in o.people]) for o in lists] == [
        (Recipient.COUNTERPART, ["Шевченко"]),
        (Recipient.AGENCY, ["Косач"]),
    ]
    (only,) = outgoing(people, wanted, Purpose.AGENCY, SECRET)
    assert {p.fields["surname"] for p in only.people} == {"Шевченко", "Косач"}


def test_the_difference_names_who_is_new_changed_dropped_and_for_whom():
    people = three()
    sent = {
        people[0].entry: Sent(Recipient.COUNTERPART, {"surname": "Шевчено"}),
        people[1].entry: Sent(Recipient.COUNTERPART, {"surname": "Косач"}),
        "outgoing:9": Sent(Recipient.COUNTERPART, {"surname": "Стус"}),
    }
    again = candidates(
        a_list(*([PLAIN, {**PLAIN, "surname": "Косач"}, {**PLAIN, "surname": "Франко"}])),
        sent,
        ours=False,
        on=DAY,
    )
    now = {
        again[0].entry: Sent(Recipient.COUNTERPART, {"surname": "Шевченко"}),
        again[1].entry: Sent(Recipient.AGENCY, {"surname": "Косач"}),
    }
    found = [(d.change, d.recipient.value, d.name.split()[0], d.fields) for d in differences(again, now)]
    assert found == [
        (Change.CHANGED, "counterpart", "Шевченко", ("surname",)),
        (Change.DROPPED, "counterpart", "Косач", ()),
        (Change.NEW, "agency", "Косач", ()),
        (Change.DROPPED, "counterpart", "Стус", ()),
    ]


def test_who_was_sent_and_is_on_the_list_no_more_needs_a_decision_of_two():
    sent = {"outgoing:9": Sent(Recipient.COUNTERPART, {"surname": "Стус"})}
    people = asked(PLAIN, before=sent)
    assert [one.name for one in people if one.gone] == ["Стус"]
    first, gone = lines(people)
    assert [f.code for f in check(people, [first], ours=False).findings] == ["exchange.outgoing_undecided"]
    brought_back = [first, replace(gone, decision="release")]
    assert [f.code for f in check(people, brought_back, ours=False).findings] == ["exchange.outgoing_gone"]
    assert check(people, [first, gone], ours=False).findings == ()


@given(st.text(min_size=1, max_size=30))
def test_a_reference_is_the_same_each_time_and_tells_nothing_of_the_row(entry):
    assert reference(SECRET, entry) == reference(SECRET, entry)
    assert reference(SECRET, entry) != reference(bytes(32), entry)
    assert len(reference(SECRET, entry)) == 12


@given(st.lists(st.text(alphabet="=+-@\t\r;'aЯ ", min_size=1, max_size=12), min_size=1, max_size=4))
def test_no_cell_of_a_list_that_leaves_begins_like_a_formula(names):
    people = asked(*({**PLAIN, "surname": name} for name in names))
    decided = {one.entry: Decision.RELEASE for one in people}
    (out,) = outgoing(people, decided, Purpose.EXCHANGE, SECRET)
    for row in csv.reader(io.StringIO(list_csv(out))):
        assert not any(
            cell.lstrip().startswith(("=", "+", "-", "@")) or cell.startswith(("\t", "\r")) for cell in row
        )


def test_the_entry_of_a_list_counts_who_leaves_and_never_who_stays():
    people = three()
    wanted = dict(zip((one.entry for one in people), Decision, strict=True))
    lists = outgoing(people, wanted, Purpose.EXCHANGE, SECRET)
    content = list_csv(lists[0]).encode()
    said = receipt(lists[0], "list.csv", content, "A", NOW, date(2025, 6, 12))
    entry = sent_entry(said, content, differences(people, sent_now(lists)), b"sheet", SECRET, ("a-7", "a-8"))
    check_entry(entry)
    assert entry.counts == {"people": 1, "new": 1}
    assert (said.status, said.reply_by) == ("awaiting reply", date(2025, 6, 12))
    assert said.digest not in str(entry.to_json())
