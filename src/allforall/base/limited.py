"""Runs a parser of files from outside in a process of its own with bounded memory and time: it may die without harm."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

MOST_WRITTEN = 8_000_000_000
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "RAYON")} | {
    "POLARS_MAX_THREADS": "1"
}


class Ended(StrEnum):
    """How such a process ended."""

    WELL = "well"
    TOO_LONG = "too_long"
    KILLED = "killed"
    FAILED = "failed"


def run_limited(worker: str, job: Mapping[str, Any], seconds: float) -> Ended:
    """Run a module of ours with a job on its standard input; what it leaves, it leaves in files that the job names."""
    try:
        subprocess.run(  # noqa: S603  # our own module, by the interpreter that runs us
            [sys.executable, "-P", "-m", worker],
            input=json.dumps(job).encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **ONE_THREAD},
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return Ended.TOO_LONG
    except subprocess.CalledProcessError as error:
        return Ended.KILLED if error.returncode < 0 else Ended.FAILED
    return Ended.WELL


def limit_self(memory: int, seconds: float) -> None:
    """Bound memory, processor time, written bytes and core dumps, where the system knows such limits."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # there is none on Windows

    for what, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CPU, math.ceil(seconds)),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
