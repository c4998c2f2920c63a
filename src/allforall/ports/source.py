"""Where an exchange comes from."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from allforall.agreement.read import AgreementRead
from allforall.base.finding import Finding
from allforall.base.progress import SILENT, Progress
from allforall.exchange.definition import Exchange, ListSpec
from allforall.intake import ListRead
from allforall.people.judgement import Judgement


class Source(Protocol):
    """Opens one exchange. What it cannot read comes back as findings with a place."""

    def exchange(self) -> tuple[Exchange | None, tuple[Finding, ...]]:
        """Read what the exchange is made of."""
        ...

    def agreement(self, exchange: Exchange) -> AgreementRead:
        """Read what was agreed."""
        ...

    def people(self, spec: ListSpec, progress: Progress = SILENT) -> ListRead:
        """Read one list of people."""
        ...

    def judgements(self, exchange: Exchange) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
        """Read what people judged so far; none is an answer too."""
        ...

    def locate(self, spec: ListSpec) -> Path:
        """Say where a list lies, for those who walk a fact back."""
        ...

    def beside(self, name: str) -> Path:
        """Say where something else lies that the exchange names, such as its case file or its ledger."""
        ...

    def digests(self) -> Mapping[str, str]:
        """Return the SHA-256 of every file that was opened, by its name in the exchange."""
        ...
