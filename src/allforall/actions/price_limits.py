"""Price the exposure limits of a problem that lies as a file: what another limit would bring, as numbers and a picture."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allforall.actions.read_problem import read_problem
from allforall.base.errors import UsageError
from allforall.base.limits import DEFAULT_LIMITS, Limits
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress
from allforall.documents.charts import price
from allforall.documents.charts.standalone import standalone
from allforall.documents.price_data import HOW_DRAWN, home_prices
from allforall.planning.distrust import Curve, Price, price_curve
from allforall.planning.problem import Problem
from allforall.planning.under_limit import Limit
from allforall.ports.outbox import Outbox

_WIDTH = 720.0
KINDS = (".svg", ".json")


@dataclass(frozen=True)
class Priced:
    """A problem and what its limits cost."""

    problem: Problem
    curve: Curve


def price_limits(
    source: Path,
    *,
    limits: Sequence[Limit] = (),
    clauses: Collection[str] = (),
    time_limit_s: float = 60,
    progress: Progress = SILENT,
    most: Limits = DEFAULT_LIMITS,
) -> Priced:
    """Plan the problem in `source` under a ladder of limits, or under those that are named.

    Raises `InputError` where the file cannot be used, `UsageError` where no clause named has a limit.
    """
    problem = read_problem(source, progress=progress, limits=most)
    curve = price_curve(problem, limits, clauses=clauses, progress=progress, time_limit_s=time_limit_s)
    return Priced(problem, curve)


def write_prices(priced: Priced, out: Outbox, name: str) -> None:
    """Write the prices as a picture (`.svg`) or as numbers (`.json`), by the name; raise `UsageError` for another."""
    if name.endswith(".svg"):
        data = home_prices(priced.curve, dict.fromkeys((c for c, _ in priced.curve.own), ""))
        out.put(name, standalone(price.picture(data, _WIDTH), data.title, HOW_DRAWN.format(unit=data.unit)))
    elif name.endswith(".json"):
        out.put(name, json.dumps(curve_json(priced.curve), ensure_ascii=False, indent=1) + "\n")
    else:
        raise UsageError(
            "actions.price_file",
            mark("{name} is no picture or table. End its name with .svg or .json."),
            name=name,
        )


def curve_json(curve: Curve) -> dict[str, Any]:
    """Give a program every number of the curve."""
    return {
        "own_limits": dict(curve.own),
        "limits": [_price(each) for each in curve.prices],
        "without_limit": {**_price(curve.without), "limit": None, "furthest_ahead": curve.without.limit},
    }


def _price(each: Price) -> dict[str, Any]:
    return {
        "limit": each.limit,
        "possible": each.possible,
        "released": each.released if each.possible else None,
        "released_at_most": each.released_bound,
        "person_days": each.person_days if each.possible else None,
        "person_days_at_most": each.bound,
        "proven": each.proven,
    }
