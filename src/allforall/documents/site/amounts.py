"""Amounts as people read them: what is bounded, disputed or not known is said in words, never rounded away."""

from allforall.accounts.amount import Amount
from allforall.accounts.reported import Reported
from allforall.base.messages import mark, translate
from allforall.documents import words

NOT_KNOWN = mark("not known")
"""Nobody said."""
NOT_DISCLOSED = mark("not disclosed")
"""It was said to have happened, and how many was not said."""


def amount(value: Amount, language: str = "en", *, disputed: bool = False) -> str:
    """Write an amount: `207`, `195 to 207, disputed`, `at least 1,001`, `about 7,000`, `not known`."""
    if not value.known:
        return translate(NOT_KNOWN, language)
    low = words.number(value.low, language)
    high = "" if value.high is None else words.number(value.high, language)
    pattern = _disputed(value) if disputed else _pattern(value)
    return translate(pattern, language).format(n=high if not value.low and high else low, low=low, high=high)


def _pattern(value: Amount) -> str:
    """Choose the words for how firm an amount is and on which side it is open."""
    if value.high is None:
        return mark("at least {n}")
    if value.low == value.high:
        return mark("about {n}") if value.about else "{n}"
    return mark("{low} to {high}") if value.low else mark("at most {n}")


def _disputed(value: Amount) -> str:
    return mark("at least {n}, disputed") if value.high is None else mark("{low} to {high}, disputed")


def reported(value: Reported | None, language: str = "en") -> str:
    """Write what several sources say of one number; who said that it happened without a number disclosed none."""
    if value is None:
        return translate(NOT_KNOWN, language)
    if not value.amount.known:
        return translate(NOT_DISCLOSED if value.sayings else NOT_KNOWN, language)
    return amount(value.amount, language, disputed=value.disputed)


def said(value: Amount, language: str = "en") -> str:
    """Write one source's word: without a number it disclosed none."""
    return amount(value, language) if value.known else translate(NOT_DISCLOSED, language)
