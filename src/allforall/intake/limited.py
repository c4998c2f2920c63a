"""Reads workbooks in a process of its own, with little memory and time: what kills that process is a finding here.

The parser of workbooks is fast and can be made to abort by a file of two kilobytes (two cells in opposite corners of
the sheet), which no exception handler would survive.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from allforall.base.limited import Ended, run_limited
from allforall.base.limits import MEGABYTE, Limits
from allforall.base.messages import mark
from allforall.intake.grid import Grid, OtherSheet, Refused, refused

SHARE_OF_TIME = 0.85
"""The rest of a file's time is for starting the process and for what comes after it."""
BASE_MEMORY = 800 * MEGABYTE
MEMORY_PER_BYTE = 40
"""For each byte that the archive declares to hold: over ten times what a full sheet was measured to need, for sparse ones."""

_TOO_LONG = mark("reading it took longer than any list of its size needs")
_TOO_MUCH = mark("it is damaged, or it needs far more memory than any list of its size")
_FAILED = mark("the part of this program that opens such files failed on it")
_WHY = {Ended.TOO_LONG: _TOO_LONG, Ended.KILLED: _TOO_MUCH, Ended.FAILED: _FAILED}


def read_limited(
    *,
    path: Path,
    container: str,
    declared_bytes: int,
    sheet: str | None,
    given: Mapping[str, str],
    limits: Limits,
    worker: str = "allforall.intake.worker",
) -> Grid | Refused:
    """Let the worker read a file and take over its grid; whatever happens to the worker, this process goes on."""
    seconds = SHARE_OF_TIME * limits.time_budget_s(path.stat().st_size)
    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        job = {
            "path": str(path.resolve()),
            "container": container,
            "folder": folder,
            "sheet": sheet,
            "given": dict(given),
            "rows": limits.rows,
            "columns": limits.columns,
            "sheets": limits.sheets,
            "memory": min(limits.memory_bytes, BASE_MEMORY + MEMORY_PER_BYTE * declared_bytes),
            "seconds": seconds,
        }
        ended = run_limited(worker, job, seconds)
        return _answer(Path(folder)) if ended is Ended.WELL else refused(_WHY[ended])


def _answer(folder: Path) -> Grid | Refused:
    """Take over what the worker left: `answer.json`, and `grid.arrow` where it could read a sheet."""
    answer = json.loads((folder / "answer.json").read_text("utf-8"))
    if "code" in answer:
        return Refused(answer["code"], answer["args"])
    frame = pl.read_ipc(folder / "grid.arrow")
    others = tuple(OtherSheet(other["name"], other["people"]) for other in answer["others"])
    return Grid(answer["sheet"], frame, first_column=answer["first_column"], others=others)
