"""An exchange out of the database, as the actions know it: the same protocol that a folder of plain files fulfils."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from allforall.agreement.read import AgreementRead, read_agreement
from allforall.base.finding import Finding
from allforall.base.parties import Letter
from allforall.base.progress import SILENT, Progress
from allforall.exchange.definition import Exchange, ListKind, ListSpec
from allforall.intake import ListRead
from allforall.people.judgement import Judgement
from allforall.store.judging import judgements_of
from allforall.store.models import Compartment, SentList, Version
from allforall.store.reading import whole_list
from allforall.store.vault import Vault

ReadExchange = Callable[[Path], tuple[Exchange | None, tuple[Finding, ...]]]


@dataclass(slots=True)
class StoreSource:
    """One compartment as the work in the background sees it: whole lists, no viewer, nothing shown to anybody."""

    compartment: Compartment
    vault: Vault
    read_exchange: ReadExchange
    """Reads `exchange.yaml`, which belongs to plain files."""
    opened: dict[str, str] = field(default_factory=dict)

    @property
    def ours(self) -> Letter:
        """The party whose bureau this is."""
        return "A" if self.compartment.ours == "A" else "B"

    def exchange(self) -> tuple[Exchange | None, tuple[Finding, ...]]:
        """Read what the exchange is made of; its lists are those that were taken in here."""
        with _as_file("exchange.yaml", self.compartment.definition) as path:
            exchange, findings = self.read_exchange(path)
        if exchange is None:
            return None, findings
        lists = tuple(self.spec(sent) for sent in self._lists())
        return replace(exchange, lists=lists), findings

    def agreement(self, exchange: Exchange) -> AgreementRead:
        """Read what was agreed."""
        with _as_file(Path(exchange.agreement_file).name, self.compartment.agreement) as path:
            return read_agreement(path)

    def people(self, spec: ListSpec, progress: Progress = SILENT) -> ListRead:  # noqa: ARG002  # a folder shows it
        """Open the version of a list that everybody works with; what was doubtful was said when it came in."""
        sent = self._lists().get(name=spec.name)
        version = Version.unguarded.select_related("key", "sent_list").get(pk=sent.current_id)
        self.opened[spec.name] = version.digest
        people = whole_list(self.vault, version)
        return ListRead(replace(people, source=spec.said_by, received=spec.received), ())

    def judgements(self, exchange: Exchange) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:  # noqa: ARG002
        """Return what people judged here."""
        return judgements_of(self.vault, self.compartment), ()

    def locate(self, spec: ListSpec) -> Path:
        """Name a list as if it were a file, for those who walk a fact back."""
        return Path(f"/compartments/{self.compartment.slug}/{spec.name}")

    def beside(self, name: str) -> Path:
        """Name a place where nothing lies: case files and ledgers are not kept in the database."""
        return Path(f"/compartments/{self.compartment.slug}") / Path(name).name

    def digests(self) -> Mapping[str, str]:
        """Return the digests of the lists that were opened, by name."""
        return dict(sorted(self.opened.items()))

    def spec(self, sent: SentList) -> ListSpec:
        """Describe a list as the actions know it."""
        return ListSpec(
            name=sent.name,
            file=sent.current.file,
            kind=ListKind(sent.kind),
            said_by="A" if sent.said_by == "A" else "B",
            about="A" if sent.about == "A" else "B",
            shown_to=(self.ours,),
            received=sent.received,
            reply_by=sent.reply_by,
            offered_under=tuple(sent.offered_under),
        )

    def _lists(self) -> Any:
        found = SentList.unguarded.filter(compartment=self.compartment).exclude(current=None)
        return found.select_related("current").order_by("name")


class _as_file:  # noqa: N801  # a context manager that reads as a phrase
    """Lays a text out as a file for those who read files, in a folder that goes away with it."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def __enter__(self) -> Path:
        self._folder = tempfile.TemporaryDirectory(prefix="allforall-")
        path = Path(self._folder.name) / self._name
        path.write_text(self._text, encoding="utf-8")
        return path

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()
