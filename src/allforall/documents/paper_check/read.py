"""Reads a paper back from its content: what cannot be read is said in a sentence, never guessed."""

import json
from typing import Any

from pydantic import ValidationError

from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.documents.papers.kinds import FORMS
from allforall.documents.papers.paper import Kind, Paper

MOST_BYTES = 32 * MEGABYTE


TOO_LARGE = mark("it is larger than 32 MB")
NOT_JSON = mark("it is not JSON")
NO_KIND = mark("it names no kind of paper that there is")
TOO_DEEP = mark("it is nested too deep")


class Unreadable(Exception):  # noqa: N818  # it says what the bytes are
    """The bytes are no content of a paper; the message says why."""


def is_content(data: bytes) -> bool:
    """Tell by the first bytes whether this may be the content of a paper, in canonical form or not."""
    return data.lstrip().startswith(b"{") and b'"paper"' in data[:MOST_BYTES]


def model_of(kind: object) -> type[Paper[Any]] | None:
    """Return what a paper of a kind is checked against; None for a kind that there is not."""
    try:
        form = FORMS[Kind(str(kind))]
    except ValueError:
        return None
    return Paper[form.content]  # type: ignore[name-defined]


def parse_paper(data: bytes) -> Paper[Any]:
    """Read the content of a paper and check every value of it."""
    if len(data) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(NOT_JSON) from error
    model = model_of(value.get("paper")) if isinstance(value, dict) else None
    if model is None:
        raise Unreadable(NO_KIND)
    try:
        return model.model_validate(value)
    except (ValidationError, RecursionError) as error:
        raise Unreadable(_first(error)) from error


def _first(error: ValidationError | RecursionError) -> str:
    if not isinstance(error, ValidationError):
        return TOO_DEEP
    fault = error.errors()[0]
    where = ".".join(str(step) for step in fault["loc"]) or "the whole"
    return f"{where}: {fault['msg'].removeprefix('Value error, ')}"
