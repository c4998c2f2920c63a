"""Runs every command of the guide, in its order, and says where the guide shows something else than it printed.

    python docs/run_guide.py [--write]

With `--write` each line that differs is replaced by the line of the new output that is most like it. Takes a minute.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

HERE = Path(__file__).parent
GUIDE = HERE / "guide.md"
BLOCK = re.compile(r"^```\n(\$ .*?)^```$", re.DOTALL | re.MULTILINE)
LEFT_OUT = "…"
BASH = shutil.which("bash") or "bash"


def main() -> int:
    """Compare the guide with what its commands print; return 1 where they differ and nothing was written."""
    guide = GUIDE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(HERE.parent / "examples", Path(folder) / "examples")
        (Path(folder) / "out").mkdir()
        new = BLOCK.sub(lambda block: f"```\n{as_printed(block[1], Path(folder))}```", guide)
    before, after = guide.splitlines(), new.splitlines()
    for old, now in zip(before, after, strict=True):
        if old != now:
            print(f"- {old}\n+ {now}")
    if "--write" in sys.argv:
        GUIDE.write_text(new, encoding="utf-8")
        return 0
    return int(new != guide)


def as_printed(block: str, folder: Path) -> str:
    """Run the commands of one block and put what they print in place of what it shows."""
    return "".join(
        f"{line}\n"
        for command, shown in commands(block)
        for line in (f"$ {command}", *told(command, shown, folder))
    )


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Take a block apart: each command and the lines that it is said to print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        yield command, shown


def told(command: str, shown: list[str], folder: Path) -> Iterator[str]:
    """Run a command and give for each line shown the one that it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(
        [BASH, "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if "Traceback (most recent call last)" in done.stderr:
        sys.exit(f"{command}\n{done.stderr}")
    printed = {" ".join(line.split()): line.rstrip() for line in (done.stdout + done.stderr).splitlines()}
    for line in shown:
        plain = " ".join(line.split())
        if line == LEFT_OUT or plain in printed:
            yield line
        else:
            yield (
                printed[(get_close_matches(plain, printed, n=1, cutoff=0) or [plain])[0]] if printed else line
            )


if __name__ == "__main__":
    sys.exit(main())
