"""What a paper is worth to somebody who was handed it: does it say what its digest stands for, and who stands behind that?"""

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allforall.base.canonical import spoken_groups
from allforall.base.limited import Ended, run_limited
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.documents.paper_check.read import MOST_BYTES as MOST_CONTENT
from allforall.documents.paper_check.read import Unreadable, parse_paper
from allforall.documents.paper_check.table import TABLE, check_table, is_table
from allforall.documents.papers.paper import Paper
from allforall.documents.words import moment
from allforall.ledger.entry import SALT_BYTES, salted_digest
from allforall.ledger.in_ledger import tell_in_ledger
from allforall.ledger.keys import PublicKey
from allforall.ledger.known import Known
from allforall.ledger.malformed import Malformed
from allforall.ledger.strict import from_base64
from allforall.ledger.verdict import Answer, Verdict

PDF_PAPER = mark("a paper")
CONTENT = mark("the content of a paper")
MOST_BYTES = 64 * MEGABYTE
MOST_SALTS = 20
"""As many as are tried: each means hashing every file of the paper once more."""
_MEMORY, _SECONDS = 3_000 * MEGABYTE, 120.0


@dataclass(frozen=True, slots=True)
class _Examined:
    """What stands at the foot of each page, and whether the content beside it gives the same bytes; None where it has none."""

    pages: list[list[str]]
    same: bool | None


def check_content(path: str, data: bytes, known: Known) -> Verdict:
    """Check the content of a paper by itself."""
    verdict = Verdict(path, CONTENT)
    paper = _paper(verdict, data)
    if paper is not None:
        _stands(verdict, {Path(path): data} | _table_beside(Path(path), data), paper.digest, known)
        _limits(verdict, paper)
    return verdict


def check_pdf(path: Path, data: bytes, known: Known) -> Verdict:
    """Check a PDF with the content beside it, NAME.json; without that only its digest can be read."""
    verdict = Verdict(str(path), PDF_PAPER)
    beside = path.with_suffix(".json")
    content = _read(beside)
    paper = _paper(verdict, content) if content is not None else None
    examined = _examine(path, beside if paper is not None else None)
    if examined is None:
        verdict.open(mark("It cannot be opened within the limits of this program, or it is damaged."))
        return verdict
    digest = _printed(verdict, examined)
    if content is None:
        verdict.open(
            mark("What it says cannot be held against its digest: put the file {name} beside it."),
            name=beside.name,
        )
    if digest is None:
        return verdict
    if paper is not None:
        _compare(verdict, paper, digest, same=bool(examined.same))
    beside_it = {beside: content} | _table_beside(path, content) if content is not None else {}
    _stands(verdict, {path: data} | beside_it, digest, known)
    _limits(verdict, paper)
    return verdict


def check_manifest_table(path: Path, data: bytes, known: Known) -> Verdict:
    """Check a manifest as a table: by the content beside it, and that by the ledger."""
    verdict = Verdict(str(path), TABLE)
    beside = path.with_suffix(".json")
    content = _read(beside)
    check_table(verdict, data, content, beside.name)
    paper = _paper(verdict, content) if content is not None and verdict.answer is not Answer.NOT else None
    if paper is not None and content is not None:
        _stands(verdict, {path: data, beside: content}, paper.digest, known)
        _limits(verdict, paper)
    return verdict


def _read(beside: Path) -> bytes | None:
    """Read the content beside a paper, one byte over its limit at most, which its parser refuses."""
    if not beside.is_file():
        return None
    with beside.open("rb") as file:
        return file.read(MOST_CONTENT + 1)


def _paper(verdict: Verdict, data: bytes) -> Paper[Any] | None:
    """Read the content and say what paper it is of."""
    try:
        paper = parse_paper(data)
    except Unreadable as error:
        verdict.wrong(mark("Its content cannot be read: {why}."), why=str(error))
        return None
    if paper.to_bytes() != data:
        verdict.wrong(
            mark(
                "Its content is not in canonical form, so it is not the file that was written with the paper."
            )
        )
    verdict.tell(
        mark("Kind of paper: {kind}. Reference: {reference}."),
        kind=paper.paper.value,
        reference=paper.reference,
    )
    verdict.tell(
        mark("It says that it was issued by {issuer}, {moment}."),
        issuer=paper.issued_by,
        moment=moment(paper.made_at),
    )
    if not paper.judged:
        verdict.tell(
            mark("It says that it is an unjudged draft: it rests on matches that no person has judged.")
        )
    verdict.tell(mark("Digest of its content, read aloud: {groups}"), groups=paper.spoken)
    return paper


