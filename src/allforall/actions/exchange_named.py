"""How an exchange calls itself and its parties, for papers that are made outside of it."""

from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.definition import Exchange
from allforall.files.folder_in import FolderSource


def party_names(folder: Path | None) -> tuple[dict[Letter, str], str]:
    """Return what the parties are called and the notice of the exchange; A and B where no exchange is named."""
    if folder is None:
        return {letter: letter for letter in LETTERS}, ""
    exchange = named_exchange(folder)
    return {letter: exchange.parties[letter].name for letter in LETTERS}, exchange.notice


def named_exchange(folder: Path) -> Exchange:
    """Read the exchange of a folder; raise `InputError` where that cannot be."""
    exchange, findings = FolderSource(folder).exchange()
    if exchange is None:
        raise InputError(
            "papers.exchange_unreadable",
            mark("The exchange in {folder} cannot be read: {why}"),
            folder=str(folder),
            why=next((each.says() for each in findings), ""),
        )
    return exchange
