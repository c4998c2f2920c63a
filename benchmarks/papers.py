"""What papers cost, and whether two Pythons set them to the same bytes.

    python benchmarks/papers.py [--other PYTHON] [--people 10000]

PYTHON is another interpreter with the project installed, such as `.venv312/bin/python`.
"""

import argparse
import hashlib
import json
import platform
import subprocess
import sys
import time
from pathlib import Path

from allforall.actions.make_paper import make_paper
from allforall.documents.papers.manifest import Manifest, Traveller
from allforall.documents.papers.paper import LANGUAGES, Kind, Paper
from allforall.documents.papers.pdf import pdf

EXAMPLES = Path(__file__).parent.parent / "examples" / "papers"


def every() -> dict[str, str]:
    """Set every example in every language; give the SHA-256 of each PDF."""
    found = {}
    for kind in Kind:
        for language in LANGUAGES:
            made = make_paper(EXAMPLES / f"{kind.value}.yaml", kind, languages=(language,))
            found[f"{kind.value} {language}"] = hashlib.sha256(made.pdf()).hexdigest()
    return found


def large(people: int) -> Paper[Manifest]:
    """Make a manifest of many people, all generated."""
    rows = [
        Traveller(case=f"c-{n}", surname="Коваль", given_name=f"Юрій {n}", born="1990", rank="солдат")
        for n in range(people)
    ]
    content = Manifest(round=1, home_to="A", held_by="B", people=tuple(rows))
    return Paper[Manifest](
        paper=Kind.MANIFEST, reference="large", issued_by="benchmark", made_at="2025-06-09T12:00:00Z",
        languages=("uk",), judged=True, content=content,
    )  # fmt: skip


def main() -> int:
    """Measure, and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--other")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument(
        "--digests", action="store_true", help="only print the digests, for the other interpreter"
    )
    given = parser.parse_args()
    began = time.perf_counter()
    ours = every()
    if given.digests:
        print(json.dumps(ours))
        return 0
    print(
        f"{len(ours)} papers, 8 kinds in 5 languages: {time.perf_counter() - began:.2f} s, Python {platform.python_version()}"
    )
    began, clock = time.perf_counter(), time.process_time()
    made = pdf(large(given.people))
    took, cost = time.perf_counter() - began, time.process_time() - clock
    print(
        f"a manifest of {given.people:,} people: {took:.1f} s ({cost:.1f} s of one core), {len(made) / 1e6:.1f} MB"
    )
    if not given.other:
        return 0
    told = subprocess.run([given.other, __file__, "--digests"], capture_output=True, text=True, check=True)
    theirs = json.loads(told.stdout)
    different = [name for name, digest in ours.items() if theirs.get(name) != digest]
    print(
        f"{len(ours) - len(different)} of {len(ours)} papers are the same bytes under {given.other}",
        *different,
    )
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
