"""The file `receipt.json` that goes with a list that left, read again; its list beside it has to be the one it is about."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.exchange.outgoing.profiles import Purpose, Recipient
from allforall.exchange.outgoing.receipt import KIND, Receipt

MOST_BYTES = MEGABYTE


class _Receipt(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["allforall.receipt"]
    v: Literal[1]
    sender: Annotated[Letter, Field(alias="from")]
    to: Recipient
    purpose: Purpose
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,100}$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    spoken: str
    people: Annotated[int, Field(ge=0, le=10_000_000)]
    fields: Annotated[tuple[str, ...], Field(max_length=100)]
    made_at: AwareDatetime
    reply_by: date
    status: Annotated[str, Field(max_length=100)]


def is_receipt(path: Path) -> bool:
    """Tell whether a file says that it is the receipt of a list that left."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as file:
        return f'"{KIND}"'.encode() in file.read(1_000)


def read_receipt(path: Path) -> Receipt:
    """Read the receipt; raise `InputError` where it is not one, or the list beside it is not the one that it is about."""
    try:
        with path.open("rb") as file:
            read = _Receipt.model_validate_json(file.read(MOST_BYTES))
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(
            "files.no_receipt",
            mark("{path} cannot be read as the receipt of a list: {place}, {why}. Take it anew from the folder that “offer prepare” wrote."),
            path=str(path),
            place=".".join(map(str, first["loc"])) or "the file",
            why=first["msg"],
        ) from error  # fmt: skip
    sent = path.with_name(read.file)
    if sent.is_file() and digest_of_file(sent) != read.sha256:
        raise InputError(
            "files.receipt_of_another_list",
            mark("{list} is not the list that {path} is about: one of them was changed. Take both anew from the folder that “offer prepare” wrote."),
            list=str(sent),
            path=str(path),
        )  # fmt: skip
    return Receipt(
        read.sender, read.to, read.purpose.value, read.file, read.sha256, read.people, read.fields, read.made_at,
        read.reply_by, read.status,
    )  # fmt: skip
