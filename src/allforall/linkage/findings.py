"""What linkage finds about two lists."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

TIE = kind(
    "linkage.tie",
    Severity.LOOK,
    mark("{candidates} entries fit {entry} about equally well, so none was proposed."),
    mark("Compare them side by side. They may be relatives, namesakes, or one person entered twice."),
)
NAMES_ONLY = kind(
    "linkage.names_only",
    Severity.LOOK,
    mark(
        "Pairs on {lists} that agree in little more than the name, so that nobody was proposed for them: {pairs}."
    ),
    mark("Ask both sides for a date or place of birth, the mother's name, or a personal number."),
)
CONTRADICTION = kind(
    "linkage.contradiction",
    Severity.LOOK,
    mark("Pairs on {lists} that agree strongly and yet contradict each other in {field}: {pairs}."),
    mark("Judge them: one person with a mistake on one list, or two people."),
)
NO_COMMON_FIELD = kind(
    "linkage.no_common_field",
    Severity.LOOK,
    mark("{left} and {right} share no field besides names, so no two entries can be proposed as one person."),
    mark("Ask for dates of birth at least. Until then every pair is for a person to judge."),
)
JUDGED_STRANGER = kind(
    "linkage.judged_stranger",
    Severity.LOOK,
    mark("A judgement by {who} names {left} and {right}, and at least one of them is not on these lists."),
    mark("Check the list and row number in the file of judgements. The judgement was not used."),
)
JUDGED_TWICE = kind(
    "linkage.judged_twice",
    Severity.LOOK,
    mark("{entry} was judged to be the same person as {partners} different entries."),
    mark(
        "Take back the judgements that are wrong, or note that one person stands on the list more than once."
    ),
)
TORN = kind(
    "linkage.torn_triangle",
    Severity.LOOK,
    mark("{left} and {right} each match {via}, but they stand on one list as two people."),
    mark("Judge the two pairs; until then the weaker one is left apart."),
)
JUDGED_APART = kind(
    "linkage.judged_apart",
    Severity.LOOK,
    mark("{left} and {right} were judged to be different people, and {via} would join them."),
    mark("They stay apart. Judge that pair too, or take the judgement back."),
)
JUDGED_IN_A_CIRCLE = kind(
    "linkage.judged_in_a_circle",
    Severity.LOOK,
    mark(
        "{left} and {right} were judged to be different people by {who}, and by other judgements they are one"
        " person: {chain}."
    ),
    mark("They stay apart. One of these judgements is wrong: take it back on a new line, with who and why."),
)
SIGHTING_OF_TWO = kind(
    "linkage.sighting_of_two",
    Severity.LOOK,
    mark("{entry} fits {count} people about equally well, so it was given to none of them."),
    mark("Compare them side by side; ask who saw the person for anything that tells them apart."),
)
