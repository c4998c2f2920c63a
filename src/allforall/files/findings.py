"""What can be wrong with the files of an exchange folder."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

NO_LIST = kind(
    "files.list_missing",
    Severity.BLOCKS,
    "The list {name} is named in exchange.yaml and is not in the folder.",
    "Put {file} into the folder, or take the list out of exchange.yaml.",
)
BAD_JUDGEMENT = kind(
    "files.judgement_unreadable",
    Severity.BLOCKS,
    "A judgement cannot be read: {why}",
    "Each line needs left, right, verdict (same, different, unsure or taken back), who and why.",
)
JUDGED_TWICE = kind(
    "files.judged_twice",
    Severity.LOOK,
    "{left} and {right} were judged more than once; the last judgement, by {who}, counts.",
    "Take out the lines that no longer hold, or leave them: all stay on record.",
)
NOTHING_TO_TAKE_BACK = kind(
    "files.nothing_to_take_back",
    Severity.LOOK,
    "{who} takes back a judgement of {left} and {right}, and no line above judges them.",
    "Check the entries: a judgement is taken back on a line below it that names the same two.",
)
NO_JUDGEMENTS = kind(
    "files.no_judgements",
    Severity.NOTE,
    "exchange.yaml names {file} for judgements, and there is no such file: nothing has been judged.",
    "Save a review.csv with verdicts under that name once somebody has judged; mend the name if there is one already.",
)
ROUND_FILE_CHANGED = kind(
    "files.round_file_changed",
    Severity.BLOCKS,
    mark("{file} of the round is not the file that was written there."),
    mark("Put it back from a copy. What changes is said anew, never changed in a file."),
)
SHEET_LINE = kind(
    "files.sheet_line",
    Severity.LOOK,
    mark("This line of the sheet was not recorded: {why}."),
    mark("Mend the line and give the sheet again; what was recorded already is not recorded twice."),
)
