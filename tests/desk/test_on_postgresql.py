"""The same tests on a real PostgreSQL: one database is not another because the models are the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from postgres import NEEDS, server

ROOT = Path(__file__).parent.parent.parent
pytestmark = [pytest.mark.slow, NEEDS]


@pytest.mark.skipif(bool(os.environ.get("ALLFORALL_TEST_DATABASE_URL")), reason="runs on PostgreSQL already")
def test_everything_holds_on_postgresql_too():
    with server() as address:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            "-n0",
            "tests/store",
            "tests/desk",
        ]
        done = subprocess.run(
            [*command, "-m", "not slow"],
            cwd=ROOT,
            env={**os.environ, "ALLFORALL_TEST_DATABASE_URL": address, "PYTEST_XDIST_WORKER": ""},
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-1_000:]
    assert " passed" in done.stdout
