"""Where the project's reference data lies: beside the checkout, or where ALLFORALL_SHARED says. Never copied here."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("ALLFORALL_SHARED", ROOT.parent / "shared"))


def shared(name: str) -> Path:
    """Return a file or folder of the reference data, or skip the test and say what is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"reference data not on this machine: {name} (set ALLFORALL_SHARED to its folder)")
    return path
