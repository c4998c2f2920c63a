"""Programs that a newcomer's machine may lack: tests that need one are skipped visibly there, and fail where required.

ALLFORALL_REQUIRE names, with commas, the programs that must be there; continuous integration sets it.
"""

import os
import shutil

import pytest

NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome")}
REQUIRED = frozenset(filter(None, os.environ.get("ALLFORALL_REQUIRE", "").split(",")))


def program(name):
    """Find a program under any of its names; None where it is missing."""
    return next((path for known in NAMES.get(name, (name,)) if (path := shutil.which(known))), None)


def needs(name):
    """Mark tests that need a program; where it is required and missing they run, and so fail."""
    missing = program(name) is None and name not in REQUIRED
    return [pytest.mark.skipif(missing, reason=f"{name} is not on this machine")]
