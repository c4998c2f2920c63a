"""What can be downloaded beside the pages."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate


@dataclass(frozen=True, slots=True)
class Download:
    """One file: where it lies, counted from the folder of the language, and what it is."""

    href: str
    name: str
    kind: str


def links(language: str = "en") -> tuple[Download, ...]:
    """Name every file that is written beside the pages."""
    return (
        Download("../data/exchanges.csv", translate(mark("Exchanges"), language), "CSV"),
        Download("../data/commitments.csv", translate(mark("Promises"), language), "CSV"),
        Download("../data/statements.csv", translate(mark("Statements"), language), "CSV"),
        Download("../data/record.json", translate(mark("The whole record"), language), "JSON"),
        Download("../data/exchanges-hxl.csv", translate(mark("Exchanges with tags"), language), "HXL"),
        Download("feed.xml", translate(mark("What became known last"), language), "Atom"),
    )
