"""The engines beside one another: `allforall link` on the same lists, reading to links, seconds, memory, same bytes.

    python benchmarks/engines.py --people 1000000 --engines plain duckdb
    python benchmarks/engines.py --people 100000 --engines plain duckdb spark

`duckdb` is Splink as it comes, on the same keys, rules and weights, with as much memory as it likes; `spark` runs on
this machine alone. Each command is a process of its own; seconds of
processor do not depend on what else runs. Peak memory is that of the largest process so far: name the
leanest engine first; Spark's own process is Java's and is not counted.
"""

import argparse
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from allforall.linkage.engine import ENGINES
from linkage import LEFT, RIGHT, sampled

PLENTY = "16GB"


def command(engine: str, words: list[str]) -> list[str]:
    """Run the program; Splink's database gets plenty of memory, so that it need not wait for the disk."""
    free = (
        f"from allforall.linkage import database; database.MEMORY = {PLENTY!r}; "
        if engine == "duckdb"
        else ""
    )
    return [sys.executable, "-c", f"{free}from allforall.cli.app import main; main()", *words]


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
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = asked.lists or Path(name)
        if not asked.lists:
            sampled(folder, asked.people, asked.seed, "medium")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        for engine in asked.engines:
            out = Path(name) / f"out-{engine}"
            lists = [str(folder / f"{one}.csv") for one in (LEFT, RIGHT)]
            began = time.perf_counter()
            words = ["link", *lists, "--out", str(out), "--engine", engine]
            subprocess.run(
                command(engine, words), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            seconds = time.perf_counter() - began
            before, used = used, resource.getrusage(resource.RUSAGE_CHILDREN)
            busy = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
            digest = hashlib.sha256((out / "links.csv").read_bytes()).hexdigest()[:16]
            print(
                f"{engine:<7} {seconds:7.1f} s, {busy:7.1f} s of processor  links.csv {digest}  largest process so far {used.ru_maxrss / 1e6:.2f} GB",
                flush=True,
            )


if __name__ == "__main__":
    main()