def _examine(path: Path, content: Path | None) -> _Examined | None:
    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        answer = Path(folder) / "answer.json"
        job = {
            "pdf": str(path.resolve()),
            "content": str(content.resolve()) if content else "",
            "answer": str(answer),
            "memory": _MEMORY,
            "seconds": _SECONDS,
        }
        if run_limited("allforall.documents.paper_check.examine", job, _SECONDS) is not Ended.WELL:
            return None
        said = json.loads(answer.read_text("utf-8"))
    return _Examined(said["pages"], said.get("same"))


def _printed(verdict: Verdict, examined: _Examined) -> str | None:
    """Return the one digest that stands at the foot of every page; anything else is said."""
    found = {digest for page in examined.pages for digest in page}
    if not found:
        verdict.open(
            mark(
                "No digest can be read at the foot of its pages: it is no paper of this program, or a scan of one."
            )
        )
        return None
    if len(found) > 1 or not all(examined.pages):
        verdict.wrong(
            mark(
                "Its pages do not all bear the same digest: pages were taken out of other papers, or changed."
            )
        )
        return None
    digest = found.pop()
    verdict.tell(
        mark("Digest at the foot of all {pages} pages: {groups}"),
        pages=len(examined.pages),
        groups=spoken_groups(digest),
    )
    return digest


def _compare(verdict: Verdict, paper: Paper[Any], digest: str, *, same: bool) -> None:
    if digest != paper.digest:
        verdict.wrong(mark("The digest on its pages is not that of the content beside it."))
    elif same:
        verdict.tell(mark("Set anew from its content it comes out the same to the last byte."))
        verdict.shows(
            mark(
                "Every letter on its pages comes from the content beside it, and the digest is of that content."
            )
        )
    else:
        verdict.open(
            mark(
                "The digest is that of the content beside it, but set anew the paper is not the same to the last byte:"
                " it was made by another version of this program, or changed. Compare page by page."
            )
        )


def _stands(verdict: Verdict, documents: Mapping[Path, bytes], digest: str, known: Known) -> None:
    """Look in the ledger for the digest itself, or with a salt that was kept for the salted one of any of the files."""
    if known.ledger is None:
        verdict.open(
            mark(
                "Whether anybody signed it, and when, is not known here. Name the ledger that holds it with --ledger."
            )
        )
        return
    salts = [*([known.salt] if known.salt else []), *_salts_beside(documents)]
    salted = [salted_digest(salt, data) for data in documents.values() for salt in salts]
    found = next(
        (who for each in (digest, *salted) if (who := _held(verdict, each.encode(), known)) is not None), None
    )
    if found is None:
        verdict.open(
            mark(
                "The ledger at hand does not hold its digest. If it was signed with a salt, name the salt with --salt."
            )
        )
    elif found:
        verdict.shows(
            mark("This very content was entered by those named above, no later than the entry says.")
        )
    else:
        verdict.open(mark("The ledger at hand holds its digest, in an entry that nobody has signed."))


def _held(verdict: Verdict, wanted: bytes, known: Known) -> Sequence[PublicKey] | None:
    """Look for one digest; that it is not there is said once, by whoever asks."""
    probe = Verdict(verdict.path, verdict.what)
    found = tell_in_ledger(probe, wanted, known)
    if found is not None:
        verdict.facts += probe.facts
        verdict.proves_not += probe.proves_not
    return found


def _salts_beside(paths: Iterable[Path]) -> list[bytes]:
    """Return the salts that lie in the folders of files: `ledger sign` names one after the signed document, not the paper."""
    kept = {each for folder in {path.parent for path in paths} for each in folder.glob("*.salt")}
    return [salt for path in sorted(kept)[:MOST_SALTS] if (salt := _salt(path))]


def _salt(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            salt = from_base64(file.read(100).decode("ascii", "replace").strip())
    except (OSError, Malformed):
        return None
    return salt if len(salt) == SALT_BYTES else None


def _table_beside(path: Path, content: bytes) -> dict[Path, bytes]:
    """Return the table beside a manifest, if it names the same people: a ledger may hold the digest of that."""
    table = path.with_suffix(".csv")
    if not table.is_file() or table.stat().st_size > MOST_BYTES:
        return {}
    data, probe = table.read_bytes(), Verdict(str(table), TABLE)
    if not is_table(data):
        return {}
    check_table(probe, data, content, path.name)
    return {table: data} if probe.answer is Answer.SOUND else {}


def _limits(verdict: Verdict, paper: Paper[Any] | None) -> None:
    verdict.leaves_open(mark("That what it says is true, or that anybody agreed to it outside the ledger."))
    if paper is not None:
        verdict.leaves_open(mark("Who issued it: a paper names its issuer itself."))
    verdict.leaves_open(
        mark(
            "That a printed copy is the same. Compare the six groups on each of its pages, and look at the signatures."
        )
    )
