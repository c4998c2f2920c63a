"""The desk as a process: it answers, it is killed in the middle of work, and nothing that it acknowledged is lost."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from allforall.base.errors import InputError
from desk_made import AGREEMENT, EXCHANGE, MISSING

ROOT = Path(__file__).parent.parent.parent
PORT = 8700 + os.getpid() % 200
pytestmark = pytest.mark.slow


class Desk:
    """A desk with the example of a small folder, in a process of its own."""

    def __init__(self, folder):
        self.data = folder / "desk"
        self.folder = folder / "examples" / "istanbul-2025"
        (self.folder / "lists").mkdir(parents=True)
        lists = "lists:\n  - {name: a-missing, file: lists/a-missing.csv, kind: missing, said_by: A, about: A, shown_to: [A]}\n"
        text = EXCHANGE.format(slug="small").replace("lists: []\n", lists)
        (self.folder / "exchange.yaml").write_text(text, encoding="utf-8")
        (self.folder / "agreement.yaml").write_text(AGREEMENT, encoding="utf-8")
        (self.folder / "lists" / "a-missing.csv").write_text(MISSING, encoding="utf-8")
        self.process = None

    def begin(self):
        command = [
            sys.executable,
            "-m",
            "allforall",
            "desk",
            "--demo",
            "--data",
            str(self.data),
            "--port",
            str(PORT),
        ]
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("ALLFORALL_", "DJANGO_"))}
        self.process = subprocess.Popen(
            command,
            cwd=self.folder.parent.parent,
            env={**environment, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait(lambda: self.get("/health")[0] == 200)

    def wait(self, holds, seconds=90):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if holds():
                    return
            except OSError:
                pass
            time.sleep(0.1)
        pytest.fail("the desk did not come so far")

    def get(self, path, browser=None):
        with (browser or urllib.request.build_opener()).open(
            f"http://127.0.0.1:{PORT}{path}", timeout=20
        ) as answer:
            return answer.status, answer.read().decode()

    def browser(self, role):
        made = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.post(made, "/example", {"role": role, "next": "/"})
        return made

    def post(self, browser, path, said, page=None):
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.get(page or path, browser)[1]).group(
            1
        )
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **said}).encode()
        return browser.open(f"http://127.0.0.1:{PORT}{path}", body, timeout=20).read().decode()

    def upload(self, browser, name, content):
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.get("/lists/add", browser)[1]).group(
            1
        )
        said = {
            "csrfmiddlewaretoken": token,
            "name": name,
            "kind": "held",
            "said_by": "B",
            "about": "A",
            "list": "",
        }
        lines = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in said.items()]
        lines.append(
            f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}.csv"\r\n\r\n{content}\r\n--x--\r\n'
        )
        request = urllib.request.Request(
            f"http://127.0.0.1:{PORT}/lists/add",
            "".join(lines).encode(),
            {"Content-Type": "multipart/form-data; boundary=x"},
        )
        return browser.open(request, timeout=20).read().decode()

    def part(self, name):
        """Return the process of a part, as the system knows it."""
        for each in Path("/proc").glob("[0-9]*"):
            try:
                words = (each / "cmdline").read_bytes().split(b"\0")
                parent = (each / "stat").read_text().rsplit(")", 1)[1].split()[1]
            except OSError:
                continue
            if name.encode() in words and b"allforall.desk" in words and int(parent) == self.process.pid:
                return int(each.name)
        return None

    def ask(self, query):
        with sqlite3.connect(self.data / "desk.sqlite3", timeout=20) as database:
            return database.execute(query).fetchall()

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


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
