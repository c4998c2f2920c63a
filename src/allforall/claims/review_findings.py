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
