"""The party that a person names on the command line."""

from allforall.base.errors import UsageError
from allforall.base.parties import LETTERS, Letter


def party(text: str) -> Letter:
    """Read a letter; anything else is an error that names the two."""
    for letter in LETTERS:
        if text.upper() == letter:
            return letter
    raise UsageError("cli.no_such_party", "“{text}” is no party of an exchange. Write A or B.", text=text)
