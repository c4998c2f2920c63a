"""`allforall round wrong-person`, `interview` and `send-back`: what is never routine."""

from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.round_options import At, Folder, Second, To, Who, Why, code, direction, say_and_tell
from allforall.exchange.rounds.words import Danger, HeardBy, Wish


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("wrong-person")(wrong_person)
    app.command("interview")(interview)
    app.command("send-back")(send_back)


def wrong_person(
    folder: Folder,
    to: To,
    row: Annotated[int, typer.Option("--row", min=1, help="The row as whose person somebody came.")],
    who: Who,
    why: Why,
    came: Annotated[
        str, typer.Option("--came", metavar="TEXT", help="Who this person is, as far as known.")
    ] = "",
    second: Second = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record that somebody came as the person of a row and is somebody else. Nobody is sent back by this.

    The row's own person did not arrive; the one who is here gets a label. A neutral hears them in private before anything
    else. Where the row was marked otherwise before, a second person is needed.

    Example:
      allforall round wrong-person round-09 --to A --row 58 --why "another face than in the file" --second a-8 --who a-7
    """
    from allforall.actions.hand_over import next_label
    from allforall.exchange.rounds.events import WrongPerson
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        letter = direction(to)
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda now, time: [
                WrongPerson(
                    at=time,
                    who=who,
                    to=letter,
                    row=row,
                    label=next_label(now, letter),
                    came=plain(came),
                    why=plain(why),
                    second=code(second) if second else "",
                )
            ],
        )
        label = said.now.handovers[letter].wrong()[-1]
        answer.say(
            f"The record calls this person {label}. Next: allforall round interview {folder} --to {letter}"
            f" --subject {label} --heard-by neutral --wish … --danger … --who CODE"
        )
        answer.give(label=label, to=letter, row=row)


def interview(
    folder: Folder,
    to: To,
    subject: Annotated[
        str,
        typer.Option("--subject", metavar="ROW|LABEL", help="Who was heard: a row (17), or a label (X1)."),
    ],
    heard_by: Annotated[HeardBy, typer.Option("--heard-by", help="Who heard them.")],
    wish: Annotated[Wish, typer.Option("--wish", help="What they wish about their own return.")],
    who: Who,
    danger: Annotated[
        Danger,
        typer.Option(
            "--danger", help="Whether there are grounds to fear for them where they would be sent (CAT 3)."
        ),
    ] = Danger.UNDETERMINED,
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record what somebody said of their own return, in private, and who heard it.

    A refusal that a neutral heard stops; anybody else's word of it asks for this interview.

    Example:
      allforall round interview round-09 --to A --subject 31 --heard-by neutral --wish refuses --who icrc-2
    """
    from allforall.exchange.rounds.events import Interviewed
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        letter, subject = direction(to), subject.strip()
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda _, time: [
                Interviewed(
                    at=time,
                    who=who,
                    to=letter,
                    subject=subject,
                    heard_by=heard_by,
                    wish=wish,
                    danger=danger,
                    why=plain(why),
                )
            ],
        )
        handover = said.now.handovers[letter]
        if subject in handover.others:
            outcome = (
                "may go back, if two persons sign"
                if handover.may_go_back(subject)
                else "may not be sent back"
            )
        else:
            outcome = handover.outcome(int(subject)).value
        answer.say(strong(f"{subject} to {letter}: {outcome}."))
        answer.give(to=letter, subject=subject, outcome=outcome)


def send_back(
    folder: Folder,
    to: To,
    label: Annotated[str, typer.Option("--label", metavar="LABEL", help="The wrong person, as X1.")],
    who: Who,
    second: Second,
    why: Why,
    happened: Annotated[
        bool,
        typer.Option(
            "--happened", help="It was done without such an interview: recorded, and an alert that stays."
        ),
    ] = False,
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record that a wrong person goes back to the holder, which two persons answer for.

    It is refused unless a neutral heard the person in private, they wish to go, and nobody sees grounds to fear for them.

    Example:
      allforall round send-back round-09 --to A --label X1 --why "own wish, heard by the ICRC" --second a-8 --who a-7
    """
    from allforall.exchange.rounds.events import SentBack
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        letter = direction(to)
        say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda _, time: [
                SentBack(
                    at=time,
                    who=who,
                    to=letter,
                    label=label.strip(),
                    second=code(second),
                    happened=happened,
                    why=plain(why),
                )
            ],
        )
        answer.say(f"{label} went back to the holder; {who} and {second} answer for it.")
        answer.give(to=letter, label=label, second=second, happened=happened)
