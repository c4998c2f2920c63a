"""An output folder. A set of papers is written beside its places, flushed to the disk, and only then moved there."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.messages import mark

RUN_FILE = "run.json"
LOCK_FILE = ".allforall.lock"
Digests = dict[str, str | None]
"""Papers by name with their SHA-256; None for one that was being written when the program ended."""


@dataclass(frozen=True, slots=True)
class FolderOutbox:
    """Writes into one folder. `run.json` names what this program wrote there; nothing else is ever touched."""

    root: Path

    def publish(self, papers: Mapping[str, str | bytes], about: Mapping[str, Any]) -> None:
        """Put a set of papers in place of the last one.

        Every paper is on the disk before the first one moves, so a full disk leaves the last set whole. A process
        that is killed while they move leaves `run.json` saying so, and the next one takes away what it left.
        """
        with _reported(self.root), self._alone():
            before, whole, work = self._last()
            self._refuse_other_work(work, about.get("work"))
            places = {name: self._place(name) for name in papers}
            if whole:
                self._refuse_changed(before)
            self._refuse_foreign(places, before)
            parts = _staged({places[name]: content for name, content in papers.items()})
            unfinished: Digests = dict.fromkeys([*before, *papers])
            self._record({**about, "complete": False, "files": unfinished})
            for path, part in parts.items():
                part.replace(path)
            for name in before.keys() - papers.keys():
                path = self._place(name)
                path.unlink(missing_ok=True)
                _remove_empty(path.parent, self.root)
            files: Digests = {name: digest_of_file(path) for name, path in sorted(places.items())}
            self._record({**about, "complete": True, "files": files})

    def put(self, name: str, content: str | bytes) -> None:
        """Write one paper by itself; a killed process leaves the old one or none, never half of one."""
        with _reported(self.root):
            path = self._place(name)
            for place, part in _staged({path: content}).items():
                part.replace(place)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the folder against a second process."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK_FILE).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise InputError(
                    "files.in_use",
                    mark("Another run is writing into {folder}. Wait for it, or name another folder."),
                    folder=str(self.root),
                ) from error
            yield

    def _last(self) -> tuple[Digests, bool, str | None]:
        """Return what the last run left, whether it ended well, and what kind of work it was; None where none ran."""
        record = self.root / RUN_FILE
        if not record.exists():
            return {}, True, None
        try:
            said = json.loads(record.read_text(encoding="utf-8"))
            files = {
                str(name): None if digest is None else str(digest) for name, digest in said["files"].items()
            }
            return files, bool(said["complete"]), str(said["work"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                "files.unknown_run",
                mark(
                    "{path} was not written by this program, so nothing beside it was touched. Name another folder."
                ),
                path=str(record),
            ) from error

    def _refuse_other_work(self, before: str | None, now: str | None) -> None:
        """Keep the papers of a run from an answered offer, and so on: each kind of work has its own folder."""
        if before is not None and before != now:
            raise InputError(
                "files.other_work",
                mark("{folder} holds the papers of another kind of work ({work}). Name a folder of its own."),
                folder=str(self.root),
                work=before,
            )

    def _refuse_changed(self, before: Digests) -> None:
        """Keep what somebody filled in by hand, such as verdicts in `review.csv`."""
        for name, digest in before.items():
            path = self._place(name)
            if digest is not None and path.is_file() and digest_of_file(path) != digest:
                raise InputError(
                    "files.changed_by_hand",
                    mark(
                        "{path} was changed since it was written, and a new run would replace it. Move it away first:"
                        " a review.csv with verdicts belongs into the exchange folder as its judgements."
                    ),
                    path=str(path),
                )

    def _refuse_foreign(self, places: Mapping[str, Path], before: Digests) -> None:
        for name, path in places.items():
            if name not in before and path.exists():
                raise InputError(
                    "files.foreign",
                    mark(
                        "{path} was not written by a run into this folder. Move it away, or name another folder."
                    ),
                    path=str(path),
                )

    def _record(self, record: Mapping[str, Any]) -> None:
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        path = self.root / RUN_FILE
        _staged({path: text})[path].replace(path)

    def _place(self, name: str) -> Path:
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root.resolve()):
            raise InputError("files.outside", mark("{name} lies outside the output folder."), name=name)
        return path


@contextmanager
def _reported(root: Path) -> Iterator[None]:
    """Say in words what the operating system refuses."""
    if root.exists() and not root.is_dir():
        raise InputError(
            "files.not_a_folder", mark("{path} is a file. Name a folder for the results."), path=str(root)
        )
    try:
        yield
    except (OSError, UnicodeError) as error:
        raise InputError(
            "files.not_written",
            mark(
                "{path} cannot be written: {why}. Name a folder that you may write to, with room on the disk."
            ),
            path=str(root),
            why=getattr(error, "strerror", None) or str(error),
        ) from error


def _staged(papers: Mapping[Path, str | bytes]) -> dict[Path, Path]:
    """Write every paper beside its place; where one cannot be written none stays."""
    parts: dict[Path, Path] = {}
    try:
        for path, content in papers.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path] = path.with_name(f".{path.name}.part")
            with parts[path].open("wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
    except (OSError, UnicodeError):
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    return parts


def _remove_empty(folder: Path, root: Path) -> None:
    top = root.resolve()
    while folder != top and folder.is_relative_to(top) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
