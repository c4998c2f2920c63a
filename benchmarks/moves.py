"""Measures moves that matter: `python benchmarks/moves.py [ROWS]`.

Two states of a case file of ROWS (100,000) people, of whom one in a hundred has another date of birth in the second, are
held against each other; the moves are checked against a filled sheet and written as entries.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from allforall.exchange.moves.case_file import CaseFile
from allforall.exchange.moves.compare import compare
from allforall.exchange.moves.decided import Line, check, columns_of
from allforall.exchange.moves.entries import decided_entries

SALT = {"tie_break_salt": "s"}
ROW = {
    "given_name": "g",
    "dob": "1990-01-01",
    "category": "pow",
    "status": "held_acknowledged",
    "condition": "well",
}


def main() -> None:
    """Make two states and print what each step took."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rows = {f"a-held:{n}": {"surname": f"s{n}", **ROW} for n in range(people)}
    changed = {f"a-held:{n}": {"surname": f"s{n}", **ROW, "dob": "2001-01-01"} for n in range(0, people, 100)}
    cases = {f"B-{n}": (f"a-held:{n}",) for n in range(people)}
    seats = {f"B-{n}": n % 12 + 1 for n in range(0, people, 2)}
    before, after = CaseFile(rows, cases, seats, SALT), CaseFile({**rows, **changed}, cases, seats, SALT)
    with timed("compared"):
        compared = compare(before, after, seats)
    print(f"{len(compared.moves):,} moves of {people:,} people")
    with timed("state written"):
        data = before.to_bytes()
    print(f"{len(data) / 1e6:.1f} MB a state")
    with timed("state read"):
        CaseFile.from_json(json.loads(data))
    lines = [Line(m.code, "document_seen", "a-7", "a-8", shown=columns_of(m)) for m in compared.moves]
    with timed("sheet checked"):
        decided = check(compared, lines).decided
    with timed("entries written"):
        decided_entries(
            decided, (before, after), b"sheet", party="A", number=2, at=datetime.now(UTC), secret=bytes(32)
        )


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print the seconds of one core that something took."""
    began = time.process_time()
    yield
    print(f"{what}: {time.process_time() - began:.2f} s")


if __name__ == "__main__":
    main()
