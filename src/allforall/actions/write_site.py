"""Write the public record as a static site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.claims.record.record import Record
from allforall.documents.site.data import data_files
from allforall.documents.site.downloads import FEED
from allforall.documents.site.feed import feed
from allforall.documents.site.render import LANGUAGES, render
from allforall.documents.site.site import site_of
from allforall.ports.outbox import Outbox


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written: the day of knowledge, and how many of what."""

    known: date
    pages: int
    exchanges: int
    promises: int
    statements: int


def write_site(
    record: Record, outbox: Outbox, *, known: date | None = None, languages: Sequence[str] = tuple(LANGUAGES)
) -> WrittenSite:
    """Write every page and the data beside them as known on a day; the last site stays whole until this one is."""
    unknown = [code for code in languages if code not in LANGUAGES]
    if unknown or not languages:
        raise UsageError(
            "site.unknown_language",
            mark("There is no site in {codes}. Name one or more of {all}."),
            codes=", ".join(unknown) or "no language",
            all=", ".join(LANGUAGES),
        )
    site = site_of(record, known)
    papers: dict[str, str | bytes] = {
        **render(site, tuple(dict.fromkeys(languages))),
        **data_files(site.record, site.known),
        **{f"{code}/{FEED}": feed(site, code) for code in dict.fromkeys(languages)},
    }
    outbox.publish(
        papers,
        {"work": "site", "known": site.known.isoformat(), "languages": list(languages)},
    )
    return WrittenSite(
        site.known,
        sum(name.endswith(".html") for name in papers),
        len(site.exchanges),
        len(site.promises),
        len(site.statements),
    )
