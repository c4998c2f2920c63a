"""The record as data: nothing is lost on the way, and not known is an empty cell."""

import csv
import io
import json
from datetime import date

from allforall.claims.record.packaged import closed_on, sources
from allforall.claims.record.record import public_record
from allforall.documents.site.data import data_files
from allforall.documents.site.downloads import COMMITMENTS, EXCHANGES, HXL, JSON, STATEMENTS

RECORD = public_record()
FILES = data_files(RECORD, closed_on())


def rows(name: str, files=FILES) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name])))


def test_every_exchange_and_every_statement_has_a_row():
    assert len(rows(EXCHANGES)) == 73
    assert len(rows(STATEMENTS)) == len(RECORD.statements)
    assert len({row["id"] for row in rows(STATEMENTS)}) == len(RECORD.statements)


def test_a_disputed_number_has_both_ends_and_an_unknown_one_has_none():
    by_id = {row["id"]: row for row in rows(EXCHANGES)}
    disputed, unknown = by_id["EX-2024-01-31"], by_id["EX-2025-06-09"]
    assert (disputed["to_ua_persons_min"], disputed["to_ua_persons_max"]) == ("195", "207")
    assert disputed["disputed"] == "to_ua.persons"
    assert (unknown["to_ua_persons_min"], unknown["to_ua_persons_max"]) == ("", "")


def test_at_least_has_no_upper_end():
    (row,) = (r for r in rows(COMMITMENTS) if r["promise"] == "AG-2025-07-23" and r["to"] == "UA")
    assert (row["promised_min"], row["promised_max"], row["state"]) == ("1200", "", "open")


def test_the_hxl_file_has_its_tags_under_its_head_and_is_otherwise_the_same():
    head, tags, *rest = FILES[HXL].splitlines()
    assert [head, *rest] == FILES[EXCHANGES].splitlines()
    assert all(tag.startswith("#") for tag in tags.split(","))


def test_the_json_says_everything_that_the_tables_say():
    everything = json.loads(FILES[JSON])
    assert len(everything["exchanges"]) == 73
    assert len(everything["accounts"]) == len(rows(COMMITMENTS))
    known = {each["id"] for each in everything["statements"]}
    assert all(set(each["statements"]) <= known for each in everything["contradictions"])


def test_data_of_a_day_holds_nothing_that_was_published_later():
    for day in RECORD.days:
        files = data_files(RECORD.as_known(day), day)
        assert {row["known_on"] for row in rows(STATEMENTS, files)} <= {
            d.isoformat() for d in RECORD.days if d <= day
        }
        cited = {one for row in rows(STATEMENTS, files) for one in row["source"].split()}
        cited |= {one for row in rows(EXCHANGES, files) for one in row["sources"].split()}
        assert all((sources()[one].published or closed_on()) <= day for one in cited)


def test_a_promise_is_open_before_its_deadline_and_overdue_after_it():
    def state(day):
        files = data_files(RECORD, day)
        return next(row["state"] for row in rows(COMMITMENTS, files) if row["promise"] == "AG-2025-11-15")

    assert (state(date(2025, 12, 31)), state(date(2026, 1, 1))) == ("open", "overdue")
