"""The example that the project ships, and a copy of it to change."""

import csv
import shutil
from functools import lru_cache
from pathlib import Path

from allforall.actions.check_offer import check_offer
from allforall.actions.run_exchange import run_exchange
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource

EXAMPLE = Path(__file__).parent.parent / "examples" / "istanbul-2025"
OFFER = EXAMPLE / "lists" / "b-offer-640.xlsx"


@lru_cache
def outcome(view):
    """Run the example once for all tests that read it."""
    return run_exchange(FolderSource(EXAMPLE), View(view))


@lru_cache
def checked():
    """Check the offered list of the example once."""
    return check_offer(OFFER, "A", FolderSource(EXAMPLE))


def truth(name):
    """Read what was planted."""
    with (EXAMPLE / "truth" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def copy_to(folder):
    """Copy what a run reads."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("making", "truth", "*.py"))
    return folder
