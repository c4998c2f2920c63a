"""How good, how sure and how fast plans are, on large problems whose best values are known or bounded.

Run `python benchmarks/planning.py [--time-limit S] [--only TEXT]`; it reads `data/planning` of the reference data (the
generator, and SCALE.csv to compare with), beside the checkout or in the folder that ALLFORALL_SHARED names. Each
problem is planned in a process of its own; memory is what planning takes above the loaded problem (Linux).
"""

import argparse
import csv
import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from allforall.planning.problem import Problem
from allforall.planning.solve import solve

DATA = (
    Path(os.environ.get("ALLFORALL_SHARED", Path(__file__).parent.parent.parent / "shared"))
    / "data"
    / "planning"
)
CASES = (
    "core 10000 20",
    "core 10000 20 --named 1000",
    "core 10000 20 --fine",
    "core 1000000 50",
    "full 1000 10 --asymmetry 0.25 --named 20",
    "full 10000 20 --asymmetry 0.25 --named 20",
    "full 1000000 50 --asymmetry 0.25 --named 20",
)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--time-limit", type=float, default=60)
    cli.add_argument("--only", default="", help="plan only the problems whose name holds this text")
    cli.add_argument("--one", help=argparse.SUPPRESS)
    options = cli.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.time_limit)))
        return
    known = best_values()
    print(f"{'problem':44} {'value':>14} {'bound':>14} {'gap':>8} {'s':>6} {'MB':>5}  known")
    for case in CASES:
        if options.only in case:
            words = [__file__, "--one", case, "--time-limit", str(options.time_limit)]
            answer = subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True)
            row = json.loads(answer.stdout)
            print(
                f"{case:44} {row['value']:14,} {row['bound']:14,} {row['gap']:8.1e} {row['seconds']:6.1f} "
                f"{row['megabytes']:5.0f}  {known.get(case, 'not known')}",
                flush=True,
            )


def measure(case: str, time_limit_s: float) -> dict[str, Any]:
    """Make a problem, plan it, and tell what came out and what it took."""
    problem = Problem.parse(generate(case))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak of memory counts from here
    before, began = _memory("VmRSS"), time.perf_counter()
    plan = solve(problem, time_limit_s=time_limit_s)
    seconds = time.perf_counter() - began
    return {
        "value": plan.person_days,
        "bound": plan.bound,
        "gap": plan.gap,
        "seconds": seconds,
        "megabytes": (_memory("VmHWM") - before) / 1000,
    }


def generate(case: str) -> dict[str, Any]:
    """Make the problem of one line of SCALE.csv with the generator of the reference data."""
    spec = importlib.util.spec_from_file_location("generate", DATA / "generate.py")
    if spec is None or spec.loader is None:
        message = f"no generator in {DATA}"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kind, people, rounds, *words = case.split()
    options: dict[str, Any] = {
        "seed": 1, "sites": 4, "named": 0, "asymmetry": 0.0, "fine": False, "no_sites": False,
    }  # fmt: skip
    while words:
        name = words.pop(0).removeprefix("--").replace("-", "_")
        usual = options[name]
        options[name] = True if isinstance(usual, bool) else type(usual)(words.pop(0))
    made: dict[str, Any] = module.problem(kind, int(people), int(rounds), **options)
    return made


def best_values() -> dict[str, str]:
    """Read what is known about each problem."""
    with (DATA / "SCALE.csv").open(encoding="utf-8", newline="") as file:
        return {
            " ".join([row["kind"], row["people_per_side"], row["rounds"], *row["options"].split()]): (
                f"{float(row['value']):,.0f} {row['basis']}"
            )
            for row in csv.DictReader(file)
        }


def _memory(field: str) -> int:
    """Read a figure about this process's memory, in kB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    return 0


if __name__ == "__main__":
    main()
