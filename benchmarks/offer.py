"""Measures how long an offered list takes to answer: `python benchmarks/offer.py [MISSING]`.

640 rows of a sampled list of held people are offered against MISSING (70,000) people whom our own list asks for. The
whole command is timed, reading included, and its peak memory taken.
"""

import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from allforall.actions.sample_lists import Order, sample_lists

ROOT = Path(__file__).parent.parent
ROWS = 640
DEFINITION = """
exchange: offer-benchmark
title: An offered list
as_of: 2025-06-06
tie_break_salt: none
parties:
  A: {name: A, short: A}
  B: {name: B, short: B}
lists:
  - {name: a-missing, file: a-missing.csv, kind: missing, said_by: A, about: A, shown_to: [A]}
  - {name: a-held, file: a-held.csv, kind: held, said_by: A, about: B, shown_to: [A]}
rounds:
  - {day: 2025-06-09, seats: {A: 100, B: 100}}
horizon: 2025-12-31
"""


def main() -> None:
    """Make the lists, answer the offer, print what it took."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 70_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample_lists(Order(people=people, seed=5, level="medium"), folder)
        shutil.copy(ROOT / "examples/istanbul-2025/agreement.yaml", folder)
        (folder / "exchange.yaml").write_text(DEFINITION, encoding="utf-8")
        offer = folder / "offer.csv"
        with (
            (folder / "b-held.csv").open(encoding="utf-8", newline="") as held,
            offer.open("w", encoding="utf-8") as out,
        ):
            writer = csv.writer(out)
            writer.writerows(row for number, row in enumerate(csv.reader(held)) if number <= ROWS)
        program = str(Path(sys.executable).with_name("allforall"))
        command = [program, "offer", "check", str(offer), "--as", "A", "--in", name]
        began = time.perf_counter()
        done = subprocess.run([*command, "--out", f"{name}/out", "--json"], capture_output=True, check=False)
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000_000
    answer = json.loads(done.stdout)
    print(
        f"{answer['rows']} rows against {people:,} missing: {seconds:.1f} s, {peak:.2f} GB, {answer['replies']}"
    )


if __name__ == "__main__":
    main()
