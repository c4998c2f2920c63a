"""The process that opens a workbook or Parquet file: it limits itself, reads, leaves the cells in a folder and ends.

It gets one job as JSON on standard input (see `allforall.intake.limited`) and may die at any time without harm.
"""

import json
import sys
from pathlib import Path
from typing import Any

from allforall.base.limited import limit_self
from allforall.intake.columnar import read_columnar
from allforall.intake.grid import Grid, Refused
from allforall.intake.workbook import read_workbook


def answer_of(result: Grid | Refused) -> dict[str, Any]:
    """Write down everything about a result but its cells."""
    if isinstance(result, Refused):
        return {"code": result.code, "args": result.args}
    others = [{"name": other.name, "people": other.people} for other in result.others]
    return {"sheet": result.sheet, "first_column": result.first_column, "others": others}


def main() -> None:
    """Do the one job that stands on standard input."""
    job = json.load(sys.stdin)
    limit_self(job["memory"], job["seconds"])
    folder = Path(job["folder"])
    read = read_columnar if job["container"] == "parquet" else read_workbook
    result = read(job)
    if isinstance(result, Grid):
        result.frame.write_ipc(folder / "grid.arrow")
    (folder / "answer.json").write_text(json.dumps(answer_of(result)), "utf-8")


if __name__ == "__main__":
    main()
