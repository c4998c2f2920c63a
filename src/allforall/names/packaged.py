"""The facts that this package carries: small CSV files with their provenance in lines that begin with #."""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Read one file of `names/data` as dictionaries, without its comment lines."""
    text = (files("allforall.names") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
