"""What left the house before, as the folder of that time keeps it, and the sheet of decisions."""

import json
from dataclasses import dataclass
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.exchange.outgoing.decide import DecisionLine, Sent
from allforall.exchange.outgoing.profiles import Recipient
from allforall.files.filled_sheet import read_filled

SENT_FILE = "private/sent.json"
KIND, VERSION = "allforall.sent", 1
SECRET_BYTES = 32
MOST_BYTES = 200_000_000
SHOWN = ("proposed", "risks", "name", "dob")


@dataclass(frozen=True, slots=True)
class SentBefore:
    """Everybody who was sent, by lasting entry, and the secret behind the references."""

    secret: bytes
    sent: dict[str, Sent]

    def to_text(self) -> str:
        """Write the file."""
        said = {
            "kind": KIND,
            "v": VERSION,
            "secret": self.secret.hex(),
            "sent": {
                entry: {"to": one.recipient.value, "fields": dict(one.fields)}
                for entry, one in self.sent.items()
            },
        }
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_sent(folder: Path) -> SentBefore:
    """Read what an earlier folder says was sent; raise `InputError` where it says nothing of the kind."""
    path = folder / SENT_FILE
    try:
        said = json.loads(path.read_bytes() if path.stat().st_size <= MOST_BYTES else b"")
        sent = {
            str(entry): Sent(Recipient(one["to"]), {str(k): str(v) for k, v in one["fields"].items()})
            for entry, one in said["sent"].items()
        }
        found = SentBefore(bytes.fromhex(said["secret"]), sent)
        whole = (said["kind"], said["v"], len(found.secret)) == (KIND, VERSION, SECRET_BYTES)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        whole = False
    if not whole:
        raise InputError(
            "files.not_sent_before",
            mark(
                "{folder} does not hold a list that was sent. Name the folder that “allforall offer prepare” wrote."
            ),
            folder=str(folder),
        )
    return found


def read_decisions(path: Path) -> list[DecisionLine]:
    """Read the lines of a sheet of decisions."""
    return [
        DecisionLine(
            row["code"],
            row["decision"],
            row["who"].casefold(),
            row["why"],
            row["second"].casefold(),
            place,
            {name: row[name] for name in SHOWN if name in row},
        )
        for place, row in read_filled(path, ("code", "decision", "who", "why", "second"))
    ]
