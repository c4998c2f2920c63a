"""What can be found about an announcement."""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

LANGUAGE_NOT_READ = kind(
    "claims.language_not_read",
    Severity.LOOK,
    mark(
        "This text is in a language that nobody taught this program ({language}), so nothing was taken from it."
    ),
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
    mark(
        "The text calls {holder} by an office ({title}) that this person did not hold on the day of publication."
    ),
    mark("Look at the day of publication, or at the text: one of the two is wrong."),
)
TOO_LARGE = kind(
    "claims.too_large",
    Severity.LOOK,
    mark("{megabytes} MB is more than any announcement needs, so the file was not opened."),
    mark("Send the text of the announcement alone."),
)
NOT_UTF8 = kind(
    "claims.not_utf8",
    Severity.NOTE,
    mark("The text is not in UTF-8; it was read as Windows-1251, the usual one for Cyrillic."),
    mark("Look whether the letters are right; save the text as UTF-8."),
)
NOT_TEXT = kind(
    "claims.not_text",
    Severity.LOOK,
    mark("The file holds no text, so nothing was taken from it."),
    mark("Send the announcement as text, web page or PDF."),
)
NO_TEXT = kind(
    "claims.no_text",
    Severity.LOOK,
    mark(
        "Nobody could read an announcement out of this file: it holds no sentences, or only pictures of them."
    ),
    mark("Send the text of the announcement."),
)
NOT_OPENED = kind(
    "claims.not_opened",
    Severity.LOOK,
    mark("The part of this program that opens such files did not get through this one ({why})."),
    mark("Send the text of the announcement; keep the file for whoever looks after the program."),
)
SIDE_CAR = kind(
    "claims.side_car",
    Severity.LOOK,
    mark("{side_car} beside the text cannot be read, so language and day were taken from the text itself."),
    mark("Mend the file: one JSON object with lang, date, outlet, url and title."),
)
NAMES_SOMEBODY = kind(
    "claims.names_somebody",
    Severity.NOTE,
    mark(
        "{quotes} quotation(s) may name a private person and were left out; their places in the text are kept."
    ),
    mark("Open the text at these places if you may; do not publish the name."),
)
