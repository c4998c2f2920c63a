"""A real PostgreSQL for tests: Debian's binaries, in a folder of its own, as the user postgres where we are root."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
NEEDS = pytest.mark.skipif(not BINARIES, reason="no PostgreSQL on this machine (Debian: postgresql)")


def _as_postgres():
    """Return how a program is run: `initdb` refuses root."""
    if os.geteuid() != 0:
        return []
    pwd.getpwnam("postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]


@contextlib.contextmanager
def server():
    """Run a server and give its address; it is gone afterwards with everything in it."""
    folder = Path(tempfile.mkdtemp(prefix="allforall-postgres-", dir="/tmp"))
    run = _as_postgres()
    if run:
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data, tools = folder / "data", BINARIES[0]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    subprocess.run(
        [*run, tools / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"],
        check=True,
        **quiet,
    )
    options = f"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off -c full_page_writes=off"
    subprocess.run([*run, tools / "pg_ctl", "-D", data, "-w", "-o", options, "start"], check=True, **quiet)
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*run, tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, **quiet)
        shutil.rmtree(folder, ignore_errors=True)
