"""A desk as a process of its own, with a small example, for tests that kill it and tests that look at it."""

import os
import re
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from desk_made import AGREEMENT, EXCHANGE, MISSING, SEEN

ROOT = Path(__file__).parent.parent
PORT = 8700 + os.getpid() % 200


class Desk:
    """A desk with the example of a small folder, in a process of its own."""

    def __init__(self, folder):
        self.data = folder / "desk"
        self.folder = folder / "examples" / "istanbul-2025"
        (self.folder / "lists").mkdir(parents=True)
        files = {
            "a-missing": ("missing", "A", MISSING),
            "a-seen": ("evidence", "A", SEEN),
            "b-offer": ("offer", "B", MISSING.replace("AM-", "BO-")),
        }
        lists = "lists:\n"
        for name, (kind, by, content) in files.items():
            lists += f"  - {{name: {name}, file: lists/{name}.csv, kind: {kind}, said_by: {by}, about: A, shown_to: [A]}}\n"
            (self.folder / "lists" / f"{name}.csv").write_text(content, encoding="utf-8")
        text = EXCHANGE.format(slug="small").replace("lists: []\n", lists)
        (self.folder / "exchange.yaml").write_text(text, encoding="utf-8")
        (self.folder / "agreement.yaml").write_text(AGREEMENT, encoding="utf-8")
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
