"""The answer to an offered list as papers: a table for programs, and the sender's own workbook with our marks."""

from collections.abc import Sequence
from datetime import date, datetime

from allforall.base.messages import mark
from allforall.documents import words
from allforall.documents.book import Ground
from allforall.documents.tables import Value, csv_text
from allforall.documents.workbook import Mark, OfferedList, mark_workbook
from allforall.exchange.offer import Answer, AnswerSheet, Identity, Omitted, Reply
from allforall.people.person_list import PersonList

ANSWER_COLUMNS = (
    "line",
    "entry",
    "name",
    "whose",
    "identity",
    "matched",
    "match_weight",
    "clauses",
    "undetermined",
    "states",
    "reply",
    "words",
)
OMITTED_COLUMNS = ("case", "name", "entries", "clauses", "last_sign_of_life", "held_by")
_GROUNDS = {
    Reply.ACCEPT: Ground.GOOD,
    Reply.CONDITIONAL: Ground.OPEN,
    Reply.ASK: Ground.UNKNOWN,
    Reply.COUNT_ONCE: Ground.STOPS,
    Reply.OTHER_TERMS: Ground.STOPS,
    Reply.NOT_OURS: Ground.STOPS,
    Reply.HOME: Ground.STOPS,
}

_PLAIN = {
    Identity.SAME: mark("in order"),
    Identity.POSSIBLE: mark("possible"),
    Identity.UNKNOWN: mark("unknown"),
}
_PERSON = {Identity.SAME: mark("Same person as"), Identity.POSSIBLE: mark("Possibly"), Identity.UNKNOWN: ""}


def answer_csv(sheet: AnswerSheet) -> str:
    """Write one line a row of the offered list, in its order."""
    return csv_text(ANSWER_COLUMNS, (_row(answer) for answer in sheet.answers))


def omitted_csv(people: Sequence[Omitted]) -> str:
    """Write whom the list leaves out."""
    return csv_text(
        OMITTED_COLUMNS,
        (
            {
                "case": one.case,
                "name": one.name,
                "entries": "; ".join(one.entries),
                "clauses": " ".join(one.clauses),
                "last_sign_of_life": one.last_sign_of_life,
                "held_by": one.held_by,
            }
            for one in people
        ),
    )


def answer_workbook(
    sheet: AnswerSheet, offered: PersonList, reply_by: date | None, made_at: datetime
) -> bytes:
    """Hand the list back with verdict, reason and proposed reply beside every row."""
    columns = sorted(offered.columns, key=lambda field: offered.columns[field].index)
    rows = offered.raw.select(columns).rows()
    lines = offered.rows.to_list()
    about = (
        (mark("Reply due"), words.day(reply_by) if reply_by else mark("not known")),
        (
            mark("Left out"),
            f"{words.number(len(sheet.omitted))} people whom we have evidence for, in omitted.csv",
        ),
        (mark("Standing"), mark("Proposed by comparing lists; a person decides each row.")),
        (
            mark("For our own use"),
            mark("It names entries of our lists; what is sent back is decided row by row."),
        ),
    )
    return mark_workbook(
        OfferedList(
            offered.file,
            offered.digest,
            offered.sheet,
            tuple(offered.columns[field].header for field in columns),
            list(zip(lines, rows, strict=True)),
        ),
        {answer.weighed.line: _mark(answer) for answer in sheet.answers},
        about=about,
        made_at=made_at,
    )


def _row(answer: Answer) -> dict[str, Value]:
    row = answer.weighed
    return {
        "line": row.line,
        "entry": row.entry,
        "name": row.name,
        "whose": answer.whose.value,
        "identity": row.identity.value,
        "matched": "; ".join(row.matched),
        "match_weight": row.weight,
        "clauses": " ".join(row.met),
        "undetermined": " ".join(row.undetermined),
        "states": "; ".join(state.value for state in answer.states),
        "reply": answer.reply.value,
        "words": answer.words,
    }


def _mark(answer: Answer) -> Mark:
    row = answer.weighed
    verdict = answer.states[0].value if answer.states else _PLAIN[row.identity]
    known = f"{_PERSON[row.identity]} {', '.join(row.matched)}." if row.matched else ""
    clauses = f"Clauses met: {', '.join(row.met)}." if row.met else mark("No clause met.")
    more = "; ".join(state.value for state in answer.states[1:])
    also = f"Also: {more}." if more else ""
    whose = f"{answer.whose.value[:1].upper()}{answer.whose.value[1:]}."
    reason = " ".join(part for part in (whose, known, clauses, answer.words, also) if part)
    return Mark(verdict, reason, answer.reply.value, _GROUNDS[answer.reply])
