"""Runs every measurement that the docs state, one after another: `make bench`."""

import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
MEASUREMENTS = (
    ("Names", ["names.py"]),
    ("Keys of a million names", ["name_keys.py"]),
    ("Lists read", ["intake.py"]),
    ("The same people found in 100,000 against 100,000", ["linkage.py", "--seed", "8"]),
    (
        "1,000 new rows against a standing million",
        ["linkage.py", "--against", "1000", "--people", "1000000", "--seed", "11"],
    ),
    ("Announcements read", ["claims.py"]),
    ("Lists by another generator", ["other_lists.py"]),
    ("Public data, beside Splink", ["public_linkage.py"]),
    ("Engines", ["engines.py", "--engines", "plain", "duckdb", *(["spark"] if find_spec("pyspark") else [])]),
    ("An offered list answered", ["offer.py"]),
    ("Plans", ["planning.py"]),
    ("Plans changed, explained, put on buses, tried", ["planning_more.py"]),
    ("Moves that matter, 100,000 people", ["moves.py"]),
    ("The ledger at a million entries, and 500 killed writers", ["ledger.py"]),
)


def main() -> int:
    """Run the measurements; a failed one is named at the end and makes the exit status 1."""
    failed = []
    for title, (script, *args) in MEASUREMENTS:
        print(f"\n{title}\n{'-' * len(title)}", flush=True)
        began = time.perf_counter()
        if subprocess.run([sys.executable, str(HERE / script), *args], check=False).returncode:
            failed.append(script)
        print(f"({time.perf_counter() - began:.0f} s)", flush=True)
    print(*(f"failed: {script}" for script in failed), sep="\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
