"""The round of tests as a folder: two small manifests of invented people."""

import csv
import hashlib
import io
from dataclasses import fields

from ruamel.yaml import YAML

from allforall.exchange.manifest import ManifestRow
from allforall.exchange.rounds.events import Marked, Opened
from allforall.exchange.rounds.words import Result
from allforall.files.round_folder import RoundFolder
from allforall.files.round_yaml import way_values
from rounds_made import WAY, at

COLUMNS = tuple(field.name for field in fields(ManifestRow))
NAMES = {
    "A": ("Безвершенко", "Дзвінковський", "Жаворонський", "Кленовецька"),
    "B": ("Ветров", "Зимин", "Лугов"),
}


def manifest_bytes(to, *, judged=True, clause="young"):
    """Write a manifest as a run does; people are invented."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, surname in enumerate(NAMES[to], 1):
        writer.writerow(
            {
                "case": f"{to}-CASE{number}",
                "surname": surname,
                "given_name": "Устим",
                "latin": f"Row {number}",
                "dob": "1991-07-03",
                "stretcher": "no",
                "clause": clause,
                "home_to": to,
                "held_by": "B" if to == "A" else "A",
                "seat": "firm",
                "entries": f"a-missing:{number}; b-held:{number}",
                "standing": "judged" if judged else "unjudged draft",
            }
        )
    return out.getvalue().encode()


def plan_text(way=WAY):
    """Write the plan of the round."""
    out = io.StringIO()
    YAML(typ="rt", pure=True).dump(way_values(way), out)
    return out.getvalue()


def on_disk(root, *, judged=True):
    """Open the round in a new folder."""
    manifests = {to: manifest_bytes(to, judged=judged) for to in ("A", "B")}
    digests = {to: hashlib.sha256(content).hexdigest() for to, content in manifests.items()}
    plan = plan_text()
    opened = Opened(
        at=at(-120),
        who="a-7",
        way=hashlib.sha256(plan.encode()).hexdigest(),
        manifest_a=digests["A"],
        manifest_b=digests["B"],
    )
    folder = RoundFolder(root)
    folder.create(plan, manifests, opened)
    return folder


def mark(row, **more):
    """Mark a row of people going home to A."""
    return Marked(**{"at": at(), "who": "a-7", "to": "A", "row": row, "result": Result.DELIVERED, **more})
