"""A round as a folder of plain files. Each thing said is a file of its own, written once: beside its place, flushed, put there.

A killed program leaves what was said before or all of what it was saying, never half; whoever writes at the same time
takes the next number, so nobody's words are lost.

    round.yaml            the plan
    manifest-A.1.csv …    versions of the manifests, as they were offered
    record/0001.csv …     what was said, in order
    entries/              what is ready to be signed for the ledger, with its salts
"""

import fcntl
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.base.place import Place
from allforall.base.yaml_file import read_yaml
from allforall.exchange.rounds.course import Manifest
from allforall.exchange.rounds.events import Event, Opened
from allforall.exchange.rounds.way import Way
from allforall.files.findings import ROUND_FILE_CHANGED
from allforall.files.manifest_table import Traveller, manifest_content, read_manifest
from allforall.files.round_events import read_events, write_events
from allforall.files.round_yaml import way_from
from allforall.files.write_once import put_once, reported

PLAN, RECORD, ENTRIES = "round.yaml", "record", "entries"
LOCK_FILE = ".allforall.lock"
MOST_BYTES = 50 * MEGABYTE
_FOLLOWS_CHARS = 12
_NUMBERED = re.compile(r"[0-9]{4,}\.csv")
_MANIFEST = re.compile(r"manifest-([AB])\.([0-9]{1,4})\.csv")


