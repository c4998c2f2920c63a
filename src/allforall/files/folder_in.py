"""An exchange as a folder of plain files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from allforall.agreement.read import AgreementRead, read_agreement
from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.place import Place
from allforall.base.progress import SILENT, Progress
from allforall.exchange.definition import Exchange, ListSpec
from allforall.files.exchange_yaml import read_exchange
from allforall.files.findings import NO_JUDGEMENTS, NO_LIST
from allforall.files.judgements import read_judgements
from allforall.intake import ListRead, read_columns, read_list
from allforall.people.judgement import Judgement

EXCHANGE_FILE = "exchange.yaml"


@dataclass(slots=True)
class FolderSource:
    """Opens the files of one folder and remembers the digest of each that it opened."""

    root: Path
    opened: dict[str, str] = field(default_factory=dict)
    as_of: date | None = None
    """The day of the exchange, once its definition was read: what lists say lies before it."""

    def exchange(self) -> tuple[Exchange | None, tuple[Finding, ...]]:
        """Read `exchange.yaml`; a folder without one is no exchange."""
        if not (self.root / EXCHANGE_FILE).is_file():
            raise InputError(
                "files.no_exchange",
                mark(
                    "{folder} has no exchange.yaml. Name the folder of an exchange, such as examples/istanbul-2025."
                ),
                folder=str(self.root),
            )
        exchange, findings = read_exchange(self._open(EXCHANGE_FILE))
        self.as_of = exchange.as_of if exchange else None
        return exchange, findings

    def agreement(self, exchange: Exchange) -> AgreementRead:
        """Read the agreement."""
        return read_agreement(self._open(exchange.agreement_file))

    def people(self, spec: ListSpec, progress: Progress = SILENT) -> ListRead:
        """Read one list; a list that is not there is a finding, so that the other lists can still be read."""
        path = self.locate(spec)
        if not path.is_file():
            place = Place(EXCHANGE_FILE)
            return ListRead(None, (NO_LIST.at(place, name=spec.name, file=spec.file),))
        columns = read_columns(self._open(spec.columns_file)) if spec.columns_file else None
        self._open(spec.file)
        return read_list(
            path,
            name=spec.name,
            source=spec.said_by,
            received=spec.received,
            today=self.as_of,
            columns=columns,
            sheet=spec.sheet,
            progress=progress,
        )

    def judgements(self, exchange: Exchange) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
        """Read the judgements, where the folder has any."""
        name = exchange.judgements_file
        if name is None:
            return (), ()
        if not self._locate(name).is_file():
            return (), (NO_JUDGEMENTS.at(Place(EXCHANGE_FILE), file=name),)
        return read_judgements(self._open(name))

    def locate(self, spec: ListSpec) -> Path:
        """Say where a list lies."""
        return self._locate(spec.file)

    def beside(self, name: str) -> Path:
        """Say where something else lies that `exchange.yaml` names."""
        return self._locate(name)

    def digests(self) -> Mapping[str, str]:
        """Return the digests of what was opened."""
        return dict(sorted(self.opened.items()))

    def _locate(self, name: str) -> Path:
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root.resolve()):
            raise InputError(
                "files.outside_exchange",
                "exchange.yaml names {name}, which lies outside the folder of the exchange. Copy it into the folder.",
                name=name,
            )
        return path

    def _open(self, name: str) -> Path:
        path = self._locate(name)
        if not path.is_file():
            raise InputError(
                "files.no_file",
                mark(
                    "{name} is named in exchange.yaml and is not in the folder. Put it there, or take the name out."
                ),
                name=name,
            )
        self.opened[name] = digest_of_file(path)
        return path
