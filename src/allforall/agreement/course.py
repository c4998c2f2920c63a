"""How the talks and the agreement went, as seen on a day: stages, answers that are due, what is not agreed.

Nothing here blocks: it is the record of what happened, and a record that looks wrong is kept and asked about.
"""

from collections.abc import Iterator
from datetime import date

from allforall.agreement import findings as found
from allforall.agreement.clauses import Agreement, Clause
from allforall.agreement.parts import Stance
from allforall.agreement.stages import IN_FORCE, check_history
from allforall.agreement.words import STAGE_WORDS, STANCE_WORDS, day_words, days_words, listed
from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, other


def check_course(agreement: Agreement, on: date) -> Iterator[Finding]:
    """Find, among what had happened by a day, what cannot be and what is overdue."""
    yield from check_history((each for each in agreement.history if each.on <= on), agreement.title)
    yield from overdue(agreement, on)


def check_force(agreement: Agreement, on: date) -> Iterator[Finding]:
    """Find that the parties have not agreed yet, or that the agreement is suspended or over, on a day."""
    state = agreement.state_on(on)
    if agreement.history and state not in IN_FORCE:
        stage = STAGE_WORDS[state]
        yield found.NOT_IN_FORCE.at(None, title=agreement.title, day=day_words(on), stage=stage)


def overdue(agreement: Agreement, on: date) -> Iterator[Finding]:
    """Find the documents to which an answer is overdue on a day."""
    for session in agreement.sessions:
        for document in session.documents if session.on <= on else ():
            days = document.overdue_on(on)
            if days and document.reply_by is not None:
                yield found.REPLY_OVERDUE.at(
                    document.place,
                    party=other(document.by),
                    document=f"“{document.says}”",
                    day=day_words(document.reply_by),
                    days=days_words(days),
                )


def check_categories(clause: Clause, on: date) -> Iterator[Finding]:
    """Find the categories of a clause that somebody has not accepted though the clause itself is accepted by both."""
    if any(clause.stance(letter, on=on) is not Stance.ACCEPTS for letter in LETTERS):
        return
    for category in clause.categories:
        said = {letter: clause.stance(letter, category.id, on) for letter in LETTERS}
        if set(said.values()) != {Stance.ACCEPTS}:
            words = listed([f"{letter} {STANCE_WORDS[stance]}" for letter, stance in said.items()])
            title = f"“{category.title}”"
            yield found.CATEGORY_OPEN.at(clause.place, title=clause.title, category=title, positions=words)
