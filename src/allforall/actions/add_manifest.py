"""Lay a new version of a manifest into a round; it counts when a side offers it."""

from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.files.manifest_table import manifest_content, read_manifest
from allforall.files.round_folder import RoundFolder


def add_manifest(folder: Path, to: Letter, manifest: Path) -> int:
    """Add a version unless the same file is there already; return its number."""
    if not manifest.is_file():
        raise InputError("rounds.no_manifest_file", mark("There is no file {path}."), path=str(manifest))
    content = manifest_content(manifest)
    read_manifest(manifest, content, to)
    return RoundFolder(folder).add_manifest(to, content)
