"""What leaves the house as papers: the sheet of decisions, the lists, a preview of every word that leaves, receipts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from allforall.base.messages import mark
from allforall.documents import words
from allforall.documents.tables import Value, csv_text
from allforall.exchange.outgoing.decide import Candidate, DecisionLine, columns_of
from allforall.exchange.outgoing.leaving import REFERENCE, Differing, Outgoing
from allforall.exchange.outgoing.profiles import Recipient
from allforall.exchange.outgoing.receipt import Receipt
from allforall.people.fields import BY_NAME

DECISION_COLUMNS = (
    "code",
    "decision",
    "who",
    "why",
    "second",
    "proposed",
    "risks",
    "name",
    "dob",
    "sent_before",
    "row",
)
TO_WHOM: dict[Recipient, str] = {
    Recipient.COUNTERPART: mark("the other party"),
    Recipient.AGENCY: mark("the Central Tracing Agency"),
}


def decision_rows(
    people: Iterable[Candidate], lines: Mapping[str, DecisionLine] | None = None
) -> list[dict[str, Value]]:
    """Write a row for each person, with what the program proposes and why; `lines` are decisions that were made."""
    rows: list[dict[str, Value]] = []
    for one in people:
        line = (lines or {}).get(one.code)
        before = TO_WHOM[one.before.recipient] if one.before else ""
        rows.append(
            {
                "code": one.code,
                "decision": line.decision if line else "",
                "who": line.who if line else "",
                "why": line.why if line else "",
                "second": line.second if line else "",
                **columns_of(one),
                "sent_before": f"{before}; not on the list now" if one.gone else before,
                "row": one.entry,
            }
        )
    return rows


def decisions_csv(people: Iterable[Candidate], lines: Mapping[str, DecisionLine] | None = None) -> str:
    """Write the sheet of decisions."""
    return csv_text(DECISION_COLUMNS, decision_rows(people, lines))


def list_columns(out: Outgoing) -> tuple[str, ...]:
    """Return the columns of a list that leaves."""
    return (REFERENCE, *out.profile.names)


def list_rows(out: Outgoing) -> list[dict[str, Value]]:
    """Write a row for each person who leaves; what is not known is an empty cell."""
    return [{REFERENCE: one.reference, **one.fields} for one in out.people]


def list_csv(out: Outgoing) -> str:
    """Write a list that leaves."""
    return csv_text(list_columns(out), list_rows(out))


def difference_csv(differing: Iterable[Differing]) -> str:
    """Write who is new, changed, the same or dropped since the last time."""
    rows: list[dict[str, Value]] = [
        {
            "change": str(one.change),
            "to": TO_WHOM[one.recipient],
            "name": one.name,
            "fields": " ".join(one.fields),
            "row": one.entry,
        }
        for one in differing
    ]
    return csv_text(("change", "to", "name", "fields", "row"), rows)


def preview(out: Outgoing, differing: Sequence[Differing], kept: Mapping[str, int]) -> str:
    """Show every word that leaves, to whom, field by field with its reason; `kept` counts who does not leave here."""
    profile = out.profile
    lines = [
        f"To {TO_WHOM[profile.recipient]}, for the purpose “{profile.purpose.value}”: "
        + words.counted("{n} person", "{n} people", len(out.people)),
        "",
        "Fields, each with why it leaves and by which rule:",
        f"  {REFERENCE}: what the person is called between us, so that no row number of ours leaves",
        *(
            f"  {field.name} ({BY_NAME[field.name].meaning}): {field.why} [{field.rule}]"
            for field in profile.fields
        ),
        "",
        "Beside what left before: " + _counted(differing, profile.recipient),
        "Not on this list: "
        + (", ".join(f"{count} {what}" for what, count in kept.items() if count) or "nobody"),
        "",
    ]
    for one in out.people:
        said = " · ".join(f"{name} {one.fields.get(name) or 'not known'}" for name in profile.names)
        lines.append(f"{one.reference}  {said}")
    return "\n".join(lines) + "\n"


def _counted(differing: Sequence[Differing], recipient: Recipient) -> str:
    counts = Counter(str(one.change) for one in differing if one.recipient is recipient)
    return ", ".join(f"{count} {what}" for what, count in counts.items()) or "nobody"


def receipt_text(said: Receipt, parties: Mapping[str, str] | None = None) -> str:
    """Write a receipt to print, with room for the hand that receives."""
    sender = (parties or {}).get(said.sender, said.sender)
    rows = (
        ("List", said.file),
        ("From", sender),
        ("To", TO_WHOM[said.recipient]),
        ("Purpose", said.purpose),
        ("People", words.number(said.people)),
        ("Fields", ", ".join((REFERENCE, *said.fields))),
        ("Digest (SHA-256)", said.digest),
        ("Read aloud", said.spoken),
        ("Prepared", f"{words.day(said.made_at.date())}, {said.made_at:%H:%M} UTC"),
        ("Reply due", words.day(said.reply_by)),
        ("Status", said.status),
    )
    width = max(len(name) for name, _ in rows)
    body = [f"{name:<{width}}  {text}" for name, text in rows]
    return (
        "\n".join(
            [
                "Receipt",
                "",
                *body,
                "",
                "The list was received as described; the six groups were compared.",
                "",
                "Received by  ______________________   on  ______________________",
                "",
                "The digest is of the file list.csv that this receipt came with. It proves which list was handed over,",
                "not that it is complete or true.",
            ]
        )
        + "\n"
    )
