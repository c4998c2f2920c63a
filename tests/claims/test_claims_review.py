"""A person's review of claims: what is accepted enters the accounts, and reading again changes no judgement."""

import csv
import io
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from allforall.accounts.posting import Group
from allforall.claims.claim import Claim, ClaimCount, Evidence, Kind
from allforall.claims.record.record import public_record
from allforall.claims.record.words import Flow
from allforall.claims.review import Document, Judgement, Reviewed, Verdict, kept, statements, waiting
from allforall.claims.review_table import COLUMNS, read_rows, rows
from allforall.documents.tables import csv_text

TEXT = Document("news.txt", "ab" * 32, "https://example.org/news", date(2026, 3, 6))
DONE = Claim(
    Kind.DONE,
    "RU.mod",
    "2026-03-06",
    counts=(
        ClaimCount("UA", 301),
        ClaimCount("RU", 300, "military", "about"),
        ClaimCount("UA", 2, "civilians", role="part"),
    ),
    mediators=("AE",),
    evidence=(Evidence(10, 90, None),),
)


def judged(claim: Claim, verdict: str = "accept", entry: str | None = None) -> Reviewed:
    (one,) = waiting(TEXT, [claim])
    by = Judgement(Verdict(verdict), "clerk 3", "read in the original", date(2026, 3, 7))
    return replace(one, judgement=by, entry=one.entry if entry is None else entry)


def through_a_spreadsheet(reviewed):
    text = csv_text(COLUMNS, rows(reviewed))
    return read_rows(csv.DictReader(io.StringIO(text)), "review.csv")


def test_an_accepted_number_that_differs_makes_the_record_a_range_and_replaces_nothing():
    said, findings = statements([judged(DONE)])
    record = public_record()
    (exchange,) = (each for each in record.plus(said).exchanges if each.id == "EX-2026-03-06")
    reported = exchange.flows()[Flow("UA", Group.PERSONS)]
    assert (str(reported.amount), reported.disputed) == ("301..302", True)
    assert findings == ()
    assert set(record.statements) < set(record.plus(said).statements)


def test_an_accepted_promise_opens_an_account_and_an_accepted_delivery_settles_it():
    promise = Claim(
        Kind.COMMIT,
        "both",
        "2026-04-01",
        deadline="2026-05-01",
        counts=(ClaimCount("RU", 50),),
        evidence=DONE.evidence,
    )
    said, _ = statements([judged(promise)])
    (balance,) = (
        b
        for b in public_record().plus(said).balances(date(2026, 5, 2))
        if b.account.promise == "AG-2026-04-01"
    )
    assert str(balance.overdue) == "50"


def test_a_rejected_claim_enters_nothing_and_a_claim_that_waits_enters_nothing():
    assert statements([judged(DONE, "reject"), *waiting(TEXT, [DONE])]) == ((), ())


def test_a_claim_without_a_day_asks_where_it_belongs():
    said, findings = statements([judged(replace(DONE, event_date=None))])
    assert said == ()
    assert [each.code for each in findings] == ["claims.no_entry"]


def test_reading_again_keeps_judgements_and_says_what_it_no_longer_finds():
    before = judged(replace(DONE, counts=(ClaimCount("UA", 300),)), "correct")
    other = replace(DONE, evidence=(Evidence(200, 260, None),))
    again, findings = kept(waiting(TEXT, [DONE, other]), [before])
    assert again[0] == before
    assert again[1].judgement is None
    assert findings == ()
    lost, findings = kept(waiting(TEXT, [other]), [before])
    assert before in lost
    assert [each.code for each in findings] == ["claims.not_read_again"]


def test_a_line_that_cannot_be_used_is_found_with_its_place_and_the_others_count():
    lines = [
        row | {"verdict": "accept", "who": "clerk 3", "why": "seen"}
        for row in rows(waiting(TEXT, [DONE] * 4))
    ]
    lines[1] |= {"counts": "301 people"}
    lines[2] |= {"verdict": "perhaps"}
    lines[3] |= {"why": ""}
    found, findings = read_rows(lines, "review.csv")
    assert len(found) == 1
    assert [(each.code, each.where.row) for each in findings] == [
        ("claims.bad_review", row) for row in (3, 4, 5)
    ]


@st.composite
def claims(draw):
    count = st.builds(
        ClaimCount,
        st.sampled_from(["UA", "RU", "both"]),
        st.integers(0, 10_000),
        st.sampled_from([each.value for each in Group]),
        st.sampled_from(["exact", "at_least", "more_than", "about", "up_to"]),
        st.sampled_from(["total", "part"]),
    )
    return Claim(
        draw(st.sampled_from(Kind)),
        draw(st.sampled_from(["UA.president", "both", "press", "AE.mfa"])),
        draw(st.none() | st.dates(date(2022, 1, 1), date(2026, 12, 31)).map(str)),
        counts=tuple(draw(st.lists(count, max_size=4))),
        mediators=tuple(draw(st.lists(st.sampled_from(["AE", "TR"]), unique=True))),
        evidence=(Evidence(draw(st.integers(0, 9)), draw(st.integers(10, 99)), None),),
    )


@given(claims(), st.sampled_from(Verdict))
def test_a_review_reads_back_from_a_spreadsheet_as_it_was_written(claim, verdict):
    before = judged(claim, verdict.value)
    assert through_a_spreadsheet([before]) == ((before,), ())


@given(claims())
def test_every_accepted_claim_enters_the_record_or_is_asked_about(claim):
    said, findings = statements([judged(claim)])
    assert said or findings or claim.kind in {Kind.CUMUL, Kind.HELD}
    record = public_record().plus(said)
    assert len(record.exchanges) + len(record.promises) + len(record.tallies) >= 96
    record.balances(date(2026, 12, 31))
