"""What can go wrong with an operation. What is wrong with data is a `Finding`, not an error.

AllforallError
 ├── UsageError          the request itself makes no sense; exit status 2
 ├── InputError          a file or folder cannot be used as it is; exit status 1
 ├── CannotTell          an honest "we do not know"; exit status 3
 ├── Stopped             a person stopped it; exit status 130, as everywhere
 └── InternalError       a promise of our own code was broken; please report it
"""

from typing import Any, ClassVar

from allforall.base.messages import translate


class AllforallError(Exception):
    """A bad operation: `code` is stable and documented, the message tells a person what to do next."""

    exit_status: ClassVar[int] = 1

    def __init__(self, code: str, message: str, **args: Any) -> None:
        """Keep the message as a template with its `args`, so that it is translated only at the edge."""
        super().__init__(message.format(**args))
        self.code = code
        self.template = message
        self.args_by_name = args

    def say(self, language: str = "en") -> str:
        """Say what happened and what to do next in one language."""
        return translate(self.template, language).format(**self.args_by_name)


class UsageError(AllforallError):
    """The request makes no sense: a wrong option, a party that does not exist."""

    exit_status = 2


class InputError(AllforallError):
    """A file or folder cannot be used as it is; the message names the file and the remedy."""


class CannotTell(AllforallError):  # noqa: N818  # an answer rather than a fault
    """The question is sound and the data does not answer it."""

    exit_status = 3


class Stopped(AllforallError):  # noqa: N818  # somebody's wish rather than a fault
    """A person stopped the work; what was acknowledged before stays."""

    exit_status = 130


class InternalError(AllforallError):
    """Our own code broke a promise; nothing was written."""
