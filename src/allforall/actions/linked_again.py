"""The pairs of a folder of links once more, down to those that were too weak to be asked about: what an audit draws from."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from allforall.actions.dedupe_lists import WORK as DEDUPED
from allforall.actions.dedupe_lists import read_named
from allforall.actions.judgements_in import judgements_in, on_these_lists
from allforall.actions.link_lists import LINKS_FILE, names_of
from allforall.actions.link_lists import WORK as LINKED
from allforall.actions.read_lists import read_or_refuse
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.progress import Progress
from allforall.exchange.sources import MEANINGS, SourceKind
from allforall.files.folder_out import RUN_FILE
from allforall.files.standing_folder import open_index
from allforall.intake import read_columns
from allforall.linkage import link
from allforall.linkage.against import link_against
from allforall.linkage.model import Bands, Model, default_model, read_model
from allforall.linkage.several import link_several
from allforall.people.entry import entry_name, list_of, row_of
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList

Said = tuple[PersonList, str]
"""A row: its list and its id."""


@dataclass(frozen=True, slots=True)
class LinkedAgain:
    """Pairs with `left_id, right_id` as entries `LIST:ROW_ID`, `match_weight`, `band`, `judged`; and the rows behind them."""

    pairs: pl.DataFrame
    bands: Bands
    lists: Mapping[str, PersonList]

    def row(self, entry: str) -> Said:
        """Find what an entry says."""
        return self.lists[list_of(entry)], row_of(entry)


@dataclass(frozen=True, slots=True)
class _Work:
    """How a folder was made: the paths of everything that was read, and the digests of the lists."""

    out: Path
    paths: Mapping[str, Any]
    digests: Mapping[str, str]
    progress: Progress

    def path(self, name: str) -> Path | None:
        return Path(self.paths[name]) if self.paths.get(name) else None

    @property
    def headers(self) -> Mapping[str, str] | None:
        columns = self.path("columns")
        return read_columns(columns) if columns else None

    @property
    def model(self) -> Model:
        weights = self.path("model")
        return read_model(weights) if weights else default_model()

    def judgements(self, lists: Mapping[str, PersonList]) -> tuple[Judgement, ...]:
        log, _ = judgements_in(self.path("judgements"))
        said, _ = on_these_lists(log, lists)
        return tuple(said)

    def same(self, people: PersonList) -> PersonList:
        """Hold a list to the bytes that were linked."""
        if self.digests.get(people.file) != people.digest:
            raise linked_otherwise(self.out)
        return people


def linked_again(out: Path, reach: float, progress: Progress) -> LinkedAgain:
    """Link again what lies in a folder of `link` or `dedupe`, down to so many bits below the limit of review.

    Raises `InputError` where the folder holds no links, or the lists, the judgements or the program changed since.
    """
    work, made = _work(out, progress)
    bands = work.model.bands
    wider = replace(work.model, bands=replace(bands, review=bands.review - reach))
    again = made(work, wider)
    proposed = again.pairs.filter(pl.col("band") == "match").height
    kept = pl.read_csv(out / LINKS_FILE, columns=["band"], infer_schema=False)
    if kept.filter(pl.col("band") == "match").height != proposed:
        raise linked_otherwise(out)
    return replace(again, bands=bands)


def _work(out: Path, progress: Progress) -> tuple[_Work, Callable[[_Work, Model], LinkedAgain]]:
    try:
        record: dict[str, Any] = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
        work = _Work(out, record["paths"], record["lists"], progress)
        ways = {LINKED: _one if "index" in work.paths else _two, DEDUPED: _several}
        made = ways[record["work"]]
        if record["complete"]:
            return work, made
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise InputError(
        "actions.not_linked_lists",
        mark(
            "{folder} does not hold the links of lists. Make them with: allforall link LEFT RIGHT --out {folder}"
        ),
        folder=str(out),
    )


def _two(work: _Work, model: Model) -> LinkedAgain:
    """Link two lists."""
    paths = Path(work.paths["left"]), Path(work.paths["right"])
    lists = [_read(work, path, name) for path, name in zip(paths, names_of(*paths), strict=True)]
    said = work.judgements({people.name: people for people in lists})
    links = link(*lists, judgements=said, model=model, progress=work.progress)
    return _named([(lists[0], lists[1], links.pairs)], model)


def _one(work: _Work, model: Model) -> LinkedAgain:
    """Link a list with a standing one."""
    path, standing = Path(work.paths["left"]), open_index(Path(work.paths["index"]))
    new = _read(work, path, path.stem if path.stem != standing.name else f"{path.parent.name}-{path.stem}")
    log, _ = judgements_in(work.path("judgements"))
    named = {row_of(entry) for j in log for entry in j.pair if list_of(entry) == standing.name}
    judged, _ = standing.people(standing.positions_of(named))
    said, _ = on_these_lists(log, {new.name: new, standing.name: judged})
    links, right = link_against(new, standing, judgements=said, model=model, progress=work.progress)
    return _named([(new, work.same(right), links.pairs)], model)


def _several(work: _Work, model: Model) -> LinkedAgain:
    """Hold lists against one another and against themselves."""
    named = [
        (SourceKind(one["kind"]) if one["kind"] else None, Path(one["path"])) for one in work.paths["lists"]
    ]
    lists, kinds, _ = read_named(named, work.headers, progress=work.progress)
    said = work.judgements({name: work.same(people) for name, people in lists.items()})
    repeating = frozenset(name for name, kind in kinds.items() if MEANINGS[kind].repeating)
    linked = link_several(
        list(lists.values()), judgements=said, repeating=repeating, model=model, progress=work.progress
    )
    return _named(
        [(lists[one], lists[other], links.pairs) for (one, other), links in linked.links.items()], model
    )


def _read(work: _Work, path: Path, name: str) -> PersonList:
    people, _ = read_or_refuse(path, name, columns=work.headers, progress=work.progress)
    return work.same(people)


def _named(parts: list[tuple[PersonList, PersonList, pl.DataFrame]], model: Model) -> LinkedAgain:
    """Put the pairs of every two lists below one another, their ends called by list and row."""
    pairs = [
        found.select(
            (pl.lit(entry_name(left.name, "")) + pl.col("left_id")).alias("left_id"),
            (pl.lit(entry_name(right.name, "")) + pl.col("right_id")).alias("right_id"),
            "match_weight",
            "band",
            "judged",
        )
        for left, right, found in parts
    ]
    lists = {people.name: people for left, right, _ in parts for people in (left, right)}
    return LinkedAgain(pl.concat(pairs), model.bands, lists)


def linked_otherwise(out: Path) -> InputError:
    """Say that what was linked is no longer what lies there."""
    return InputError(
        "actions.linked_otherwise",
        mark(
            "The lists, the judgements or the program changed since {folder} was made. Link the lists again, then draw."
        ),
        folder=str(out),
    )
