"""The files that lie beside the pages for whoever wants to count for themselves."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate

EXCHANGES = "data/exchanges.csv"
COMMITMENTS = "data/commitments.csv"
STATEMENTS = "data/statements.csv"
HXL = "data/exchanges-hxl.csv"
JSON = "data/record.json"
FEED = "feed.xml"
"""In the folder of each language."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file: where it lies, counted from the folder of the language, and what it is."""

    href: str
    name: str
    kind: str


def links(language: str = "en") -> tuple[Download, ...]:
    """Name every file that is written beside the pages."""
    return (
        Download(f"../{EXCHANGES}", translate(mark("Exchanges"), language), "CSV"),
        Download(f"../{COMMITMENTS}", translate(mark("Promises"), language), "CSV"),
        Download(f"../{STATEMENTS}", translate(mark("Statements"), language), "CSV"),
        Download(f"../{JSON}", translate(mark("The whole record"), language), "JSON"),
        Download(f"../{HXL}", translate(mark("Exchanges with tags"), language), "HXL"),
        Download(FEED, translate(mark("What became known last"), language), "Atom"),
    )
