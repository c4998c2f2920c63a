"""From prices to what is drawn of them: people home, and days of captivity saved, over the limit."""

from collections.abc import Callable, Mapping

from allforall.base.messages import mark
from allforall.documents.charts.price import Prices, Tried
from allforall.planning.distrust import Curve, Price

HOW_DRAWN = mark("{unit}; upright lines: the text’s own limits, by clause; outlined: not proven")
"""What stands under the title of such a picture."""


def home_prices(curve: Curve, names: Mapping[str, str]) -> Prices:
    """Draw how many people come home; `names` says how each clause whose limit is varied is called."""
    return _prices(
        curve,
        names,
        mark("People home, by how far one side may be ahead"),
        mark("people home"),
        lambda p: (p.released, p.released_bound),
    )


def day_prices(curve: Curve, names: Mapping[str, str]) -> Prices:
    """Draw how much captivity is saved, each day weighed as the plan weighs it."""
    return _prices(
        curve,
        names,
        mark("Days saved, by how far one side may be ahead"),
        mark("days saved, weighed by health and time in captivity"),
        lambda p: (p.person_days, p.bound),
    )


def _prices(
    curve: Curve,
    names: Mapping[str, str],
    title: str,
    unit: str,
    measure: Callable[[Price], tuple[int, int | None]],
) -> Prices:
    own: dict[float, list[str]] = {}
    for clause, limit in curve.own:
        if clause in names:
            own.setdefault(limit, []).append(names[clause] or clause)
    return Prices(
        title,
        unit,
        tuple(_tried(each, *measure(each)) for each in curve.prices),
        tuple((limit, ", ".join(dict.fromkeys(called))) for limit, called in sorted(own.items())),
    )


def _tried(each: Price, value: int, most: int | None) -> Tried:
    """Draw a limit whose number nobody asked to be best as it is: nothing better was looked for."""
    if each.possible is None:
        return Tried(each.limit, None, most)
    if not each.possible:
        return Tried(each.limit, 0, None, possible=False)
    return Tried(each.limit, value, most)
