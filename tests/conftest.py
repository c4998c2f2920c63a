"""What every test may use."""

import os
import secrets
import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

os.environ.setdefault("ALLFORALL_SEED", str(secrets.randbelow(10**9)))
"""Drawn once, before workers begin: they must agree on the names of tests. A failed test names it."""

os.environ.setdefault("ALLFORALL_DESK_STATIC", "django.contrib.staticfiles.storage.StaticFilesStorage")
os.environ["ALLFORALL_DATABASE_URL"] = os.environ.get("ALLFORALL_TEST_DATABASE_URL", "")
"""The desk's settings are read once a process, by whichever test comes first."""

settings.register_profile("default", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("default")


def pytest_collection_modifyitems(items):
    """Run the fast tests first, so that a mistake shows early."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
