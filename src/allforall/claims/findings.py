"""What can be found about an announcement."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

LANGUAGE_NOT_READ = kind(
    "claims.language_not_read",
    Severity.LOOK,
    mark("This text is in a language that nobody taught this program ({language}), so nothing was taken from it."),
    mark("Read it yourself, or name its language beside it if it is English, Ukrainian or Russian."),
)
NO_DAY = kind(
    "claims.day_not_known",
    Severity.LOOK,
    mark("Nobody says on which day this text was published, so words such as Monday or today give no date."),
    mark("Put the day of publication into the side-car file."),
)
TITLE_AND_DATE = kind(
    "claims.title_and_date",
    Severity.LOOK,
    mark("The text calls {holder} by an office ({title}) that this person did not hold on the day of publication."),
    mark("Look at the day of publication, or at the text: one of the two is wrong."),
)
