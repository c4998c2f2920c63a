"""`allforall link`: two lists in, the people who stand on both out."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.list_options import Columns, Judgements

MOST_SHOWN = 5
"""Findings that the terminal shows; the file has all."""
MOST_LISTS = 2


class Engines(StrEnum):
    """What compares the pairs."""

    PLAIN = "plain"
    DUCKDB = "duckdb"
    SPARK = "spark"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("link")(link)
    app.command("train-links")(train)


def link(
    left: Annotated[Path, typer.Argument(metavar="LEFT", help="A person list: xlsx, csv or parquet.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for links.csv and findings.csv.")],
    right: Annotated[
        Path | None, typer.Argument(metavar="[RIGHT]", help="The other side's list; or name --against.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="INDEX",
            help="A standing list made ready by allforall index, in place of RIGHT.",
        ),
    ] = None,
    columns: Columns = None,
    judgements: Judgements = None,
    model: Annotated[
        Path | None,
        typer.Option("--model", help="Weights from `allforall train-links` instead of the packaged ones."),
    ] = None,
    engine: Annotated[
        Engines | None,
        typer.Option(
            "--engine",
            help="All give the same pairs; plain, the quickest, is taken without it. "
            "spark is for lists beyond one machine. An index needs none.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Find who stands on two lists, across scripts and spellings.

    Pairs in band match are proposals; those in band review wait for a person. Nobody is matched on a name alone.

    Example:
      allforall link lists/a-missing.csv lists/b-held.csv --out out/links
      allforall link lists/new.csv --against out/held-index --out out/new
    """
    from allforall.actions.link_lists import Linked, link_lists, link_to_index
    from allforall.base.clock import SystemClock
    from allforall.base.errors import UsageError
    from allforall.base.finding import blocks, count_by_code
    from allforall.base.messages import mark
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        other = right or against
        if other is None or (right and against):
            raise UsageError(
                "cli.one_other_list",
                mark("Name one other list: RIGHT, or a standing one with --against INDEX."),
            )
        if against and model:
            raise UsageError(
                "cli.index_has_weights",
                mark("An index keeps the weights that it was made with. Leave out --model, or name RIGHT."),
            )
        work: Callable[..., Linked] = (
            partial(link_lists, model=model, engine=engine.value if engine else None)
            if right
            else link_to_index
        )
        with answer.progress() as progress:
            linked = work(
                left,
                other,
                FolderOutbox(out),
                columns=columns,
                judgements=judgements,
                today=SystemClock().now().date(),
                progress=progress,
            )
        one, two = linked.left.name, linked.right.name
        answer.say("On both lists: ", strong(f"{linked.matched:,}"))
        answer.say(
            f"For a person to judge: {linked.left_review:,} of {one}, {linked.right_review:,} of {two}"
        )
        answer.say(f"On one list only: {linked.left_only:,} of {one}, {linked.right_only:,} of {two}")
        for finding in linked.links.findings[:MOST_SHOWN]:
            answer.say(f"△ {finding.says()} {finding.do()}")
        answer.say(
            f"Pairs: {out / 'links.csv'}   Findings: {len(linked.findings):,} in {out / 'findings.csv'}"
        )
        answer.status = int(blocks(linked.findings))
        answer.give(
            left={
                "list": one,
                "people": len(linked.left),
                "review": linked.left_review,
                "only": linked.left_only,
            },
            right={
                "list": two,
                "people": linked.right_people,
                "review": linked.right_review,
                "only": linked.right_only,
            },
            matched=linked.matched,
            findings=dict(sorted(count_by_code(linked.findings).items())),
            links=str(out / "links.csv"),
            how=dict(linked.links.how),
        )


def train(
    lists: Annotated[
        list[Path], typer.Argument(metavar="LIST...", help="One list that repeats people, or two lists.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The model file to write, such as model.json.")],
    columns: Columns = None,
    model: Annotated[
        Path | None, typer.Option("--model", help="A model to start from instead of the packaged one.")
    ] = None,
    propose_from: Annotated[
        float | None,
        typer.Option(
            "--propose-from",
            metavar="PROBABILITY",
            min=0.5,
            max=0.9999,
            help="Also learn whom to propose: pairs from this probability, even where a field contradicts, "
            "if such contradictions are mistakes on these lists.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Learn from lists, without knowing who is whom, how much each kind of agreement weighs.

    The model file holds every number and the story of how it was learned. Give it to `allforall link --model`.

    Example:
      allforall train-links lists/a-missing.csv lists/b-held.csv --out out/model.json
      allforall train-links theirs.csv --columns theirs.yaml --propose-from 0.95 --out out/model.json
    """
    from allforall.actions.train_links import train_links
    from allforall.base.clock import SystemClock
    from allforall.base.errors import UsageError
    from allforall.base.messages import mark

    with answering(as_json) as answer:
        if len(lists) > MOST_LISTS:
            raise UsageError("cli.too_many_lists", mark("Name one list or two."))
        with answer.progress() as progress:
            today = SystemClock().now().date()
            trained = train_links(
                lists,
                out,
                columns=columns,
                model=model,
                propose_from=propose_from,
                today=today,
                progress=progress,
            )
        for block in trained.blocks:
            answer.say(
                f"{block.pairs:,} pairs with {block.says}: {block.share_of_one_person:.1%} one person,"
                f" {block.rounds} rounds" + ("" if block.settled else ", not settled")
            )
        answer.say(f"Kept as they were: {', '.join(trained.kept) or 'none'}")
        moved = sorted(trained.changes, key=lambda c: -abs(c.after - c.before))[:MOST_SHOWN]
        for change in moved:
            answer.say(f"{change.field} {change.level}: {change.before} → {change.after} bits")
        for each in trained.shown:
            share = "cannot be told" if each.share is None else f"at least {each.share:.0%} one person"
            answer.say(
                f"{each.pairs:,} pairs contradict in {each.field}: {share};"
                f" {'a person is asked' if each.asks else 'proposed like others'}"
            )
        answer.say("Model: ", strong(str(out)))
        answer.give(model=str(out), training=dict(trained.model.training))
