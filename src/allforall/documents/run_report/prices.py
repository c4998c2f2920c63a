"""What another exposure limit would bring, with the text's own limits by the numbers of their clauses."""

from allforall.documents.charts.price import Prices
from allforall.documents.price_data import day_prices, home_prices
from allforall.documents.run_report.rounds import number_of
from allforall.exchange.outcome import Outcome


def prices(outcome: Outcome) -> tuple[Prices, ...]:
    """Draw people home and days saved; nothing where no clause has a limit, or where no plan is possible under any."""
    curve = outcome.prices
    if curve is None or not any(each.possible for each in curve.prices):
        return ()
    stated = {c.id for c in outcome.agreement.clauses if c.exposure_limit is not None}
    names = {name: number_of(outcome, name) for name, _ in curve.own if name in stated}
    return home_prices(curve, names), day_prices(curve, names)
