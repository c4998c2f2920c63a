"""An output folder. Each paper is written beside its place, flushed to the disk and moved there in one step."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark

RUN_FILE = "run.json"


@dataclass(slots=True)
class FolderOutbox:
    """Writes into one folder and remembers what it wrote, so that the next run can take exactly that away."""

    root: Path
    written: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Remove the papers that the last run listed; whatever else lies in the folder stays."""
        record = self.root / RUN_FILE
        if self.root.exists() and not self.root.is_dir():
            raise InputError(
                "files.not_a_folder",
                mark("{path} is a file. Name a folder for the results."),
                path=str(self.root),
            )
        if not record.exists():
            return
        try:
            names = json.loads(record.read_text(encoding="utf-8"))["files"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                "files.unknown_run",
                mark(
                    "{path} was not written by this program, so nothing beside it was touched. Name another folder."
                ),
                path=str(record),
            ) from error
        for name in names:
            path = self._place(name)
            path.unlink(missing_ok=True)
            _remove_empty(path.parent, self.root)
        record.unlink()

    def put(self, name: str, content: str | bytes) -> None:
        """Write one paper; a killed process leaves the old one or none, never half of one."""
        path = self._place(name)
        try:
            _write(path, content.encode() if isinstance(content, str) else content)
        except OSError as error:
            raise InputError(
                "files.not_written",
                mark(
                    "{path} cannot be written: {why}. Name a folder that you may write to, with room on the disk."
                ),
                path=str(path),
                why=error.strerror or str(error),
            ) from error
        self.written.append(name)

    def seal(self, about: dict[str, object]) -> None:
        """Write `run.json`: what the papers were made from, and their names."""
        record = {**about, "files": sorted(self.written)}
        self.put(RUN_FILE, json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n")

    def _place(self, name: str) -> Path:
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root.resolve()):
            raise InputError("files.outside", mark("{name} lies outside the output folder."), name=name)
        return path


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
