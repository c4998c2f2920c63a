"""Audit links: draw pairs for a person to judge blind, then say from the filled sheet how wrong the links may be."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from allforall.actions.judgements_in import judgements_in, on_these_lists
from allforall.actions.link_lists import LINKS_FILE, WORK, names_of
from allforall.actions.read_lists import read_or_refuse
from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.documents.audit_sheet import read_sheet, sheet_csv
from allforall.files.folder_out import RUN_FILE, FolderOutbox
from allforall.intake import read_columns
from allforall.linkage import link
from allforall.linkage.audit import REACH, STRATA, Audit, Judged, audit, draw, strata
from allforall.linkage.model import default_model, read_model
from allforall.people.judgement import Verdict
from allforall.people.person_list import PersonList

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
    """Draw a sample of the pairs in a folder of `allforall link` into `OUT/audit`; the sheet shows no weight and no band."""
    record = _record(out)
    left, right, said = _lists(out, record, progress)
    weights = record["paths"].get("model")
    model = read_model(Path(weights)) if weights else default_model()
    wider = replace(model, bands=replace(model.bands, review=model.bands.review - REACH))
    links = link(left, right, judgements=said, model=wider, progress=progress)
    _hold_to(out, links.matches)
    with task(progress, mark("Drawing pairs")):
        layered = strata(links.pairs, model.bands)
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
        SHEET_FILE: sheet_csv(list(chosen.select("left_id", "right_id").iter_rows()), left, right),
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
        raise _linked_otherwise(out)
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


def _record(out: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
        if record["work"] == WORK and "right" in record["paths"] and record["complete"]:
            return record
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise InputError(
        "actions.not_linked_lists",
        mark(
            "{folder} does not hold the links of two lists. Make them with: allforall link LEFT RIGHT --out {folder}"
        ),
        folder=str(out),
    )


def _lists(out: Path, record: Mapping[str, Any], progress: Progress) -> tuple[PersonList, PersonList, Any]:
    """Open the lists again as they were linked; other bytes are other lists."""
    paths = {name: Path(path) for name, path in record["paths"].items() if path}
    headers = read_columns(paths["columns"]) if "columns" in paths else None
    lists = []
    for side, name in zip(("left", "right"), names_of(paths["left"], paths["right"]), strict=True):
        people, _ = read_or_refuse(paths[side], name, columns=headers, progress=progress)
        if record["lists"].get(people.file) != people.digest:
            raise _linked_otherwise(out)
        lists.append(people)
    log, _ = judgements_in(paths.get("judgements"))
    said, _ = on_these_lists(log, {people.name: people for people in lists})
    return lists[0], lists[1], said


def _hold_to(out: Path, matches: pl.DataFrame) -> None:
    """Hold the pairs to those that stand in the folder: the audit must be of what the bureau works with."""
    columns = ["left_id", "right_id", "band"]
    kept = pl.read_csv(out / LINKS_FILE, columns=columns, infer_schema=False).filter(
        pl.col("band") == "match"
    )
    if kept.height != matches.height:
        raise _linked_otherwise(out)


def _linked_otherwise(out: Path) -> InputError:
    return InputError(
        "actions.linked_otherwise",
        mark(
            "The lists, the judgements or the program changed since {folder} was made. Link the lists again, then draw."
        ),
        folder=str(out),
    )
