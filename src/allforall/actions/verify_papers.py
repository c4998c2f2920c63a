"""Check papers that somebody handed over, each with the help of the others and of what one holds."""

from collections.abc import Sequence
from pathlib import Path

from allforall.actions.ledger_files import read_salt, read_small, reported
from allforall.base.errors import InputError
from allforall.base.limits import DEFAULT_LIMITS
from allforall.base.messages import mark
from allforall.documents.paper_check.check import MOST_BYTES as PAPER_BYTES
from allforall.documents.paper_check.check import check_content, check_manifest_table, check_pdf
from allforall.documents.paper_check.read import is_content
from allforall.documents.paper_check.table import is_table
from allforall.ledger.check import LEDGER, MOST_BYTES, UNKNOWN, check, kind_of
from allforall.ledger.check_folder import check_folder
from allforall.ledger.checkpoint import SignedCheckpoint, parse_checkpoint
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.known import HeldLedger, Known, held_ledger
from allforall.ledger.limits import POLICY_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.policy import parse_policy
from allforall.ledger.proof_file import parse_entry_proof, parse_growth_proof
from allforall.ledger.sealed import Commitment, parse_commitment
from allforall.ledger.verdict import Verdict


def verify_papers(
    papers: Sequence[Path],
    *,
    policy: Path | None = None,
    ledger: Path | None = None,
    against: Sequence[Path] = (),
    document: Path | None = None,
    salt: Path | None = None,
) -> list[Verdict]:
    """Check every paper; what one of them says is held against the others."""
    with reported(papers[0]):
        return _verify(papers, policy, ledger, against, document, salt)


def _verify(
    papers: Sequence[Path],
    policy: Path | None,
    ledger: Path | None,
    against: Sequence[Path],
    document: Path | None,
    salt: Path | None,
) -> list[Verdict]:
    _there([*papers, *against, *(each for each in (policy, ledger, document, salt) if each)])
    held = _ledger(ledger, papers)
    files = {path: _read(path) for path in (*papers, *against) if path.is_file()}
    trusted = None
    if policy is not None:
        with reported(policy):
            trusted = parse_policy(read_small(policy, POLICY_BYTES))
    known = Known(
        trusted,
        held,
        tuple(found for data in files.values() for found in _checkpoints(data[: MOST_BYTES + 1])),
        tuple(found for path in against if path in files for found in _commitments(files[path])),
        read_small(document, DEFAULT_LIMITS.file_bytes) if document else None,
        read_salt(salt) if salt else None,
    )
    return [_one(path, files.get(path), known) for path in papers]


def _read(path: Path) -> bytes:
    """Read a file up to the limit of its kind: papers for people may be larger than what a ledger makes."""
    head = read_small(path, 1_000)
    large = head.startswith((b"%PDF", b"{")) or is_table(head)
    return read_small(path, PAPER_BYTES if large else MOST_BYTES)


def _there(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise InputError("ledger.no_file", mark("There is no file or folder {path}."), path=str(path))


def _one(path: Path, data: bytes | None, known: Known) -> Verdict:
    if data is not None and data.startswith(b"%PDF"):
        return check_pdf(path, data, known)
    if data is not None and is_table(data):
        return check_manifest_table(path, data, known)
    if data is not None and is_content(data) and kind_of(data[: MOST_BYTES + 1]) == UNKNOWN:
        return check_content(str(path), data, known)
    if data is not None:
        return check(str(path), data[: MOST_BYTES + 1], known)
    folder = LedgerFolder(path)
    verdict = Verdict(str(path), LEDGER)
    if folder.exists():
        check_folder(verdict, folder, known)
    else:
        verdict.open(mark("The folder holds no ledger: there is no file “checkpoint” in it."))
    return verdict


def _ledger(named: Path | None, papers: Sequence[Path]) -> HeldLedger | None:
    """Take the ledger that was named, or the first that is among the papers."""
    for path in [named] if named else [path for path in papers if path.is_dir()]:
        if held := held_ledger(LedgerFolder(path)):
            return held
    if named:
        raise InputError(
            "ledger.unreadable", mark("{path} holds no ledger that can be read. Check it with “allforall ledger fsck”."), path=str(named)
        )  # fmt: skip
    return None


def _checkpoints(data: bytes) -> list[SignedCheckpoint]:
    """Take every checkpoint out of a paper, to hold them against one another."""
    found = []
    for read in (
        parse_checkpoint,
        lambda each: parse_entry_proof(each).signed,
        lambda each: parse_growth_proof(each).signed,
    ):
        try:
            found.append(read(data))
        except Malformed:
            continue
    return found


def _commitments(data: bytes) -> list[Commitment]:
    try:
        return [parse_commitment(data)]
    except Malformed:
        return []
