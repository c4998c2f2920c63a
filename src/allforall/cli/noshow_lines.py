"""What a plan is worth where some do not come, in lines for a person and values for a program."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allforall.planning.noshow import Drawn, Shares, Spread


def read_shares(said: str) -> "Shares":
    """Read `SHARE[,CONDITIONAL]`; one share alone holds for seats on condition too."""
    from allforall.base.errors import UsageError
    from allforall.planning.noshow import Shares

    try:
        others, *conditional = (float(word) for word in said.split(","))
        (more,) = conditional or [others]
    except ValueError as error:
        raise UsageError(
            "cli.bad_shares",
            "“{said}” is no share of people. Write one or two from 0 to 1: --no-shows 0.02,0.1",
            said=said,
        ) from error
    return Shares(conditional=more, others=others)


def noshow_lines(drawn: "Drawn") -> Iterator[str]:
    """Say the assumption first, then who would be home and who would be ahead."""
    shares, found = drawn.shares, drawn.found
    yield (
        f"If {shares.others:.1%} of those who go did not come, and {shares.conditional:.1%} of the {drawn.conditional:,} "
        f"whose seat is on condition (drawn {found.samples:,} times; 5th, 50th and 95th of 100):"
    )
    for party, home in found.home_by_party.items():
        yield f"   released by {party}: {_spread(home)}"
    yield f"   home in all: {_spread(found.home)}, of {found.planned:,} planned"
    for peak in found.peaks:
        if peak.limit is None:
            continue
        yield (
            f"   furthest ahead under “{peak.clause}”: {_spread(peak.peak)}, planned {peak.planned:,.4g}; "
            f"beyond the limit of {peak.limit:,g} in {peak.beyond:.0%}"
        )


def noshow_facts(drawn: "Drawn") -> dict[str, Any]:
    """Give a program every number."""
    return {"shares": asdict(drawn.shares), **asdict(drawn.found)}


def _spread(spread: "Spread") -> str:
    values = (spread.low, spread.middle, spread.high)
    return " · ".join(f"{value:,.0f}" if value.is_integer() else f"{value:,.1f}" for value in values)
