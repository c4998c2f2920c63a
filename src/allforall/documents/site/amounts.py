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
    if disputed:
        if value.high is None:
            return translate(mark("at least {n}, disputed"), language).format(n=low)
        return translate(mark("{low} to {high}, disputed"), language).format(low=low, high=high)
    if value.low == value.high:
        return translate(mark("about {n}"), language).format(n=low) if value.about else low
    if value.high is None:
        return translate(mark("at least {n}"), language).format(n=low)
    if not value.low:
        return translate(mark("at most {n}"), language).format(n=high)
    return translate(mark("{low} to {high}"), language).format(low=low, high=high)


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
