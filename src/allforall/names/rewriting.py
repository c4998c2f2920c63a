"""Rules that rewrite a word, one after the other; the same rules for one word and for a column of words.

They are regular expressions without looking ahead or behind, so that Python and polars read them alike.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

_GROUP = re.compile(r"\\(\d)")


@dataclass(frozen=True, slots=True)
class Rule:
    """Every match of a pattern is replaced; `for_columns` says the same to polars."""

    pattern: re.Pattern[str]
    new: str
    for_columns: tuple[str, str]


Rules = tuple[Rule, ...]


def rules(*pairs: tuple[str, str]) -> Rules:
    """Compile pairs of pattern and replacement."""
    return tuple(Rule(re.compile(old), new, (old, _GROUP.sub(r"${\1}", new))) for old, new in pairs)


def undouble(letters: str) -> Rule:
    """Make one letter of several equal ones; in a column only of `letters`, since polars knows no back-references."""
    doubled = "|".join(f"({letter}){letter}+" for letter in letters)
    kept = "".join(f"${{{number}}}" for number in range(1, len(letters) + 1))
    return Rule(re.compile(r"(?P<same>.)(?P=same)+"), r"\g<same>", (doubled, kept))


def rewrite(word: str, rules: Rules) -> str:
    """Apply each rule once, in order."""
    for rule in rules:
        word = rule.pattern.sub(rule.new, word)
    return word


def rewrite_column(words: pl.Series, rules: Rules) -> pl.Series:
    """Apply each rule once, in order, to every word of a column."""
    for rule in rules:
        words = words.str.replace_all(*rule.for_columns)
    return words


def exchange(words: pl.Series, letters: Mapping[int, str | int | None]) -> pl.Series:
    """Exchange letters of every word of a column, as `str.translate` does."""
    old = [chr(letter) for letter in letters]
    new = [chr(to) if isinstance(to, int) else to or "" for to in letters.values()]
    return words.str.replace_many(old, new)


def pattern_of(rules: Rules) -> tuple[re.Pattern[str], str]:
    """Return a pattern that is found where any rule applies, for one word and for a column."""
    return (
        re.compile("|".join(rule.pattern.pattern for rule in rules)),
        "|".join(rule.for_columns[0] for rule in rules),
    )
