"""The first page: the sums, the line of time, promised against fulfilled, and the way to the rest."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.site import sums
from allforall.documents.site.account_view import AccountView, accounts_of
from allforall.documents.site.exchanges_view import SumView, sum_views
from allforall.documents.site.ladder_plots import ladder_plots
from allforall.documents.site.lists import clash_groups
from allforall.documents.site.places import page_of
from allforall.documents.site.plot import Plot
from allforall.documents.site.site import Site
from allforall.documents.site.timelines import timelines
from allforall.documents.site.titles import promise_title

NAMES = (
    mark("Returned to Ukraine, as announced"),
    mark("Returned to Russia, as announced"),
    mark("Bodies to Ukraine"),
    mark("Bodies to Russia"),
)


@dataclass(frozen=True, slots=True)
class PromiseAccounts:
    """A promise with its accounts, as a group of rows."""

    title: str
    href: str
    kind: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the first page."""

    lead: str
    figures: tuple[tuple[str, SumView], ...]
    timelines: tuple[Plot, ...]
    ladders: tuple[Plot, ...]
    promises: tuple[PromiseAccounts, ...]
    clashes: tuple[tuple[str, str, int], ...]
    missing: int


def overview(site: Site, language: str) -> Overview:
    """Work out the first page."""
    lines = timelines(site, language)
    return Overview(
        _lead(site, language),
        tuple(zip((translate(name, language) for name in NAMES), sum_views(site, language), strict=True)),
        lines,
        ladder_plots(site, len(lines) + 1, language),
        promise_accounts(site, language),
        tuple((each.id, each.heading, len(each.clashes)) for each in clash_groups(site, language)),
        sum(max(0, gap.missing) for gaps in site.gaps.values() for gap in gaps),
    )


def promise_accounts(site: Site, language: str) -> tuple[PromiseAccounts, ...]:
    """Group the accounts by their promise, newest first."""
    return tuple(
        PromiseAccounts(promise_title(promise, language), page_of(promise.id), promise.kind, accounts)
        for promise in reversed(site.promises.values())
        if (accounts := accounts_of(site, promise.id, language))
    )


def _lead(site: Site, language: str) -> str:
    """Say in a sentence or two what the record holds."""
    living = sums.of_the_living(site)
    if not site.exchanges:
        return translate(mark("Nothing was on record by that day."), language)
    held = words.counted(
        "{n} exchange of people is on record.", "{n} exchanges of people are on record.", living, language
    )
    promises = words.counted(
        "There is also {n} agreement, proposal or dispute.",
        "There are also {n} agreements, proposals and disputes.",
        len(site.promises),
        language,
    )
    rest = translate(
        mark(
            "Where sources differ, the range is shown and both stay. A number that nobody gave is not counted as 0, so"
            " the sums are incomplete, and say so."
        ),
        language,
    )
    return f"{held} {promises} {rest}"
