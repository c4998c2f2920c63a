"""What can be wrong with an exchange as a whole."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

NO_SUCH_LIST = kind(
    "actions.judged_no_such_list",
    Severity.LOOK,
    mark("{who} judged {left} and {right}, and exchange.yaml names no such list."),
    mark("Mend the name of the list, which stands before the colon."),
)
NO_SUCH_CLAUSE = kind(
    "actions.offered_under_no_such_clause",
    Severity.LOOK,
    mark("The list {name} is said to be offered under “{clause}”, and the agreement has no such clause."),
    mark("Mend the name in exchange.yaml; until then that clause decides nothing."),
)
ON_BOTH_SIDES = kind(
    "actions.on_both_sides",
    Severity.LOOK,
    mark("{left} and {right} are the same person by all evidence, on lists of people of different parties."),
    mark("Judge the pair: until somebody says whose person this is, nobody of the two is put into a round."),
)
NO_LIST_IN_TEXT = kind(
    "actions.clause_names_no_list",
    Severity.LOOK,
    mark("“{title}” speaks of the list {name}, and the exchange has no such list, so it takes nobody in."),
    mark("Name the list as exchange.yaml does, or add it there."),
)
JUDGED_ANOTHER = kind(
    "actions.judged_another_person",
    Severity.LOOK,
    mark("{who} judged {left} and {right}, and one of these rows now says another name or date of birth."),
    mark("Judge the pair anew: the judgement is not used. Lists without ids are numbered by their rows."),
)
