"""`allforall round remains` and `identify`: bags as each side counts them, and who the dead are."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.base.parties import LETTERS
from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.round_options import At, Folder, To, Who, Why, code, direction, say_and_tell, speaker, tell
from allforall.exchange.rounds.words import SPEAKERS, Method

if TYPE_CHECKING:
    from datetime import datetime

    from allforall.actions.round_words import Situation
    from allforall.exchange.rounds.events import Event
    from allforall.exchange.rounds.round import Round

Stage = Annotated[int, typer.Option("--stage", min=1, max=1000, help="The stage in which they went over.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("remains")(remains)
    app.command("identify")(identify)


def remains(
    folder: Folder,
    to: To,
    who: Who,
    by: Annotated[str, typer.Option("--by", metavar="A|B|neutral", help="Whose count --bags is.")] = "",
    bags: Annotated[
        int | None, typer.Option("--bags", min=0, max=1_000_000, help="How many bags they count.")
    ] = None,
    label: Annotated[
        list[str] | None, typer.Option("--label", metavar="LABEL", help="A bag that is here, by its label.")
    ] = None,
    labels: Annotated[
        Path | None, typer.Option("--labels", metavar="FILE", help="A file of labels, one a line.")
    ] = None,
    stage: Stage = 1,
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record bags of remains: what a side counts, and the labels of those that are here. Neither says how many people.

    Example:
      allforall round remains round-09 --to A --by B --bags 1248 --who a-7
    """
    from allforall.actions.read_labels import read_labels
    from allforall.exchange.rounds.events import BagListed, RemainsCounted
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        letter = direction(to)
        listed = [*map(plain, label or []), *(read_labels(labels) if labels else [])]
        if bags is None and not listed:
            raise UsageError(
                "cli.no_remains",
                mark("Nothing to record. Give --bags with --by, or labels with --label or --labels."),
            )
        if bags is not None and not by:
            raise UsageError("cli.whose_count", mark("Whose count is it? Say --by A, B or neutral."))

        def make(now: "Situation", time: "datetime") -> "list[Event]":
            here = now.now.remains.bags
            counted = (
                [
                    RemainsCounted(
                        at=time, who=who, to=letter, by=speaker(by), bags=bags, stage=stage, why=plain(why)
                    )
                ]
                if bags is not None
                else []
            )
            new = [
                each for each in dict.fromkeys(listed) if here.get(each) is None or here[each].to != letter
            ]
            return [
                *counted,
                *(BagListed(at=time, who=who, to=letter, bag=each, stage=stage) for each in new),
            ]

        said = say_and_tell(answer, folder, who, at, make)
        now = said.now.remains
        counts = {f"{each} counts": now.total(letter, each) for each in SPEAKERS}
        known = {name: count for name, count in counts.items() if count is not None}
        here = now.listed_bags(letter)
        words = [*(f"{name} {count:,}" for name, count in known.items()), f"{here:,} labels listed"]
        answer.say(strong(f"Remains to {letter}: "), ", ".join(words), ".")
        answer.give(to=letter, counts=known, listed=here)


def identify(
    folder: Folder,
    who: Who,
    sheet: Annotated[
        Path | None,
        typer.Option(
            "--sheet", metavar="FILE", help="Many at once, as CSV: bag, person, method, body, home, why."
        ),
    ] = None,
    bag: Annotated[str, typer.Option("--bag", metavar="LABEL", help="The bag.")] = "",
    person: Annotated[
        str, typer.Option("--person", metavar="CASE", help="The person, by their case and never by name.")
    ] = "",
    method: Annotated[
        Method | None,
        typer.Option("--method", help="How. Physical marks, effects or a look at the face only propose."),
    ] = None,
    body: Annotated[
        str, typer.Option("--body", metavar="TEXT", help="Which laboratory or commission says so.")
    ] = "",
    home: Annotated[
        str, typer.Option("--home", metavar="A|B", help="Whose dead this is, where that is known.")
    ] = "",
    take_back: Annotated[bool, typer.Option("--take-back", help="It no longer holds; say why.")] = False,
    returned: Annotated[
        str,
        typer.Option(
            "--returned", metavar="A|B", help="These remains went on to the side whose dead they are."
        ),
    ] = "",
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record who is in a bag. A bag may hold several people and a person lie in several bags; no count changes by it.

    Example:
      allforall round identify round-09 --bag T-0417 --person A-QZ6POAZUGQKI --method dna --body "laboratory 2" --who a-20
    """
    from allforall.actions.identify_remains import case_of
    from allforall.exchange.rounds.events import Identified, RemainsReturned
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        if sheet is not None:
            _from_sheet(answer, folder, sheet, who)
            return
        if not bag or not person:
            raise UsageError(
                "cli.which_bag", mark("Which bag, and who? Say --bag and --person, or give a --sheet.")
            )

        def make(_: "Situation", time: "datetime") -> "list[Event]":
            label, case = plain(bag), case_of(person)
            if returned:
                to = direction(returned)
                return [RemainsReturned(at=time, who=who, bag=label, person=case, to=to, why=plain(why))]
            if method is None:
                raise UsageError("cli.which_method", mark("By which method? Say --method, such as dna."))
            return [
                Identified(
                    at=time,
                    who=who,
                    bag=label,
                    person=case,
                    method=method,
                    body=plain(body),
                    home=direction(home) if home else None,
                    taken_back=take_back,
                    why=plain(why),
                )
            ]

        said = say_and_tell(answer, folder, who, at, make)
        _identified(answer, said.now)


def _from_sheet(answer: Answer, folder: Path, path: Path, who: str) -> None:
    from secrets import token_bytes

    from allforall.actions.identify_remains import IdentificationReader
    from allforall.actions.say_in_round import say
    from allforall.base.clock import SystemClock

    reader = IdentificationReader(path, code(who), SystemClock())
    said = say(folder, reader, token_bytes)
    answer.say(
        strong(f"{reader.lines:,} lines of {path.name}"),
        f": {len(said.happened):,} recorded, {said.known:,} there already, {len(reader.findings):,} not recorded.",
    )
    show(answer, reader.findings)
    tell(answer, folder, said)
    _identified(answer, said.now)
    answer.status = 1 if reader.findings else 0
    answer.give(lines=reader.lines, not_recorded=list(facts(reader.findings)))


def _identified(answer: Answer, now: "Round") -> None:
    given = {}
    for to in LETTERS:
        people, bags = now.remains.people(to), now.remains.listed_bags(to)
        several = sum(len(each) > 1 for each in people.values())
        if bags:
            given[to] = {"people": len(people), "bags": bags, "in_several_bags": several}
            answer.say(
                strong(f"Remains to {to}: people identified: {len(people):,}"),
                f"; of them in several bags: {several:,}; bags listed: {bags:,}.",
            )
    answer.give(remains=given)
