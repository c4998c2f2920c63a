"""The ledger that a run leaves: what it would put into a real one, as a draft whose name says so.

Nobody signs anything in it. The log's key and the salts come out of a secret that is worked out from the papers of the run, or is
drawn where no two runs need be alike; the key is thrown away. Whoever has the papers can make the key again, so the signature
says that the files are whole, and nothing about who made them.
"""

import hmac
import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from allforall.actions.append_entries import Charter, first_entry
from allforall.base.parties import Letter
from allforall.exchange.booked.run import booked_of
from allforall.exchange.outcome import Outcome
from allforall.ledger.draft import DRAFT
from allforall.ledger.entry import SignedEntry, salted_digest
from allforall.ledger.signing import Signer
from allforall.ledger.strict import to_base64
from allforall.ledger.written import written

FOLDER = "ledger"
SALT = ".salt"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9.-]+")


def secret_of(papers: Mapping[str, str | bytes]) -> bytes:
    """Work a secret out of papers: the same for the same papers, and not to be guessed by who lacks one of them.

    Their digests, which a report may show, do not give it away.
    """
    whole = sha256(b"allforall draft ledger secret v1\n")
    for name, content in sorted(papers.items()):
        data = _bytes(content)
        whole.update(f"{name} {len(data)}\n".encode())
        whole.update(data)
    return whole.digest()


def draft_ledger(
    outcome: Outcome,
    manifests: Mapping[tuple[Letter, int], tuple[str, str | bytes]],
    secret: bytes,
    made_at: datetime,
) -> dict[str, bytes]:
    """Make the files of a run's ledger, and of the salt beside each manifest.

    `manifests` gives name and content of each manifest that was drafted, by whom it brings home and round; `secret` is 32 bytes,
    worked out by `secret_of` or random.
    """
    salts = {name: _derived(secret, f"salt {name}") for name, _ in manifests.values()}
    digests = {
        place: salted_digest(salts[name], _bytes(content)) for place, (name, content) in manifests.items()
    }
    log = Signer.from_seed(_name(outcome), _derived(secret, "log key"))
    begin, policy = first_entry(log, Charter(), made_at)
    entries = [begin, *(each.entry(made_at) for each in booked_of(outcome, digests))]
    files = written([SignedEntry(each).to_bytes() for each in entries], log, policy)
    beside = {f"{name}{SALT}": to_base64(salt).encode() + b"\n" for name, salt in salts.items()}
    return {f"{FOLDER}/{name}": data for name, data in files.items()} | beside


def _name(outcome: Outcome) -> str:
    exchange = _NOT_IN_A_NAME.sub("-", outcome.exchange.id.casefold()).strip("-") or "exchange"
    return f"{DRAFT}{exchange[:60]}/{outcome.view.value.casefold()}"


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _derived(secret: bytes, name: str) -> bytes:
    return hmac.digest(secret, b"allforall draft ledger v1 " + name.encode(), "sha256")
