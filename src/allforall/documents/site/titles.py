"""How exchanges, agreements, proposals and disputes are called."""

from allforall.base.messages import mark, translate
from allforall.claims.record.views import EXCHANGE, TALLY, PublicExchange, PublicPromise
from allforall.claims.record.words import FORMULA
from allforall.documents import words
from allforall.documents.site import terms
from allforall.documents.site.places import day_of
from allforall.documents.site.site import Site


def exchange_title(site: Site, exchange: PublicExchange, language: str) -> str:
    """Name an exchange by its day and by what it was."""
    title = mark("Exchange of {day}")
    if not exchange.took_place:
        title = mark("Exchange aimed at {day}, called off")
    elif not site.of_the_living(exchange):
        title = mark("Return of bodies on {day}")
    return translate(title, language).format(day=words.day(exchange.day, language))


def promise_title(promise: PublicPromise, language: str) -> str:
    """Name a promise by what it is, its day and its formula: two of one day are told apart."""
    title = translate(terms.KINDS_OF_DAY[promise.kind], language).format(day=words.day(promise.day, language))
    formula = promise.value(FORMULA)
    if not formula:
        return title
    return translate(mark("{title}: {formula}"), language).format(
        title=title, formula=terms.term(terms.FORMULAS, formula, language)
    )


def entry_title(site: Site, entry: str, language: str) -> str:
    """Name an exchange or a promise by its id, or the day of which only a total is said."""
    if entry.startswith(TALLY):
        said = words.day(day_of(entry), language)
        return translate(mark("Stated on {day}"), language).format(day=said)
    if entry.startswith(EXCHANGE):
        return exchange_title(site, site.exchanges[entry], language)
    return promise_title(site.promises[entry], language)
