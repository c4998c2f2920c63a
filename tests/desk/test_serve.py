"""The desk as a process: it answers, it is killed in the middle of work, and nothing that it acknowledged is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from allforall.base.errors import InputError
from desk_made import MISSING
from desk_running import PORT, ROOT, Desk

pytestmark = pytest.mark.slow


@pytest.fixture
def desk_running(tmp_path):
    """Run a desk."""
    made = Desk(tmp_path)
    made.begin()
    yield made
    made.end()


def test_killed_parts_are_begun_again_and_imports_are_whole(desk_running):
    running = desk_running
    intake = running.browser("intake")
    header, first = MISSING.splitlines()[:2]
    rows = "\n".join(first.replace("AM-1", f"BH-{n}") for n in range(6_000))
    running.upload(intake, "b-held", f"{header}\n{rows}\n")
    running.wait(lambda: "Take in 6,000 rows" in running.get("/lists/b-held/1", intake)[1])
    running.post(intake, "/lists/b-held/1/take-in", {}, page="/lists/b-held/1")
    for _ in range(3):
        time.sleep(0.4)
        worker = running.part("work")
        if worker:
            os.kill(worker, signal.SIGKILL)
        running.wait(lambda: running.part("work") is not None)
        counted = running.ask(
            "SELECT count(*) FROM store_row r JOIN store_sentlist s ON s.current_id = r.version_id WHERE s.name = 'b-held'"
        )
        assert counted[0][0] in {0, 6_000}
    web = running.part("web")
    os.kill(web, signal.SIGKILL)
    running.wait(lambda: running.get("/health")[0] == 200)
    running.wait(lambda: "in use" in running.get("/lists/b-held/1", intake)[1], 150)
    assert running.ask(
        "SELECT count(*), count(DISTINCT position) FROM store_row r JOIN store_sentlist s ON s.current_id = r.version_id WHERE s.name = 'b-held'"
    ) == [(6_000, 6_000)]


def test_what_was_acknowledged_outlives_the_whole_desk(desk_running):
    running = desk_running
    reviewer = running.browser("reviewer")
    shown = running.get("/people/a-missing:AM-1", reviewer)[1]
    assert "Жаворонський" in shown
    worker = running.part("work")
    running.process.send_signal(signal.SIGKILL)
    running.process.wait(10)
    running.wait(
        lambda: (
            not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]
        )
    )
    running.begin()
    assert ("a-missing:AM-1",) in running.ask("SELECT subject FROM store_lookup")


def test_the_example_and_real_cases_never_share_a_folder(desk_running):
    desk_running.end()
    command = [
        sys.executable,
        "-m",
        "allforall",
        "desk",
        "--data",
        str(desk_running.data),
        "--port",
        str(PORT),
    ]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ALLFORALL_", "DJANGO_"))}
    done = subprocess.run(
        command,
        env={**environment, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "example_without_demo" in done.stdout + done.stderr


def test_real_cases_are_not_shown_by_the_open_door(case):
    from django.conf import settings

    from allforall.desk.prepare import Place, refuse_mixing

    with pytest.raises(InputError, match="without signing in"):
        refuse_mixing(Place(settings.DATA, demo=True))
    refuse_mixing(Place(settings.DATA))
