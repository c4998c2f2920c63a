"""`allforall round offer`, `agree`, `finalise` and `sign-off`: a manifest on its way from a draft to what both sign."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.round_options import At, By, Folder, To, Who, Why, direction, say_and_tell

if TYPE_CHECKING:
    from datetime import datetime

    from allforall.actions.round_words import Situation
    from allforall.exchange.rounds.course import Course
    from allforall.exchange.rounds.events import Event


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("offer")(offer)
    app.command("agree")(agree)
    app.command("finalise")(finalise)
    app.command("sign-off")(sign_off)


def offer(
    folder: Folder,
    to: To,
    by: By,
    who: Who,
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help="A new version, as a run wrote it; else the one there."
        ),
    ] = None,
    at: At = "",
    as_json: Json = False,
) -> None:
    """Offer a manifest to the other side. A new version lets what was agreed of the one before lapse.

    Example:
      allforall round offer round-09 --to A --by B --who b-3
    """
    from allforall.actions.add_manifest import add_manifest
    from allforall.actions.round_words import situation
    from allforall.exchange.rounds.events import Offered

    with answering(as_json) as answer:
        letter, speaks = direction(to), direction(by)
        given = add_manifest(folder, letter, manifest) if manifest else 0
        version = given or situation(folder).now.courses[letter].version
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda now, time: [
                Offered(
                    at=time,
                    who=who,
                    to=letter,
                    by=speaks,
                    version=version,
                    people=(which := now.now.courses[letter].manifests[version - 1]).people,
                    digest=which.digest,
                )
            ],
        )
        _stage(answer, said.now.courses[letter])


def agree(
    folder: Folder,
    to: To,
    by: By,
    who: Who,
    version: Annotated[
        int | None, typer.Option("--version", min=1, help="Which version; the one offered last, unless said.")
    ] = None,
    at: At = "",
    as_json: Json = False,
) -> None:
    """Agree to the manifest that was offered last.

    Example:
      allforall round agree round-09 --to A --by A --who a-7
    """
    from allforall.exchange.rounds.events import Agreed

    with answering(as_json) as answer:
        letter, speaks = direction(to), direction(by)
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda now, time: [
                Agreed(
                    at=time, who=who, to=letter, by=speaks, version=version or now.now.courses[letter].version
                )
            ],
        )
        _stage(answer, said.now.courses[letter])


def finalise(
    folder: Folder,
    to: To,
    by: By,
    who: Who,
    people: Annotated[
        int, typer.Option("--people", min=0, help="How many people it has, as the other side read it to you.")
    ],
    at: At = "",
    as_json: Json = False,
) -> None:
    """Make a manifest final for your part, when you have read its number of people aloud with the other side.

    It becomes final when both sides have. It takes judged rows only, and every task signed off.

    Example:
      allforall round finalise round-09 --to A --by A --people 146 --who a-7
    """
    from allforall.exchange.rounds.events import Finalised

    with answering(as_json) as answer:
        letter, speaks = direction(to), direction(by)

        def make(now: "Situation", time: "datetime") -> "list[Event]":
            course = now.now.courses[letter]
            if course.manifest.people != people:
                raise UsageError(
                    "cli.people_read_back",
                    mark(
                        "Nothing was written: version {version} of the manifest to {to} has another number of people than"
                        " {people}. Read it again with the other side."
                    ),
                    version=course.version,
                    to=letter,
                    people=people,
                )
            return [Finalised(at=time, who=who, to=letter, by=speaks, version=course.version)]

        said = say_and_tell(answer, folder, who, at, make)
        _stage(answer, said.now.courses[letter])


def sign_off(
    folder: Folder,
    task: Annotated[str, typer.Argument(metavar="TASK", help="The name of the task in round.yaml.")],
    who: Who,
    withhold: Annotated[
        bool, typer.Option("--withhold", help="The body does not sign it off; say why.")
    ] = False,
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Sign a task off for the body that has it, or withhold it with a reason.

    Example:
      allforall round sign-off round-09 a-medical --who a-12
    """
    from allforall.exchange.rounds.events import SignedOff
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda _, time: [SignedOff(at=time, who=who, task=task, withheld=withhold, why=plain(why))],
        )
        left = said.now.open_tasks
        done = len(said.now.way.tasks) - len(left)
        answer.say(
            f"{done} of {len(said.now.way.tasks)} tasks signed off"
            + (f"; open: {', '.join(left)}." if left else ".")
        )
        answer.give(open_tasks=list(left))


def _stage(answer: Answer, course: "Course") -> None:
    manifest = course.manifest
    drafts = len(manifest.drafts)
    answer.say(
        strong(f"People going home to {course.to}: {course.stage.value}"),
        f", version {course.version}, {manifest.people:,} people"
        + (f", {drafts:,} of them drafts that nobody judged" if drafts else ""),
    )
    agreed = " and ".join(course.agreed) or "nobody"
    answer.say(f"Agreed by {agreed}; made final by {' and '.join(course.final_by) or 'nobody'}.")
    answer.give(
        to=course.to,
        stage=course.stage.value,
        version=course.version,
        people=manifest.people,
        drafts=drafts,
        agreed=list(course.agreed),
        final_by=list(course.final_by),
    )