@dataclass(frozen=True, slots=True)
class RoundRead:
    """What lies in the folder of a round: plan, manifests with their people, and what was said, file by file."""

    way: Way
    manifests: tuple[Manifest, ...]
    people: dict[tuple[Letter, int], tuple[Traveller, ...]]
    said: tuple[tuple[Event, ...], ...]
    findings: tuple[Finding, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that was said, in order."""
        return tuple(event for file in self.said for event in file)


@dataclass(frozen=True, slots=True)
class RoundFolder:
    """The folder of one round."""

    root: Path

    def create(self, plan: str, manifests: dict[Letter, bytes], opened: Event) -> None:
        """Begin a round in a new folder."""
        if self.root.exists() and (not self.root.is_dir() or any(self.root.iterdir())):
            raise InputError(
                "rounds.not_empty",
                mark("{folder} is not empty. Open a round in a new folder."),
                folder=str(self.root),
            )
        with reported(self.root):
            (self.root / RECORD).mkdir(parents=True)
            put_once(self.root / PLAN, plan.encode())
            for letter, content in manifests.items():
                put_once(self.root / manifest_name(letter, 1), content)
            put_once(self._record(1), write_events([opened], "").encode())

    def read(self) -> RoundRead:
        """Read the round; raises `InputError` where a file is not what this program wrote."""
        if not (self.root / RECORD).is_dir():
            raise InputError(
                "rounds.none_there",
                mark("{folder} holds no round. Open one with “allforall round open”."),
                folder=str(self.root),
            )
        with reported(self.root):
            source = read_yaml(self.root / PLAN)
            way, findings = way_from(source)
            if way is None:
                raise InputError(
                    "rounds.plan_unreadable",
                    mark("{path} cannot be used: {why}"),
                    path=str(self.root / PLAN),
                    why=next((each.says() for each in findings), ""),
                )
            manifests, people = self._manifests()
            said, changed = self._said()
            changed = (*self._changed_since_opened(said[0] if said else (), manifests), *changed)
        return RoundRead(way, manifests, people, said, (*findings, *changed))

    def append(self, said: Sequence[Event], files: int) -> Path:
        """Write what was said as the file after the last one; only whoever is `alone` with the folder does this."""
        with reported(self.root):
            path = self._record(files + 1)
            for left in path.parent.glob(".*.part"):
                left.unlink()
            put_once(path, write_events(said, _follows(self._record(files).read_bytes())).encode())
            return path

    def add_manifest(self, to: Letter, content: bytes) -> int:
        """Lay a version of a manifest into the folder and return its number; the same file again is no error."""
        with self.alone():
            manifests = self.read().manifests
            digest = hashlib.sha256(content).hexdigest()
            ours = [each for each in manifests if each.to == to]
            known = next((each.version for each in ours if each.digest == digest), 0)
            version = known or len(ours) + 1
            if not known:
                with reported(self.root):
                    put_once(self.root / manifest_name(to, version), content)
            return version

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait for whoever writes; the system gives the lock back when a program is killed."""
        if not (self.root / RECORD).is_dir():
            yield
            return
        with reported(self.root):
            lock = (self.root / LOCK_FILE).open("w")
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _record(self, number: int) -> Path:
        return self.root / RECORD / f"{number:04d}.csv"

    def _manifests(self) -> tuple[tuple[Manifest, ...], dict[tuple[Letter, int], tuple[Traveller, ...]]]:
        manifests: list[Manifest] = []
        people: dict[tuple[Letter, int], tuple[Traveller, ...]] = {}
        for path in sorted(self.root.glob("manifest-*.csv")):
            found = _MANIFEST.fullmatch(path.name)
            if not found:
                continue
            to: Letter = next(letter for letter in LETTERS if letter == found[1])
            version, content = int(found[2]), manifest_content(path)
            travellers = read_manifest(path, content, to)
            people[to, version] = travellers
            judged = tuple(each.judged for each in travellers)
            cases = tuple(each.case for each in travellers)
            manifests.append(Manifest(to, version, cases, judged, hashlib.sha256(content).hexdigest()))
        for letter in LETTERS:
            versions = sorted(each.version for each in manifests if each.to == letter)
            if versions != list(range(1, len(versions) + 1)) or not versions:
                raise InputError(
                    "rounds.manifest_missing",
                    mark(
                        "{folder} lacks a version of the manifest of people going home to {to}. Put it back."
                    ),
                    folder=str(self.root),
                    to=letter,
                )
        return tuple(manifests), people

    def _said(self) -> tuple[tuple[tuple[Event, ...], ...], tuple[Finding, ...]]:
        said: list[tuple[Event, ...]] = []
        findings: list[Finding] = []
        before = b""
        paths = sorted(path for path in (self.root / RECORD).iterdir() if _NUMBERED.fullmatch(path.name))
        for number, path in enumerate(paths, 1):
            if path != self._record(number) or path.stat().st_size > MOST_BYTES:
                raise InputError(
                    "rounds.record_gap",
                    mark("{path} is missing from the record, or is no file of it. Put it back from a copy."),
                    path=str(self._record(number)),
                )
            content = path.read_bytes()
            try:
                events, follows = read_events(content.decode("utf-8-sig"))
            except ValueError as error:
                raise InputError(
                    "rounds.record_unreadable",
                    mark("{path} cannot be read, {why}. It was changed by hand: put it back from a copy."),
                    path=str(path),
                    why=str(error),
                ) from error
            if follows != (_follows(before) if before else ""):
                findings.append(
                    ROUND_FILE_CHANGED.at(Place(f"{RECORD}/{path.name}"), file=f"{number - 1:04d}.csv")
                )
            said.append(events)
            before = content
        return tuple(said), tuple(findings)

    def _changed_since_opened(
        self, said: Iterable[Event], manifests: Iterable[Manifest]
    ) -> Iterator[Finding]:
        opened = next((each for each in said if isinstance(each, Opened)), None)
        if opened is None:
            return
        first = {each.to: each.digest for each in manifests if each.version == 1}
        files = {
            PLAN: (opened.way, hashlib.sha256((self.root / PLAN).read_bytes()).hexdigest()),
            manifest_name("A", 1): (opened.manifest_a, first["A"]),
            manifest_name("B", 1): (opened.manifest_b, first["B"]),
        }
        for name, (then, now) in files.items():
            if then != now:
                yield ROUND_FILE_CHANGED.at(Place(name), file=name)


def is_round(path: Path) -> bool:
    """Tell whether a folder is that of a round, sound or not."""
    return (path / RECORD).is_dir()


def manifest_name(to: Letter, version: int) -> str:
    """Name the file of a version of a manifest."""
    return f"manifest-{to}.{version}.csv"


def _follows(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_FOLLOWS_CHARS]
