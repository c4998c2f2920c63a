"""The engines beside one another: `allforall link` on the same lists, reading to links, seconds, memory, same bytes.

    python benchmarks/engines.py --people 1000000 --engines plain duckdb
    python benchmarks/engines.py --people 100000 --engines plain duckdb spark

`duckdb` is Splink as it comes, on the same keys, rules and weights, whose database may take `--memory` before it turns
to the disk; `spark` runs on this machine alone. Each command is a process of its own, and so are its peak of memory and
its seconds of processor, which depend less on what else runs than those of the clock. Spark's own process is Java's and
is not counted.
"""

import argparse
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from allforall.linkage.engine import ENGINES
from linkage import LEFT, RIGHT, sampled


def command(engine: str, words: list[str], memory: str) -> list[str]:
    """Run the program; Splink's database gets more memory than ours, so that it need not wait for the disk at once."""
    free = (
        f"from allforall.linkage import database; database.MEMORY = {memory!r}; "
        if engine == "duckdb"
        else ""
    )
    return [sys.executable, "-c", f"{free}from allforall.cli.app import main; main()", *words]


def run(words: list[str], said: Path) -> tuple[int, float, resource.struct_rusage]:
    """Run a command to its end; return how it ended, seconds on the clock, and what it used."""
    began = time.perf_counter()
    with said.open("w") as log:
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.perf_counter() - began, used


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument(
        "--lists", type=Path, help="a folder that `allforall sample` has made, instead of a new one"
    )
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=["plain", "duckdb"])
    parser.add_argument(
        "--memory", default="10GB", help="what Splink's database may take (default: %(default)s)"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = asked.lists or Path(name)
        if not asked.lists:
            sampled(folder, asked.people, asked.seed, "medium")
        for engine in asked.engines:
            out = Path(name) / f"out-{engine}"
            lists = [str(folder / f"{one}.csv") for one in (LEFT, RIGHT)]
            words = ["link", *lists, "--out", str(out), "--engine", engine]
            said = Path(name) / f"{engine}.log"
            ended, seconds, used = run(command(engine, words, asked.memory), said)
            digest = (
                f"links.csv {hashlib.sha256((out / 'links.csv').read_bytes()).hexdigest()[:16]}"
                if ended == 0
                else f"DID NOT FINISH: {said.read_text().strip()[-300:]}"
            )
            print(
                f"{engine:<7} {seconds:7.1f} s, {used.ru_utime + used.ru_stime:7.1f} s of processor"
                f"  peak {used.ru_maxrss / 1e6:.2f} GB  {digest}",
                flush=True,
            )


if __name__ == "__main__":
    main()
