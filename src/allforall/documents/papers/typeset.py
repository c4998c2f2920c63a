"""Sets a paper with Typst: only fonts and templates of this package, nothing from a network, one time for all clocks."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import gettempdir
from typing import Any, Literal

import typst

STANDARD: Literal["a-2b"] = "a-2b"
"""PDF/A-2b, for archives; structure tags come on top of it."""
_NOWHERE = Path(gettempdir()) / "allforall-has-no-packages"


def typeset(template: str, data: Mapping[str, Any], moment: int) -> bytes:
    """Set one paper: template `typ/NAME.typ`, all of its words in `data`, made at a POSIX time. Same in, same bytes out."""
    given = {"paper": json.dumps(data, ensure_ascii=False, sort_keys=True)}
    compiler = _compiler(template)
    made = compiler.compile(
        format="pdf", sys_inputs=given, pdf_standards=[STANDARD], timestamp=moment, pdf_tags=True
    )
    if not isinstance(made, bytes):
        msg = f"Typst gave no PDF for {template}"
        raise TypeError(msg)
    return made


@lru_cache
def _compiler(template: str) -> typst.Compiler:
    folder = _folder("typ")
    return typst.Compiler(
        str(folder / f"{template}.typ"),
        root=str(folder),
        font_paths=_fonts(),
        package_path=str(_NOWHERE),
        package_cache_path=str(_NOWHERE),
    )


@lru_cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_folder("fonts"))]
    )


def _folder(name: str) -> Path:
    """Find a folder of this package; Typst reads files, so it must lie on a disk."""
    with as_file(files("allforall.documents.papers").joinpath(name)) as path:
        return path
