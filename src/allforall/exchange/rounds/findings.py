"""What a round asks people to look at. Nothing here stops the recording of what happened."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

_BLOCKS, _LOOK, _NOTE = Severity.BLOCKS, Severity.LOOK, Severity.NOTE

BEGUN_NOT_FINAL = kind(
    "rounds.handed_over_before_final",
    _LOOK,
    mark("People going home to {to} are being handed over, and their manifest is not final ({stage})."),
    mark("Have both sides make it final, or say which version it was."),
)
WITHHELD = kind(
    "rounds.task_withheld",
    _BLOCKS,
    mark("{body} ({by}) withholds “{what}”: {why}"),
    mark("Let nobody leave whom this is about until it is settled and signed off."),
)
OUTSIDE_WINDOW = kind(
    "rounds.outside_window",
    _LOOK,
    mark("The leg {leg} was under way at {time}, outside the safe window {start} to {end}."),
    mark("Ask both sides to keep the window open until the leg has ended, and record what they say."),
)
WINDOW_DIFFERS = kind(
    "rounds.windows_differ",
    _BLOCKS,
    mark("No safe window is agreed: {said}."),
    mark("Let nobody leave until both sides have said the same window."),
)
WINDOW_OVER = kind(
    "rounds.window_is_over",
    _LOOK,
    mark("The safe window ended at {end}. Of the people going home to {to} {count} are not handed over yet."),
    mark("Agree on a longer window, or abort: then everybody’s place is recorded."),
)
TO_SETTLE = kind(
    "rounds.marks_differ",
    _LOOK,
    mark("Row {row} of people going home to {to}: {marks}. Both marks are kept."),
    mark("Look at the person and the row, then mark it with --correct, a reason and a second person."),
)
INTERVIEW_DUE = kind(
    "rounds.interview_due",
    _LOOK,
    mark(
        "Row {row} of people going home to {to} is said to decline; heard by: {heard_by}. No neutral has heard it."
    ),
    mark(
        "Let somebody neutral ask the person in private. Until then they did not arrive, and their seat stands."
    ),
    "GC III 109(3)",
)
STILL_WISHES = kind(
    "rounds.wishes_and_did_not_come",
    _LOOK,
    mark(
        "Row {row} of people going home to {to} is said to decline, and told a neutral that they wish to return."
    ),
    mark("Ask the holder to bring them now, or first in the next round: their seat stands."),
    "GC III 109(3); GC III 118",
)
AGAINST_WISH = kind(
    "rounds.arrived_after_declining",
    _BLOCKS,
    mark(
        "Row {row} of people going home to {to} arrived, and a neutral had heard that they decline to return."
    ),
    mark("Let somebody neutral hear the person again today, in private, before anything is said of them."),
    "GC III 109(3)",
)
WRONG_PERSON = kind(
    "rounds.wrong_person",
    _BLOCKS,
    mark(
        "{label} came as the person of row {row} to {to} and is somebody else. Nobody may be sent back who has grounds"
        " to fear for themselves there."
    ),
    mark(
        "Keep the person safe and apart from both sides. A neutral hears them in private; two persons sign what follows."
    ),
    "CAT 3; GC IV 45(4); GC III 118",
)
SENT_BACK_UNHEARD = kind(
    "rounds.sent_back_unheard",
    _BLOCKS,
    mark(
        "{label} was sent back to the holder, and no neutral had heard that they wish to go and fear nothing there."
    ),
    mark("Tell the ICRC and both sides now, and ask for a visit to the person without witnesses."),
    "CAT 3; GC IV 45(4); GC III 118, 126",
)
COUNTS_ON_LEG = kind(
    "rounds.counts_on_leg_differ",
    _LOOK,
    mark("The leg {leg}: {said}."),
    mark("Count again at the door and find who is meant, row by row."),
)
NOBODY_SAYS_WHERE = kind(
    "rounds.nobody_says_where",
    _BLOCKS,
    mark("Of the leg {leg} nobody says where its people are now ({people})."),
    mark("Find them: call the escort and both sides, and record the place."),
)
CONFIRMED_OTHERWISE = kind(
    "rounds.sides_differ",
    _LOOK,
    mark("People handed over to {to}: A says {a}, B says {b}, this record has {record}. All three are kept."),
    mark(
        "Go through the rows with the other side; whoever erred says a new number, which stands beside the first."
    ),
)
WAITS_FOR_WORD = kind(
    "rounds.confirmation_waits",
    _NOTE,
    mark("{by} has not confirmed the handover to {to}, {lag} after the last arrival."),
    mark("Ask for their number. Until both have spoken it is the word of one side."),
)
BAGS_DIFFER = kind(
    "rounds.bags_differ",
    _NOTE,
    mark("Remains to {to}, stage {stage}: {said}. All numbers are kept."),
    mark("Compare the labels, not the numbers; a bag may hold several people."),
)
PROPOSED_ONLY = kind(
    "rounds.identified_by_secondary_only",
    _LOOK,
    mark("{person} in the bag {bag} is proposed by {methods} alone."),
    mark("Wait for fingerprints, teeth or DNA before a family is told."),
)
REMAINS_TO_RETURN = kind(
    "rounds.remains_to_return",
    _LOOK,
    mark("{person} in the bag {bag}, handed over to {to}, is identified as one of the dead of {home}."),
    mark(
        "Tell the other side and agree how the remains go on; record it with “allforall round identify --returned”."
    ),
    "GC I 17; AP I 34; CIHL 114",
)
SET_ASIDE = kind(
    "rounds.set_aside",
    _LOOK,
    mark("Something in the record does not go with the rest and is not counted: {what}"),
    mark("Record what is right; what stands there is kept."),
)
