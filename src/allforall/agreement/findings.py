"""What a text on the table leaves open, contradicts or says so that nobody can read it; the law is in `law_findings`."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

_BLOCKS, _LOOK, _NOTE = Severity.BLOCKS, Severity.LOOK, Severity.NOTE
_WRITE = mark("Write it as the guide to agreements shows; nothing was guessed.")

# What the file does not say, or says in a way that nobody can read.
UNKNOWN_KEY = kind(
    "agreement.unknown_key",
    _BLOCKS,
    mark("“{key}” in {part} means nothing here, so this part of the text has no effect."),
    mark("Write {nearest} if that is meant, or take the line out."),
)
MISSING = kind(
    "agreement.term_missing",
    _BLOCKS,
    mark("“{key}” is missing in {part}: {why}."),
    mark("Add “{key}” as the text on the table has it."),
)
WRONG_VALUE = kind("agreement.wrong_value", _BLOCKS, mark("“{value}” in {part} is not {wanted}."), _WRITE)
SAME_ID = kind(
    "agreement.same_id",
    _BLOCKS,
    mark("Two parts of the text are called “{id}”."),
    mark("Give each its own id: people are counted by it."),
)
NO_SOURCE = kind(
    "agreement.no_such_source",
    _LOOK,
    mark("{part} names the source “{id}”, and the text lists no such source."),
    mark("Add it under sources, or mend the name."),
)
NO_CATEGORY = kind(
    "agreement.no_such_category",
    _BLOCKS,
    mark("A position in {part} is about “{category}”, and the clause has no such category."),
    mark("Add it under categories of the clause, or mend the name."),
)
NO_OFFICE = kind(
    "agreement.head_without_office",
    _LOOK,
    mark("In {part} somebody is named without a public office, and the name was left out."),
    mark("Write the office held that day. Whoever holds none is not named here."),
)
SCOPE_OPEN = kind(
    "agreement.scope_unknown",
    _LOOK,
    mark("“{title}” says {number}, and not whether for each side or for both together{readings}."),
    mark(
        "Ask both parties and write the scope. Until then the number binds nobody in a plan: it is never guessed."
    ),
)
AIMED_AT = kind(
    "agreement.target_is_no_deadline",
    _NOTE,
    mark("“{title}” is aimed at {day}. That is a goal, not a promise."),
    mark("Nothing to do: plans and papers say “aimed at”."),
)
POLITICAL_WAIT = kind(
    "agreement.political_item_holds_up",
    _LOOK,
    mark("“{title}” waits for a political item, {item}. It is recorded, and holds nobody up here."),
    mark("Ask the parties to part the two: returning people waits for no ceasefire and no summit."),
)
OPEN_CONDITION = kind(
    "agreement.condition_open",
    _LOOK,
    mark("“{title}” has a condition that software cannot check: {says}"),
    mark("Read it, and judge each person whom it concerns."),
)
NAMED_PAIR = kind(
    "agreement.named_pair",
    _LOOK,
    mark("“{title}” ties two named people together. It is followed because the text says so."),
    mark("Ask whether both can go without each other. Such pairs are never suggested here."),
)
EQUIVALENTS = kind(
    "agreement.rank_equivalents",
    _LOOK,
    mark("“{title}” weighs people by rank. It is followed because the text says so."),
    mark("Ask whether people can count as one each. Such weights are never suggested here."),
)

# How the talks and the agreement went.
STAGE_FIRST = kind(
    "agreement.stage_first",
    _LOOK,
    mark("The record of “{title}” begins with {stage} on {day}, and something must have come before that."),
    mark("Add the stages before it with their days, as far as somebody said them. Nothing is taken out."),
)
STAGE_IMPOSSIBLE = kind(
    "agreement.stage_impossible",
    _LOOK,
    mark("“{title}” is recorded as {stage} on {day}, straight after {before}, which cannot follow."),
    mark("Find what came between, or mend the stage or its day. The record stays as it is until then."),
)
NOT_IN_FORCE = kind(
    "agreement.not_in_force",
    _LOOK,
    mark("On {day}, “{title}” is {stage}."),
    mark("Read every number under it as what it would mean. Whom the law frees goes home all the same."),
)
REPLY_OVERDUE = kind(
    "agreement.reply_overdue",
    _LOOK,
    mark("{party} has owed an answer to {document} since {day}: {days} by now."),
    mark("Ask for it, and record the day on which it comes."),
)
CATEGORY_OPEN = kind(
    "agreement.category_not_accepted",
    _LOOK,
    mark("In “{title}”, {category}: {positions}."),
    mark("Ask for an answer on this category. Until then the clause is not agreed for these people."),
)

# Terms that do not fit together.
NO_PLACE_TO_STAY = kind(
    "agreement.residence_not_said",
    _LOOK,
    mark("“{title}” keeps people abroad and does not say in which country: {says}"),
    mark("Write the country and until when, as the text has them."),
)
STAY_OPEN = kind(
    "agreement.residence_without_end",
    _LOOK,
    mark("“{title}” keeps people in {country} and does not say until when: {says}"),
    mark("Ask for a day or an event that ends it. Until then nobody can tell them when they go home."),
)
STAY_OVER = kind(
    "agreement.residence_over",
    _LOOK,
    mark("In “{title}”, the stay in {country} ended on {day}."),
    mark("Whoever is still there may go home: find out who is."),
)
NUMBER_OF_NAMED = kind(
    "agreement.number_of_named",
    _LOOK,
    mark("A condition of “{title}” speaks of {number} people and names {named}."),
    mark("Name them all, or mend the number."),
)
VERIFY_ONLY = kind(
    "agreement.list_only_to_verify",
    _BLOCKS,
    mark("“{title}” releases people by the list {list}, which was handed over to verify it, not to release."),
    mark("Ask whoever handed it over. To verify a list obliges nobody to release the people on it."),
)
DEADLINE_PASSED = kind(
    "agreement.deadline_passed",
    _LOOK,
    mark("The deadline of “{title}” was {day}, and the agreement is not recorded as fulfilled."),
    mark("Record what was returned by then, and agree on a new day for the others."),
)
AIM_BEFORE_AGREED = kind(
    "agreement.days_out_of_order",
    _LOOK,
    mark("“{title}” was agreed on {agreed}, and its {term} is {day}, before that."),
    mark("Mend the day that is wrong."),
)
