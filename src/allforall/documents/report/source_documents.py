"""The five published texts that this software was written for, in our words, and what each demands of it.

Numbers R and C are those of `docs/requirements.md`. Whoever makes a report says what answers each demand in that run;
a demand that nobody answers is shown as not yet met.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.documents.report.model import Demand, Document, Here

Answers = Mapping[str, tuple[Here, str]]
"""By number of the demand: whether it is met, and the object or figure that meets it, in words."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One published text."""

    number: str
    title: str
    says: str
    demands: tuple[tuple[str, str], ...]


_TEXTS = (
    _Text(
        "000",
        mark("All for all, step by step"),
        mark(
            "One side is willing to exchange everybody for everybody, step by step. How many people that is nobody "
            "says; identities and health are hard to check, and no intermediary has the trust of both."
        ),
        (
            (
                "R1",
                mark(
                    "open an enquiry about a missing person with most fields unknown, and link it to people held"
                ),
            ),
            ("R3", mark("grade what is known of identity and condition, with the source")),
            ("R10", mark("work out every formula that is talked about, all for all first")),
            ("R13", mark("say after every round who remains, in both directions")),
            ("R21", mark("work without an intermediary, each side proving what it submitted and when")),
            ("R49", mark("take thousands of people and remains within seconds")),
        ),
    ),
    _Text(
        "001",
        mark("A further exchange after 2 June 2025"),
        mark(
            "A round took place under a pledge of at least 1,000 people “in total”. Its size was not disclosed; one "
            "side announced it and the other confirmed it later. People came home after more than three years."
        ),
        (
            ("R6", mark("print a number that nobody disclosed as not disclosed, never as 0")),
            ("R7", mark("keep “at least” apart from an exact number")),
            ("C4", mark("ask whether “in total” means each side or both together, and never guess")),
            ("R14", mark("hold what was promised against what is planned and done")),
            ("R26", mark("show a return that one side alone confirms as just that")),
            (
                "R41",
                mark(
                    "count time in captivity from the date of capture, with bounds where it is partly known"
                ),
            ),
        ),
    ),
    _Text(
        "002",
        mark("Categories instead of numbers, 2 June 2025"),
        mark(
            "Both sides agree to exchange all the seriously wounded and sick, and all soldiers aged 18 to 25; 6,000 "
            "remains for 6,000; a list of several hundred children is handed over. A week is given to study papers."
        ),
        (
            ("R11", mark("count ages on a stated reference date; 18 to 25 begins at 18")),
            ("R12", mark("tell eligible, not eligible and undetermined apart, and drop nobody")),
            ("R33", mark("keep remains apart from the living, with identification of their own")),
            ("R34", mark("keep children apart, never as a counter-value")),
            ("R16", mark("keep the session, the papers handed over and the day by which an answer is due")),
            ("C3", mark("hold “at least 1,000” and the categories of the same talks side by side")),
        ),
    ),
    _Text(
        "003",
        mark("Is all for all possible?"),
        mark(
            "A private company holds people in prisons of its own; many are on no list. Sources differ on who holds "
            "more. In one round 44 people went one way and 40 the other."
        ),
        (
            ("R2", mark("keep who holds a person apart from the party that answers for it")),
            ("R4", mark("compute who is held by evidence and on no list of the holder")),
            ("R5", mark("reconcile two lists without dropping anybody")),
            ("R35", mark("count civilians as a category of their own")),
            ("R44", mark("show estimates of who holds how many as ranges by source")),
            ("C7", mark("never take two directions for a disagreement about one number")),
        ),
    ),
    _Text(
        "004",
        mark("1,200 people, exchanges resume"),
        mark(
            "After consultations through two mediators the agreements of Istanbul are to be taken up again, for 1,200 "
            "people, it is hoped before the holidays. The headline turns the direction round. Peace talks stand still."
        ),
        (
            ("C1", mark("take the direction from who holds and who receives, never from a headline")),
            ("R15", mark("keep the state of an agreement with dates: suspended, resumed")),
            ("R20", mark("name intermediaries with their role and time")),
            ("R43", mark("show a hoped-for date as a goal, never as a confirmed one")),
            ("R45", mark("match names in Ukrainian, Russian and English")),
            ("C15", mark("let the exchange go on while political talks stand still")),
        ),
    ),
)


def source_documents(answers: Answers, language: str = "en") -> tuple[Document, ...]:
    """Put the answers of one run beside what the five texts demand; raise `ValueError` for a number that none demands."""
    if unknown := answers.keys() - {code for text in _TEXTS for code, _ in text.demands}:
        msg = f"no document demands {', '.join(sorted(unknown))}"
        raise ValueError(msg)
    return tuple(
        Document(
            text.number,
            translate(text.title, language),
            translate(text.says, language),
            tuple(
                Demand(code, translate(words, language), *answers.get(code, (Here.NOT_YET, "")))
                for code, words in text.demands
            ),
        )
        for text in _TEXTS
    )
