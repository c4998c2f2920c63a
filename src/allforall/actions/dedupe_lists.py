"""Find who stands on a list twice, and across any number of lists who is who and what that comes to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allforall.actions.judgements_in import judgements_in, on_these_lists
from allforall.actions.read_lists import read_or_refuse
from allforall.base.errors import UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress
from allforall.documents.dedupe_tables import Repeated, duplicates_csv, links_csv, people_csv, repeated
from allforall.documents.finding_table import findings_csv
from allforall.documents.review_table import review_csv, review_rows
from allforall.exchange.reconcile import Known, reconcile
from allforall.exchange.sources import CODES, MEANINGS, SourceKind, as_said, code_of, held_on_no_list, spec_of
from allforall.intake import read_columns
from allforall.linkage.model import read_model
from allforall.linkage.several import Several, link_several
from allforall.people.person_list import PersonList
from allforall.ports.outbox import Outbox

WORK = "lists without repetition"


@dataclass(frozen=True, slots=True)
class Deduped:
    """What became of the lists: who stands on one twice, and of several lists who is who (`known`).

    `kinds` is empty for one list of which nobody said what it is: then nothing but repetition can be told.
    """

    lists: Mapping[str, PersonList]
    kinds: Mapping[str, SourceKind]
    linked: Several
    repeated: tuple[Repeated, ...]
    known: tuple[Known, ...]
    waiting: int
    findings: tuple[Finding, ...]

    @property
    def repeats(self) -> int:
        """Count the rows that say again what another row of their list says."""
        return sum(len(group.entries) - 1 for group in self.repeated)

    def by_code(self) -> dict[str, int]:
        """Count people by `recon_result` code, in the order of the codes."""
        counted = Counter(code_of(one) for one in self.known)
        return {code: counted[code] for code in CODES.values() if counted[code]}

    @property
    def held_on_no_list(self) -> int:
        """Count people whom somebody saw in captivity and the holder does not list."""
        return sum(map(held_on_no_list, self.known))


def dedupe_lists(
    named: Sequence[tuple[SourceKind | None, Path]],
    out: Outbox,
    *,
    columns: Path | None = None,
    judgements: Path | None = None,
    model: Path | None = None,
    today: date | None = None,
    progress: Progress = SILENT,
) -> Deduped:
    """Hold every list against itself and all others; write duplicates, people, pairs to judge, links, findings.

    Raises `UsageError` where several lists are named and it is not said what each of them is.
    """
    if len(named) > 1 and any(kind is None for kind, _ in named):
        raise UsageError(
            "actions.kind_of_list",
            mark("Say what each list is, such as held=b-held.csv. Kinds: {kinds}."),
            kinds=", ".join(SourceKind),
        )
    weights = read_model(model) if model else None
    headers = read_columns(columns) if columns else None
    lists, kinds, found = read_named(named, headers, today=today, progress=progress)
    log, doubts = judgements_in(judgements)
    said, others = on_these_lists(log, lists)
    repeating = frozenset(name for name, kind in kinds.items() if MEANINGS[kind].repeating)
    linked = link_several(
        list(lists.values()), judgements=said, repeating=repeating, model=weights, progress=progress
    )
    specs = [spec_of(name, lists[name].file, kind) for name, kind in kinds.items()]
    known = reconcile("A", specs, lists, linked.clusters, linked.possible) if kinds else ()
    review = [
        row
        for (left, right), links in linked.links.items()
        for row in review_rows(
            links, linked.compared_for((left, right), left), linked.compared_for((left, right), right)
        )
    ]
    deduped = Deduped(
        lists,
        kinds,
        linked,
        repeated(linked, repeating),
        known,
        sum(links.review["judged"].null_count() for links in linked.links.values()),
        (*doubts, *found, *others, *linked.findings),
    )
    papers = {
        "duplicates.csv": duplicates_csv(deduped.repeated, lists),
        "review.csv": review_csv(review),
        "links.csv": links_csv(linked),
        "findings.csv": findings_csv(deduped.findings),
    }
    if kinds:
        papers["people.csv"] = people_csv(known, kinds)
    digests = {people.file: people.digest for people in lists.values()}
    paths = {
        "lists": [{"kind": kind and kind.value, "path": str(path.resolve())} for kind, path in named],
        **{
            name: str(path.resolve())
            for name, path in (("columns", columns), ("judgements", judgements), ("model", model))
            if path
        },
    }
    out.publish(papers, {"work": WORK, "lists": digests, "paths": paths, "how": linked.how})
    return deduped


def read_named(
    named: Sequence[tuple[SourceKind | None, Path]],
    headers: Mapping[str, str] | None,
    *,
    today: date | None = None,
    progress: Progress = SILENT,
) -> tuple[dict[str, PersonList], dict[str, SourceKind], list[Finding]]:
    """Read lists, each by its name; return what is said of their kinds and everything found as well."""
    lists: dict[str, PersonList] = {}
    kinds: dict[str, SourceKind] = {}
    found: list[Finding] = []
    for (kind, path), name in zip(named, _names([path for _, path in named]), strict=True):
        people, findings = read_or_refuse(path, name, columns=headers, today=today, progress=progress)
        found.extend(findings)
        lists[name] = as_said(people, kind) if kind else people
        if kind:
            kinds[name] = kind
    return lists, kinds, found


def _names(paths: Sequence[Path]) -> list[str]:
    """Name each list by its file, or by folder and file where two files are called the same."""
    if len({path.resolve() for path in paths}) < len(paths):
        raise UsageError("actions.list_twice", mark("A file is named twice. Name each list once."))
    stems = Counter(path.stem for path in paths)
    names = [
        path.stem if stems[path.stem] == 1 else f"{path.resolve().parent.name}-{path.stem}" for path in paths
    ]
    if len(set(names)) < len(names):
        raise UsageError(
            "actions.lists_named_alike",
            mark("Several files are called {name}. Rename one: judgements call a list by its file's name."),
            name=Counter(names).most_common(1)[0][0],
        )
    return names
