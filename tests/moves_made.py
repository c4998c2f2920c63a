"""A small exchange held in memory, to change row by row and plan again at once: what an insider would do, undone each time."""

import shutil
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from allforall.actions.fixed_case import grounds
from allforall.actions.open_exchange import Opened, open_exchange
from allforall.actions.run_exchange import everybody, logistics_of, reconciled
from allforall.actions.sample_lists import Order, sample_lists
from allforall.base.parties import LETTERS
from allforall.base.progress import SILENT
from allforall.exchange.cases import cases
from allforall.exchange.moves.compare import compare
from allforall.exchange.moves.decided import Line, check, columns_of
from allforall.exchange.moves.matters import FOLLOWS
from allforall.exchange.moves.of_exchange import seats_in, state_of
from allforall.exchange.reconcile import reconcile
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from allforall.linkage.clusters import Cluster
from allforall.people.entry import list_of, row_of
from allforall.planning.policy import compile_problem
from allforall.planning.solve import solve
from example import EXAMPLE
from small_exchange import DEFINITION

PEOPLE = 30
ROUNDS = """
  - {day: 2025-06-09, seats: {A: 5, B: 6}, stretchers: {A: 1, B: 1}}
  - {day: 2025-06-19, seats: {A: 6, B: 7}, stretchers: {A: 1, B: 2}}
"""
LATER = date(2025, 6, 15)
SECRET = bytes(range(32))


def small_folder(folder, people=PEOPLE, more="", *, all_shown=False):
    """Write an exchange; `all_shown` lets A see every list of it."""
    sample_lists(Order(people=people, seed=11, level="medium"), folder)
    shutil.copy(EXAMPLE / "agreement.yaml", folder / "agreement.yaml")
    text = DEFINITION[: DEFINITION.index("\nrounds:")] + f"\nrounds: {ROUNDS}\nhorizon: 2025-12-31\n{more}"
    text = text.replace("judgements: judgements.csv\n", "")
    if all_shown:
        text = text.replace("shown_to: [B]", "shown_to: [A, B]")
    (folder / "exchange.yaml").write_text(text, encoding="utf-8")
    return folder


@dataclass
class World:
    """One state of the exchange: its lists, and everything that follows from them."""

    opened: Opened
    clusters: dict
    grounds: dict
    lists: dict
    salt: str | None = None

    def with_rows(self, name, change):
        """Return the same exchange with other values in one list."""
        spec, people = self.lists[name]
        values = change(people.values)
        kept = people.values["id"].is_in(values["id"].implode())
        same = replace(people, values=values, raw=people.raw.filter(kept), rows=people.rows.filter(kept))
        if len(same.raw) != len(values):  # a row came in
            same = replace(same, raw=values.drop("id"), rows=pl.Series(range(2, len(values) + 2)))
        return replace(self, lists={**self.lists, name: (spec, same)})

    def edited(self, entry, **said):
        """Return the exchange with other words in one row."""
        at = pl.col("id") == row_of(entry)
        changes = [pl.when(at).then(pl.lit(value)).otherwise(pl.col(f)).alias(f) for f, value in said.items()]
        return self.with_rows(list_of(entry), lambda values: values.with_columns(changes))

    def dropped(self, entry):
        return self.with_rows(list_of(entry), lambda values: values.filter(pl.col("id") != row_of(entry)))

    def doubled(self, entry, row_id):
        """Return the exchange with a second row about somebody, under another number."""

        def twice(values):
            row = values.filter(pl.col("id") == row_of(entry)).with_columns(pl.lit(row_id).alias("id"))
            return pl.concat([values, row])

        return self.with_rows(list_of(entry), twice)

    @cached_property
    def people(self):
        """Everybody, by the judgements of the first state: a row that came in is a person of its own."""
        found = {}
        for letter in LETTERS:
            mine = [(s, p) for s, p in self.lists.values() if s.about == letter]
            there = {p.entry(i) for _, p in mine for i in range(len(p))}
            held = [
                replace(c, entries=tuple(e for e in c.entries if e in there)) for c in self.clusters[letter]
            ]
            known = {e for c in held for e in c.entries}
            new = [Cluster((entry,), False) for entry in sorted(there - known)]
            groups = [c for c in held if c.entries] + new
            by_name = {s.name: p for s, p in mine}
            found[letter] = reconcile(letter, [s for s, _ in mine], by_name, groups, {})
        return found

    @cached_property
    def problem(self):
        exchange = self.exchange
        held = cases(everybody(self.people), exchange, ())
        compiled = compile_problem(
            self.opened.agreement, held, logistics_of(exchange), salt=exchange.salt, as_of=exchange.as_of
        )
        return compiled.problem

    @cached_property
    def exchange(self):
        return self.opened.exchange if self.salt is None else replace(self.opened.exchange, salt=self.salt)

    @cached_property
    def planned(self):
        return seats_in(self.problem, solve(self.problem, time_limit_s=20).assignment)

    @cached_property
    def state(self):
        return state_of(self.exchange, self.lists, everybody(self.people), self.planned, self.grounds)

    def seated(self, seats):
        """Return the state with seats that somebody moved by hand."""
        return replace(self.state, seats={case: turn for case, turn in seats.items() if turn})

    @cached_property
    def by_case(self):
        return {one.person.id: one.person for one in everybody(self.people)}

    def said(self, case, name):
        """Return the entry of a case on a list and what it says of a field there."""
        return next(((s.entry, s.value) for s in self.by_case[case].said(name)), None)


@lru_cache
def world():
    folder = small_folder(Path(mkdtemp(prefix="allforall-moves-")) / "folder", people=22, all_shown=True)
    source = FolderSource(folder)
    opened = open_exchange(source, View.A)
    # Those whom no other clause counts wait for the second round: a clause is worth a seat here.
    clauses = [
        replace(c, agreed_on=LATER) if c.id == "at-least-1000" else c for c in opened.agreement.clauses
    ]
    opened = replace(opened, agreement=replace(opened.agreement, clauses=tuple(clauses)))
    linked, _ = reconciled(opened, SILENT)
    clusters = {letter: linked[letter].clusters for letter in LETTERS}
    made = World(opened, clusters, grounds(source, opened), dict(opened.lists))
    for name, (_, people) in opened.lists.items():
        # Nobody says since when: many wait alike, and the salt decides between them.
        dates = [f for f in ("capture_date", "held_since") if f in people.values.columns]
        made = made.with_rows(
            name, lambda rows, dates=dates: rows.with_columns(pl.lit(None, pl.String).alias(d) for d in dates)
        )
    return made


def lines_for(compared, reason="document_seen", who="a-7", second="a-8"):
    """Fill a sheet in as it is wanted: seats follow where they do."""
    return [
        Line(move.code, FOLLOWS if move.follows else reason, who, second, shown=columns_of(move))
        for move in compared.moves
    ]


def moved(before, after, *, seats=None):
    """Compare two worlds; `seats` are those of the later one where somebody moved them."""
    state = after.state if seats is None else after.seated(seats)
    return compare(before.state, state, after.planned), state


def decided(compared, lines):
    checked = check(compared, lines)
    assert checked.findings == ()
    return checked.decided
