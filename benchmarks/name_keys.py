"""How fast a whole list gets its keys: family name, its block, given name, patronymic of a million generated people.

    python benchmarks/name_keys.py --people 1000000

The lists are made by `allforall sample`: Cyrillic and fourteen Latin styles, with mistakes. Seconds of the processor are
printed beside those of the clock, which depend on what else runs.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from allforall.names.equivalents import equivalents
from allforall.names.part import Part
from allforall.names.table import key_table

FIELDS = ("surname", "given_name", "patronymic")
LISTS = ("a-missing", "b-held")
TIMES = 3


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--people", type=int, default=1_000_000)
    people = options.parse_args().people
    for part in Part:
        equivalents(part)  # tables are read once in a process
    with tempfile.TemporaryDirectory() as folder:
        sample = [sys.executable, "-m", "allforall", "sample", "--people", str(people), "--seed", "3"]
        command = [*sample, "--format", "parquet", "--out", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for name in LISTS:
            table = pl.read_parquet(Path(folder) / f"{name}.parquet", columns=list(FIELDS))
            measure(name, table.select(pl.all().cast(pl.String)))


def measure(name: str, table: pl.DataFrame) -> None:
    seconds, busy = [], []
    for _ in range(TIMES):
        began, began_busy = time.perf_counter(), time.process_time()
        key_table(table)
        seconds.append(time.perf_counter() - began)
        busy.append(time.process_time() - began_busy)
    distinct = ", ".join(f"{table[field].n_unique():,} different in {field}" for field in FIELDS)
    print(
        f"{name}: {table.height / min(seconds):,.0f} rows/s, best of {TIMES}; {min(busy):.2f} s of the processor "
        f"({table.height:,} rows; {distinct})"
    )


if __name__ == "__main__":
    main()
