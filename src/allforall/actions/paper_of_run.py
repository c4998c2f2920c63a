"""Make papers out of what a run left: a manifest, the act of its round, the extract for one family."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from allforall.actions.make_paper import in_other_words
from allforall.base.errors import CannotTell, InputError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.documents.papers.family import Family
from allforall.documents.papers.handover import Handover
from allforall.documents.papers.manifest import Manifest
from allforall.documents.papers.of_run import handover_paper, issuer
from allforall.documents.papers.paper import Kind, Language, Paper
from allforall.exchange.definition import Exchange
from allforall.exchange.manifest import read_entries
from allforall.exchange.view import View
from allforall.files.paper_file import read_content
from allforall.files.run_folder import RunFolder
from allforall.people.entry import list_of, row_of
from allforall.ports.source import Source

_MANIFEST = re.compile(r"rounds/\d+/manifest-([AB])\.(csv|pdf|json)")


@dataclass(frozen=True, slots=True)
class RunPapers:
    """Papers of one run. `source` is the exchange that it was made from."""

    run: RunFolder
    source: Source

    def manifest(self, path: Path, languages: tuple[Language, ...]) -> Paper[Any]:
        """Make the manifest that a file of the run holds, in other languages."""
        return in_other_words(self._manifest(self._name(path)), languages)

    def handover(self, path: Path, languages: tuple[Language, ...]) -> Paper[Handover]:
        """Make the act of a round, by either of its manifests, to be filled in at the point."""
        folder = self._name(path).rpartition("/")[0]
        names: dict[Letter, str] = {letter: f"{folder}/manifest-{letter}.csv" for letter in LETTERS}
        found = {letter: self._manifest(name) for letter, name in names.items() if name in self.run.papers}
        return handover_paper(found, languages)

    def family(self, case: str, made_at: datetime, languages: tuple[Language, ...]) -> Paper[Family]:
        """Make the extract for the family that asks for a person: what they told, and no message.

        Nothing that a run found out goes into it. Messages are released by a person, in a file.
        """
        row = next((row for row in self.run.rows("reconciliation.csv") if row["case"] == case), None)
        if row is None:
            raise InputError(
                "papers.no_case",
                mark("{case} is no case of this run. The first column of reconciliation.csv names them."),
                case=case,
            )
        asked = read_entries(row["asked"])
        if not asked:
            raise CannotTell(
                "papers.nobody_asks",
                mark("No list of people asked for has {case}, so there is no family to write to."),
                case=case,
            )
        exchange = self._exchange()
        told = self._told(exchange, asked[0])
        return Paper[Family](
            paper=Kind.FAMILY,
            reference=f"{exchange.id}/{row_of(asked[0])}",
            issued_by=issuer(exchange, View(self.run.view)),
            made_at=made_at,
            languages=languages or ("en",),
            judged=True,  # it says what the family told, and rests on no match
            exchange=exchange.title,
            notice=exchange.notice,
            content=Family(
                enquiry=row_of(asked[0]),
                born=told.get("dob", ""),
                surname=told.get("surname", ""),
                given_name=told.get("given_name", ""),
                patronymic=told.get("patronymic", ""),
            ),
        )

    def _told(self, exchange: Exchange, entry: str) -> Mapping[str, str]:
        """Return what the row of the one who asks says."""
        spec = next((each for each in exchange.lists if each.name == list_of(entry)), None)
        people = self.source.people(spec).people if spec else None
        if spec is None or people is None or row_of(entry) not in people.position:
            raise CannotTell(
                "papers.entry_gone",
                mark("{entry} can no longer be found on its list. Run the exchange again."),
                entry=entry,
            )
        return {said.field: said.value for said in people.statements(people.position[row_of(entry)])}

    def _exchange(self) -> Exchange:
        exchange, _ = self.source.exchange()
        if exchange is None:
            raise CannotTell(
                "papers.exchange_gone",
                mark("The exchange that this run was made from can no longer be read. Name it with --in."),
            )
        return exchange

    def _name(self, path: Path) -> str:
        name = path.resolve().relative_to(self.run.root).as_posix()
        if not _MANIFEST.fullmatch(name):
            raise InputError(
                "papers.no_manifest",
                mark("{path} is no manifest of this run. Name one such as out/rounds/03/manifest-A.csv."),
                path=str(path),
            )
        return name

    def _manifest(self, name: str) -> Paper[Manifest]:
        """Read the content beside a manifest, if nothing of both was changed by hand."""
        stem = name.rpartition(".")[0]
        for each in (f"{stem}.csv", f"{stem}.json"):
            path = self.run.root / each
            if not path.is_file() or not self.run.unchanged(path):
                raise InputError(
                    "papers.manifest_changed",
                    mark("{path} is not as the run wrote it. Run the exchange again: nobody is taken off a manifest by hand."),
                    path=str(path),
                )  # fmt: skip
        return read_content(self.run.root / f"{stem}.json")
