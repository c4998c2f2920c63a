"""Audit links: draw pairs for a person to judge blind, then say from the filled sheet how wrong the links may be."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allforall.actions.link_lists import LINKS_FILE
from allforall.actions.linked_again import linked_again, linked_otherwise
from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.documents.audit_sheet import read_sheet, sheet_csv
from allforall.files.folder_out import FolderOutbox
from allforall.linkage.audit import REACH, STRATA, Audit, Judged, audit, draw, strata
from allforall.people.judgement import Verdict

FOLDER, SHEET_FILE, KEY_FILE, RESULT_FILE = "audit", "sheet.csv", "key.json", "audit.json"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sample that waits to be judged: where it lies, how many pairs, and of how many each stratum consists."""

    sheet: Path
    pairs: int
    strata: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Audited:
    """What a filled sheet came to; `open` pairs have no verdict yet."""

    judged: Mapping[str, Judged]
    audit: Audit
    open: int

    @property
    def unsure(self) -> int:
        """Count the pairs of which the person could not tell."""
        return sum(each.unsure for each in self.judged.values())


def draw_audit(out: Path, *, size: int, seed: int, progress: Progress = SILENT) -> Drawn:
    """Draw a sample of the pairs in a folder of `link` or `dedupe` into `OUT/audit`; the sheet shows no weight and no band."""
    again = linked_again(out, REACH, progress)
    with task(progress, mark("Drawing pairs")):
        layered = strata(again.pairs, again.bands)
        chosen = draw(layered, size, seed)
    counted = Counter(layered["stratum"].to_list())
    key = {
        "seed": seed,
        "links_sha256": digest_of_file(out / LINKS_FILE),
        "strata": {name: counted[name] for name in STRATA if counted[name]},
        "pairs": [
            {"pair": number, "left": one, "right": other, "stratum": stratum}
            for number, (one, other, stratum) in enumerate(
                chosen.select("left_id", "right_id", "stratum").iter_rows(), start=1
            )
        ],
    }
    papers = {
        SHEET_FILE: sheet_csv(
            [tuple(map(again.row, pair)) for pair in chosen.select("left_id", "right_id").iter_rows()]
        ),
        KEY_FILE: json.dumps(key, ensure_ascii=False, indent=1) + "\n",
    }
    FolderOutbox(out / FOLDER).publish(papers, {"work": "audit of links", "seed": seed})
    return Drawn(out / FOLDER / SHEET_FILE, chosen.height, {name: counted[name] for name in STRATA})


def read_audit(out: Path, filled: Path) -> Audited:
    """Say from a filled sheet how wrong the links in a folder may be, and keep it beside the sample."""
    key_file = out / FOLDER / KEY_FILE
    if not key_file.is_file():
        raise InputError(
            "actions.no_audit",
            mark("No sample was drawn from {folder}. Draw one first: allforall audit-links {folder}"),
            folder=str(out),
        )
    try:
        key = json.loads(key_file.read_text(encoding="utf-8"))
        stratum_of = {int(pair["pair"]): str(pair["stratum"]) for pair in key["pairs"]}
        sizes = {str(name): int(pairs) for name, pairs in key["strata"].items()}
        links_then = str(key["links_sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            "actions.audit_key_unreadable",
            mark("{path} is not what was written there. Draw the sample again into another folder."),
            path=str(key_file),
        ) from error
    if links_then != digest_of_file(out / LINKS_FILE):
        raise linked_otherwise(out)
    verdicts = read_sheet(filled, frozenset(stratum_of))
    counted = Counter((stratum_of[number], verdict) for number, verdict in verdicts.items())
    judged = {
        name: Judged(
            pairs, *(counted[name, verdict] for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE))
        )
        for name, pairs in sizes.items()
    }
    found = Audited(judged, audit(judged), len(stratum_of) - len(verdicts))
    FolderOutbox(out / FOLDER).put(RESULT_FILE, json.dumps(as_facts(found), indent=1) + "\n")
    return found


def as_facts(found: Audited) -> dict[str, Any]:
    """Give a program what a person reads."""
    figures = {
        name: None if each is None else {"value": each.value, "low": each.low, "high": each.high}
        for name, each in (
            ("precision", found.audit.precision),
            ("recall", found.audit.recall),
            ("recall_with_review", found.audit.with_review),
            ("wrong_pairs", found.audit.wrong),
        )
    }
    groups = {
        name: {"pairs": j.pairs, "same": j.same, "different": j.different, "unsure": j.unsure}
        for name, j in found.judged.items()
    }
    return {**figures, "level": 0.95, "strata": groups, "unsure": found.unsure, "not_judged": found.open}
