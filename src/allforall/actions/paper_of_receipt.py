"""Make the paper that is signed when a list changes hands, from the receipt that `offer prepare` wrote beside the list."""

from pathlib import Path

from allforall.actions.exchange_named import party_names
from allforall.actions.make_paper import MadePaper
from allforall.base.parties import other
from allforall.documents.papers.paper import Kind, Language, Paper
from allforall.documents.papers.receipt import Item, Receipt
from allforall.exchange.outgoing.profiles import Recipient
from allforall.files.sent_receipt import read_receipt

AGENCY = "Central Tracing Agency"


def paper_of_receipt(
    path: Path, *, exchange: Path | None = None, languages: tuple[Language, ...] = ()
) -> MadePaper:
    """Make the receipt as a paper: the list by its digest, the day by which an answer is due, lines for the hands.

    It says nothing of who stays in the house, as the receipt does not. The list has the name that it bears there.
    """
    said = read_receipt(path)
    names, notice = party_names(exchange)
    receiver = AGENCY if said.recipient is Recipient.AGENCY else names[other(said.sender)]
    return MadePaper(
        Paper[Receipt](
            paper=Kind.RECEIPT,
            reference=f"{said.recipient.value}/{said.made_at:%Y-%m-%d}/{said.digest[:8]}",
            issued_by=names[said.sender],
            made_at=said.made_at,
            languages=languages or ("en",),
            judged=True,  # what changes hands is a file, and rests on no match
            notice=notice,
            content=Receipt(
                received_from=names[said.sender],
                received_by=receiver,
                reply_by=said.reply_by.isoformat(),
                items=(Item(what=said.file, people=said.people, digest=said.digest),),
            ),
        )
    )
