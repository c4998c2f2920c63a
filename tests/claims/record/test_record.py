"""The record that the program carries: every cell of the tables is a statement, and nobody knows it too early."""

import csv
from dataclasses import replace
from datetime import date

import pytest

from allforall.accounts.posting import Group
from allforall.claims.record.contradictions import Clash, contradictions
from allforall.claims.record.numbering import gaps
from allforall.claims.record.packaged import closed_on, packaged, sources
from allforall.claims.record.record import Record, public_record
from allforall.claims.record.totals import stated_totals
from allforall.claims.record.views import known_on, statement_id
from allforall.claims.record.words import Field, Flow
from shared import shared

RECORD = public_record()


def exchange(day: str, record: Record = RECORD):
    return next(each for each in record.exchanges if each.id == f"EX-{day}")


def flow(to: str, group: str = "persons") -> Flow:
    return Flow(to, Group(group))


def clashes(clash: Clash) -> dict[str, tuple[str, ...]]:
    found = [each for each in contradictions(RECORD) if each.clash is clash]
    return {each.entry: tuple(str(amount) for amount in each.amounts) for each in found}


@pytest.mark.needs_shared
@pytest.mark.parametrize(("name", "count"), [("exchanges", 73), ("commitments", 23)])
def test_the_record_has_every_row_of_the_reference_tables(name, count):
    with (shared("data/public_record") / f"{name}.csv").open(encoding="utf-8") as file:
        given = list(csv.DictReader(file))
    assert len(given) == count
    said = {(each.cell.file, each.cell.row, each.cell.header): each.value for each in packaged()}
    for number, row in enumerate(given, start=2):
        for column, value in row.items():
            if value not in {"", "-"} and column not in {"id", "source_urls"}:
                assert said[f"{name}.csv", number, column] == value


def test_an_empty_cell_says_nothing_rather_than_0():
    assert flow("RU") not in exchange("2022-12-06").flows()
    assert flow("UA") not in exchange("2025-06-11").flows()


def test_a_number_that_was_withheld_is_a_statement_without_a_number():
    for day, side in (("2022-04-01", "RU"), ("2025-06-09", "UA"), ("2025-06-14", "RU")):
        withheld = exchange(day).flows()[flow(side)]
        assert withheld.sayings
        assert not withheld.amount.known


def test_an_agreement_that_renews_another_names_it():
    (renewed,) = [each for each in RECORD.promises if each.renews]
    assert (renewed.id, renewed.renews) == ("AG-2025-11-15", "AG-2025-07-23")


def test_every_statement_has_a_field_a_cell_a_day_and_a_name_of_its_own():
    names = [statement_id(each) for each in RECORD.statements]
    for each in RECORD.statements:
        Field.parse(each.field)
        assert None not in {each.cell.row, each.said_on}
    assert len(set(names)) == len(names)


def test_every_source_is_listed_and_none_was_published_before_what_it_reports():
    for each in RECORD.statements:
        for address in each.source.split():
            published = sources()[address].published
            assert (
                published is None
                or each.field == "outcome"
                or published >= date.fromisoformat(each.entry[3:13])
            )


def test_a_reader_of_a_day_knows_nothing_that_was_published_later():
    for day in RECORD.days:
        for each in RECORD.as_known(day).statements:
            assert known_on(each) <= day


def test_what_was_known_stays_known_and_the_last_day_knows_everything():
    before: set[str] = set()
    for day in RECORD.days:
        now = {statement_id(each) for each in RECORD.as_known(day).statements}
        assert before < now
        before = now
    assert len(before) == len(RECORD.statements)
    assert RECORD.days[-1] == closed_on()


def test_a_page_without_a_date_is_known_only_when_the_tables_were_closed():
    assert known_on(exchange("2022-03-01").said("day")[0]) == closed_on()


def test_what_a_background_line_told_later_was_not_known_on_the_day():
    on_the_day = RECORD.as_known(date(2022, 12, 1))
    assert "EX-2022-12-01" not in {each.id for each in on_the_day.exchanges}
    assert "EX-2022-12-01" in {each.id for each in RECORD.as_known(date(2022, 12, 14)).exchanges}


