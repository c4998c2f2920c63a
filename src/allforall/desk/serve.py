"""One process that keeps the desk running: a web server and a worker as children, begun again when one falls."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import FrameType

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress
from allforall.desk.prepare import Place, bring_up_to_date, refuse_mixing, set_up

PARTS = ("web", "work")
GRACE_S = 12.0
FELL_SOON_S = 2.0
MOST_FALLS = 5
"""A part that falls so often right after it began is not begun again: something is wrong that only a person can mend."""


def address(place: Place) -> str:
    """Say where the desk is; passkeys need the name `localhost` and refuse its number."""
    return f"http://localhost:{place.port}"


def make_ready(place: Place, progress: Progress = SILENT) -> bool:
    """Prepare the data; tell whether somebody can sign in."""
    set_up(place)
    bring_up_to_date()
    refuse_mixing(place)
    from django.contrib.auth import get_user_model  # noqa: PLC0415  # Django must be set up first

    if place.demo:
        from allforall.desk.demo import load_example  # noqa: PLC0415

        load_example(progress=progress)
    return bool(get_user_model().objects.exists())


@dataclass(slots=True)
class Supervisor:
    """Begins the parts, watches them, and ends them."""

    environment: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    falls: dict[str, int] = field(default_factory=dict)
    began: dict[str, float] = field(default_factory=dict)
    stopping: bool = False

    def begin(self, part: str) -> None:
        """Start one part as a process that ends when this one is gone."""
        self.running[part] = subprocess.Popen(  # noqa: S603  # our own module, by the interpreter that runs us
            [sys.executable, "-P", "-m", "allforall.desk", part],
            env={**os.environ, **self.environment},
            stdin=subprocess.PIPE,
        )
        self.began[part] = time.monotonic()

    def watch(self, on_ready: Callable[[], None], ready: Callable[[], bool]) -> None:
        """Keep every part running until somebody asks to stop; raise `InputError` (`desk.fell`) when one keeps falling."""
        told = False
        for part in PARTS:
            self.begin(part)
        try:
            while not self.stopping:
                time.sleep(0.2)
                if not told and ready():
                    told = True
                    on_ready()
                for part, process in list(self.running.items()):
                    if process.poll() is not None and not self.stopping:
                        self._again(part)
        finally:
            self.end()

    def end(self) -> None:
        """Ask every part to finish, and make those that do not."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + GRACE_S
        for process in self.running.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _again(self, part: str) -> None:
        soon = time.monotonic() - self.began[part] < FELL_SOON_S
        self.falls[part] = self.falls.get(part, 0) + 1 if soon else 1
        if self.falls[part] > MOST_FALLS:
            raise InputError(
                "desk.fell",
                mark(
                    "The part {part} of the desk keeps falling; what it said stands above. Nothing was lost."
                ),
                part=part,
            )
        self.begin(part)


def serve(place: Place, on_ready: Callable[[], None]) -> None:
    """Run the desk until it is told to stop."""
    supervisor = Supervisor(place.environment())

    def stop(_number: int, _frame: FrameType | None) -> None:
        supervisor.stopping = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    supervisor.watch(on_ready, lambda: answers(place))


def answers(place: Place) -> bool:
    """Tell whether the desk answers on its port."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{place.port}/health", timeout=2) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004  # the number of HTTP for all is well
    except (urllib.error.URLError, OSError):
        return False
