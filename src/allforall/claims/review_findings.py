"""What may be doubtful about a person's review of claims."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

NOT_READ_AGAIN = kind(
    "claims.not_read_again",
    Severity.NOTE,
    mark("Claim {claim} was judged before, and reading the text again does not find it."),
    mark("Nothing is lost: the judgement stands. Look whether the text has changed."),
)
NO_ENTRY = kind(
    "claims.no_entry",
    Severity.LOOK,
    mark("Claim {claim} was accepted, and it is not said which exchange or agreement it is about: {entry}."),
    mark(
        "Write it into the column entry, such as EX-2025-10-02 or AG-2025-05-16. Until then no account counts it."
    ),
)
BAD_ROW = kind(
    "claims.bad_review",
    Severity.LOOK,
    mark("This line of the review cannot be used: {why}."),
    mark("Mend it and give the file again. Other lines count."),
)
NEVER_ABOVE = kind(
    "claims.never_above",
    Severity.LOOK,
    mark(
        "The text says that no exchange brought more than {most} people home. On record are {days} days on which more came home to one side: {number} on {day}."
    ),
    mark(
        "Do not pass the sentence on as it is. It may mean something else: ask who says so, and of which time."
    ),
)
CONTRADICTED = kind(
    "claims.contradicted",
    Severity.LOOK,
    mark("Claims that another source contradicts, of the same event, direction and group: {count}."),
    mark(
        "Both stand in contradictions.csv with their sources. Neither is dropped; look which group each of them counts."
    ),
)
