"""The record as data: every statement, every exchange and every account, as CSV, HXL and JSON.

A number stands as its least and its most; an empty cell is not known, never 0.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from allforall.accounts.amount import Amount
from allforall.accounts.balance import Balance
from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported
from allforall.accounts.state import state
from allforall.claims.record.cited import cited, day_from
from allforall.claims.record.contradictions import contradictions
from allforall.claims.record.record import Record
from allforall.claims.record.views import PublicExchange, known_on, statement_id
from allforall.claims.record.words import SIDES, Flow
from allforall.documents.site.downloads import COMMITMENTS, EXCHANGES, HXL, JSON, STATEMENTS
from allforall.documents.tables import Value, csv_text

FORMAT = "public-record/1"
GROUPS = (Group.PERSONS, Group.MILITARY, Group.CIVILIANS, Group.BODIES)
"""Groups with columns of their own; every other one stands in the statements."""
_FLOWS = tuple(Flow(side, group) for group in GROUPS for side in SIDES)
_ENDS = ("min", "max")


def data_files(record: Record, on: date) -> dict[str, str]:
    """Write every file by its name, for the record as it is and accounts as they stand on a day."""
    exchanges = [_exchange(each, on) for each in record.exchanges]
    on_record = {each.id for each in record.promises}
    balances = tuple(each for each in record.balances(on) if each.account.promise in on_record)
    return {
        STATEMENTS: csv_text(tuple(_STATEMENT), list(_statements(record, on))),
        EXCHANGES: csv_text(tuple(_EXCHANGE), exchanges),
        HXL: csv_text(tuple(_EXCHANGE), [_EXCHANGE, *exchanges]),
        COMMITMENTS: csv_text(_ACCOUNT, [_account(record, each) for each in balances]),
        JSON: json.dumps(_everything(record, on, balances), ensure_ascii=False, indent=1) + "\n",
    }


_STATEMENT = (
    "id",
    "entry",
    "field",
    "value",
    "said_by",
    "source",
    "known_on",
    "known_from",
    "file",
    "row",
    "column",
)
_EXCHANGE: Mapping[str, str] = {
    "id": "#event+code",
    "day": "#date+occurred",
    "took_place": "#status+took_place",
    **{
        f"{flow.field.replace('.', '_')}_{end}": (
            f"#{'indicator' if flow.group is Group.BODIES else 'reached'}+returned+{flow.group}+to_{flow.to.lower()}+{end}"
        )
        for flow in _FLOWS
        for end in _ENDS
    },
    "disputed": "#meta+disputed",
    "mediators": "#org+mediators",
    "counts_towards": "#event+agreement+code",
    "first_known_on": "#date+reported",
    "sources": "#meta+url",
}
"""The columns of an exchange with their HXL tags."""
_ACCOUNT = (
    "promise",
    "kind",
    "agreed_on",
    "deadline",
    "one_sided",
    "to",
    "group",
    *(
        f"{name}_{end}"
        for name in ("promised", "delivered", "kept", "outstanding", "beyond")
        for end in _ENDS
    ),
    "disputed_max",
    "without_a_number",
    "state",
    "on",
)


def _statements(record: Record, on: date) -> Iterator[dict[str, Value]]:
    for each in record.statements:
        yield {
            "id": statement_id(each),
            "entry": each.entry,
            "field": each.field,
            "value": each.value,
            "said_by": each.said_by,
            "source": " ".join(one.address for one in cited(each, on)),
            "known_on": known_on(each),
            "known_from": day_from(each),
            "file": each.cell.file,
            "row": each.cell.row,
            "column": each.cell.column,
        }


def _exchange(each: PublicExchange, on: date) -> dict[str, Value]:
    flows = each.flows()
    row: dict[str, Value] = {
        "id": each.id,
        "day": each.day,
        "took_place": each.took_place,
        "disputed": " ".join(flow.field for flow, reported in flows.items() if reported.disputed),
        "mediators": " ".join(each.mediators),
        "counts_towards": " ".join(dict.fromkeys(field.promise for _, field in each.counts_towards())),
        "first_known_on": min(known_on(said) for said in each.statements),
        "sources": " ".join(
            dict.fromkeys(one.address for said in each.statements for one in cited(said, on))
        ),
    }
    for flow in _FLOWS:
        row |= _ends(flow.field.replace(".", "_"), flows.get(flow))
    return row


def _account(record: Record, balance: Balance) -> dict[str, Value]:
    (promise,) = (each for each in record.promises if each.id == balance.account.promise)
    row: dict[str, Value] = {
        "promise": promise.id,
        "kind": promise.kind,
        "agreed_on": promise.day,
        "deadline": balance.deadline,
        "one_sided": promise.one_sided,
        "to": balance.account.to,
        "group": balance.account.group,
        "disputed_max": balance.disputed.high,
        "without_a_number": balance.undisclosed,
        "state": state(balance),
        "on": balance.on,
    }
    for name in ("promised", "delivered", "kept", "outstanding", "beyond"):
        row |= _ends(name, getattr(balance, name))
    return row


def _ends(name: str, said: Amount | Reported | None) -> dict[str, Value]:
    amount = said.amount if isinstance(said, Reported) else said
    if amount is None or not amount.known:
        return {}
    return {f"{name}_min": amount.low, f"{name}_max": amount.high}


def _everything(record: Record, on: date, balances: tuple[Balance, ...]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "on": on.isoformat(),
        "obtained": (
            "Facts from public sources, put together by hand; each statement names its source and the day on which it "
            "could first be known. Incomplete: what nobody recorded is missing here."
        ),
        "exchanges": [_plain(_exchange(each, on)) for each in record.exchanges],
        "accounts": [_plain(_account(record, each)) for each in balances],
        "contradictions": [
            {
                "kind": each.clash,
                "entry": each.entry,
                "flow": each.flow.field if each.flow else None,
                "amounts": [str(amount) for amount in each.amounts],
                "explained_by": each.explained_by,
                "statements": list(each.statements),
            }
            for each in contradictions(record)
        ],
        "statements": [_plain(each) for each in _statements(record, on)],
    }


def _plain(row: Mapping[str, Value]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
