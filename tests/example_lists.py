"""Lists of the example, read once for all tests of linkage that need real spellings."""

from functools import lru_cache

from allforall.intake import read_list
from example import EXAMPLE


@lru_cache
def example_list(name):
    """Read a list of the example as a command does."""
    people = read_list(EXAMPLE / "lists" / name, name=name.partition(".")[0], source=name).people
    assert people is not None
    return people
