"""Open a round from the manifests of a run: copy them, write the plan, begin the record."""

import hashlib
import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.base.yaml_file import YamlFile, read_yaml
from allforall.exchange.rounds.events import Opened
from allforall.exchange.rounds.way import Way
from allforall.files.exchange_yaml import read_exchange
from allforall.files.manifest_table import manifest_content, read_manifest
from allforall.files.round_folder import PLAN, RoundFolder
from allforall.files.round_yaml import way_from, way_values
from allforall.files.run_folder import find_run

EXCHANGE_FILE = "exchange.yaml"


def open_round(papers: Path, folder: Path, plan: Path | None, kept_by: str, who: str, at: datetime) -> Way:
    """Open the round whose manifests lie in `papers` (`OUT/rounds/NN`) as a new folder; return its plan.

    What `plan` does not say is taken from the exchange: its name, and the day and place of the round.
    """
    manifests = {letter: _manifest(papers, letter) for letter in LETTERS}
    values = {**_from_run(papers), "kept_by": kept_by, **_from_plan(plan)}
    way, findings = way_from(YamlFile(plan.name if plan else PLAN, values))
    if way is None:
        raise InputError(
            "rounds.plan_wrong",
            mark("The plan of the round cannot be used: {why}"),
            why=" ".join(each.says() for each in findings),
        )
    text = _yaml(way_values(way))
    digests = {letter: hashlib.sha256(content).hexdigest() for letter, content in manifests.items()}
    opened = Opened(
        at=at,
        who=who,
        way=hashlib.sha256(text.encode()).hexdigest(),
        manifest_a=digests["A"],
        manifest_b=digests["B"],
    )
    RoundFolder(folder).create(text, manifests, opened)
    return way


def _manifest(papers: Path, letter: Letter) -> bytes:
    path = papers / f"manifest-{letter}.csv"
    if not path.is_file():
        raise InputError(
            "rounds.no_manifest_there",
            mark("There is no {path}. Name the folder of a round that a run left, such as out/rounds/09."),
            path=str(path),
        )
    content = manifest_content(path)
    read_manifest(path, content, letter)
    return content


def _from_plan(plan: Path | None) -> dict[str, Any]:
    if plan is None:
        return {}
    if not plan.is_file():
        raise InputError("rounds.no_plan", mark("There is no file {path}."), path=str(plan))
    source = read_yaml(plan)
    if not isinstance(source.data, Mapping):
        raise InputError(
            "rounds.plan_no_keys",
            mark("{path} cannot be used: {why} A plan has keys such as day, place and legs."),
            path=str(plan),
            why=" ".join(each.says() for each in source.findings),
        )
    return dict(source.data)


def _from_run(papers: Path) -> dict[str, Any]:
    """Take the number of the round from its folder, and day and place from the exchange that was run, where it is there."""
    number = papers.resolve().name
    found: dict[str, Any] = {"round": int(number)} if number.isascii() and number.isdecimal() else {}
    path = find_run(papers / "manifest-A.csv").made_from / EXCHANGE_FILE
    exchange = read_exchange(path)[0] if path.is_file() else None
    if exchange:
        found["agreement"] = _agreement(path.parent / exchange.agreement_file) or exchange.id
        slot = next((each for each in exchange.rounds if each.number == found.get("round")), None)
        if slot:
            found |= {"day": slot.day, "place": slot.place or exchange.title}
    return found


def _agreement(path: Path) -> str:
    """Read the name of the agreement, under which the ledger knows its promises; empty where it cannot be read."""
    data = read_yaml(path).data if path.is_file() else None
    return str(data.get("id") or "") if isinstance(data, Mapping) else ""


def _yaml(values: Mapping[str, Any]) -> str:
    text = io.StringIO()
    YAML(typ="rt", pure=True).dump(dict(values), text)
    return text.getvalue()