def test_one_exchange_has_44_one_way_and_40_the_other_without_a_contradiction():
    flows = exchange("2023-04-26").flows()
    assert (str(flows[flow("UA")].amount), str(flows[flow("RU")].amount)) == ("44", "40")
    assert "EX-2023-04-26" not in clashes(Clash.NUMBER)


def test_two_numbers_for_the_same_people_are_a_range_with_both_sources():
    reported = exchange("2024-01-31").flows()[flow("UA")]
    assert (str(reported.amount), reported.disputed) == ("195..207", True)
    assert {each.said_by for each in reported.sayings} >= {"UA", "RU"}
    assert clashes(Clash.NUMBER)["EX-2024-01-31"] == ("207", "195")


def test_a_difference_that_the_civilians_make_up_is_explained():
    (found,) = (c for c in contradictions(RECORD) if c.entry == "EX-2025-08-14" and c.clash is Clash.NUMBER)
    assert found.explained_by is Group.CIVILIANS


def test_never_above_100_is_held_against_215_on_21_september_2022():
    assert clashes(Clash.EVERY)["EX-2022-09-21"] == ("..100", "215")


def test_an_agreement_of_which_one_side_alone_speaks_is_marked():
    found = clashes(Clash.ONE_SIDED)
    assert {"AG-2023-03-07", "AG-2025-11-15"} <= found.keys()
    assert not {"AG-2025-05-16", "AG-2026-02-18"} & found.keys()


def test_a_thousand_for_a_thousand_was_kept_in_three_stages():
    found = {
        b.account.to: b for b in RECORD.balances(date(2025, 5, 25)) if b.account.promise == "AG-2025-05-16"
    }
    for balance in found.values():
        assert [str(line.reported.amount) for line in balance.deliveries] == ["390", "307", "303"]
        assert str(balance.kept) == "1000"
        assert str(balance.overdue) == "0"


def test_1200_by_new_year_are_open_before_and_overdue_after():
    for day, state in ((date(2025, 12, 31), "open"), (date(2026, 1, 1), "overdue")):
        (balance,) = (b for b in RECORD.balances(day) if b.account.promise == "AG-2025-11-15")
        assert str(getattr(balance, state)) == "1200"


def test_bodies_promised_by_one_side_and_denied_by_the_other_are_a_disputed_promise():
    found = {
        b.account.to: b for b in RECORD.balances(closed_on()) if b.account.promise == "AG-2025-06-02-bodies"
    }
    assert found["RU"].promise_in_dispute
    assert not found["UA"].promise_in_dispute
    assert str(found["UA"].delivered) == "~7000"


def test_between_its_5th_and_40th_exchange_ukraine_counts_34_and_the_record_knows_half():
    found = {(gap.after.number, gap.before.number): gap for gap in gaps(RECORD, "UA")}
    assert (found[5, 40].counted, found[5, 40].missing) == (34, 17)
    assert list(gaps(RECORD, "RU")) == []


def test_a_mediators_total_is_held_against_its_own_exchanges():
    found = {each.said.said_by: each for each in stated_totals(RECORD)}
    assert found["AE"].summed.low < 6000
    assert found["UA"].stated.low > found["UA"].summed.low


def test_44_is_36_and_6_and_2_and_another_sum_would_be_found():
    assert "EX-2023-04-26" not in clashes(Clash.SUM)
    (officers,) = (each for each in exchange("2023-04-26").statements if each.field == "to_ua.officers")
    others = tuple(each for each in RECORD.statements if each != officers)
    wrong = Record((*others, replace(officers, value="7")))
    found = [each for each in contradictions(wrong) if each.entry == "EX-2023-04-26"]
    assert {each.clash for each in found} == {Clash.SUM}


def test_a_whole_that_leaves_the_civilians_out_is_told_as_that():
    (found,) = (
        c
        for c in contradictions(RECORD)
        if c.entry == "EX-2022-03-24" and c.flow == flow("UA") and c.clash is Clash.SUM
    )
    assert found.explained_by is Group.CIVILIANS
