"""A letter typed twice: keys fold it, since transliterations double letters too, so a check of spelling looks apart."""

from itertools import pairwise

from allforall.names.scripts import script_of


def doubled(word: str) -> int:
    """Count the letters that follow an equal one."""
    letters = word.casefold()
    return sum(one == two and one.isalpha() for one, two in pairwise(letters))


def doubled_differently(left: str, right: str) -> bool:
    """Tell whether two spellings in one script double letters in different numbers.

    Across scripts it says nothing: there a doubled letter may be how the other script writes one.
    """
    return script_of(left) == script_of(right) and doubled(left) != doubled(right)
