"""The course of a manifest: a draft of the plan, offered, agreed by both, final; and final only from judged rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds.events import Agreed, Finalised, Offered


@dataclass(frozen=True, slots=True)
class Manifest:
    """One version of who travels to a party: of each row its case, and whether no match in it waits for a person."""

    to: Letter
    version: int
    cases: tuple[str, ...]
    judged: tuple[bool, ...]
    digest: str

    @property
    def people(self) -> int:
        """How many rows it has."""
        return len(self.judged)

    @property
    def drafts(self) -> tuple[int, ...]:
        """The rows with a match that nobody judged yet, counted from 1."""
        return tuple(row for row, judged in enumerate(self.judged, 1) if not judged)


class Stage(StrEnum):
    """How far a manifest has come; stages never blur."""

    DRAFT = mark("draft of the plan")
    OFFERED = mark("offered")
    AGREED = mark("agreed, not final")
    FINAL = mark("final")


@dataclass(frozen=True, slots=True)
class Course:
    """The versions of one manifest, and who said what of the newest one that was offered."""

    to: Letter
    manifests: tuple[Manifest, ...]
    version: int = 1
    agreed: tuple[Letter, ...] = ()
    final_by: tuple[Letter, ...] = ()

    @property
    def manifest(self) -> Manifest:
        """The version that counts now."""
        return self.manifests[self.version - 1]

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if len(self.final_by) == len(LETTERS):
            return Stage.FINAL
        if len(self.agreed) == len(LETTERS):
            return Stage.AGREED
        return Stage.OFFERED if self.agreed else Stage.DRAFT

    def offered(self, event: Offered) -> "Course":
        """A party offers a version; whoever offers it also agrees to it."""
        if event.version > len(self.manifests) or event.version < self.version:
            raise UsageError(
                "rounds.no_such_version",
                mark(
                    "The manifest of people going home to {to} is at version {version}; version {other} cannot be offered."
                ),
                to=self.to,
                version=self.version,
                other=event.version,
            )
        if self.stage is Stage.FINAL:
            raise UsageError(
                "rounds.final_already",
                mark(
                    "The manifest of people going home to {to} is final. From here on rows change by what becomes of each"
                    " person: mark them with “allforall round handover”."
                ),
                to=self.to,
            )
        offered = self.manifests[event.version - 1]
        if (event.people, event.digest) != (offered.people, offered.digest):
            raise UsageError(
                "rounds.manifest_changed",
                mark(
                    "Version {version} of the manifest to {to} is not the file that was offered. Put the file back that"
                    " was offered, or offer the new one as a version of its own."
                ),
                to=self.to,
                version=event.version,
            )
        if event.version > self.version:
            return replace(self, version=event.version, agreed=(event.by,), final_by=())
        return replace(self, agreed=_with(self.agreed, event.by))

    def agreed_to(self, event: Agreed) -> "Course":
        """A party agrees to what was offered."""
        if self.stage is Stage.DRAFT:
            raise UsageError(
                "rounds.not_offered",
                mark(
                    "Nobody has offered the manifest of people going home to {to} yet. Offer it with “allforall round offer”."
                ),
                to=self.to,
            )
        self._same(event.version)
        return replace(self, agreed=_with(self.agreed, event.by))

    def finalised(self, event: Finalised) -> "Course":
        """A party makes it final for its part."""
        self._same(event.version)
        if lacking := [letter for letter in LETTERS if letter not in self.agreed]:
            raise UsageError(
                "rounds.not_agreed",
                mark(
                    "The manifest of people going home to {to} is not agreed by {lacking} yet, so it cannot be final."
                    " Agree with “allforall round agree”."
                ),
                to=self.to,
                lacking=" and ".join(lacking),
            )
        if drafts := self.manifest.drafts:
            raise UsageError(
                "rounds.unjudged_rows",
                mark(
                    "{count} of {people} rows of the manifest to {to} are drafts that no person judged: rows {rows}. A final"
                    " manifest holds judged rows only. Judge the pairs, run the exchange again, and offer the new version."
                ),
                to=self.to,
                count=len(drafts),
                people=self.manifest.people,
                rows=ranges(drafts),
            )
        return replace(self, final_by=_with(self.final_by, event.by))

    def _same(self, version: int) -> None:
        if version != self.version:
            raise UsageError(
                "rounds.other_version",
                mark(
                    "Version {version} of the manifest to {to} was offered last, and this speaks of version {other}. Look"
                    " at it with “allforall round show”, then say it again."
                ),
                to=self.to,
                version=self.version,
                other=version,
            )


def _with(letters: tuple[Letter, ...], letter: Letter) -> tuple[Letter, ...]:
    return tuple(each for each in LETTERS if each in letters or each == letter)


def ranges(rows: Sequence[int]) -> str:
    """Write rows as a person reads them: `1–4, 7, 9–12`."""
    parts: list[list[int]] = []
    for row in sorted(rows):
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in parts)
