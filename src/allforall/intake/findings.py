"""Every kind of finding that reading a list can give. `raw` is what stands in the cell, cut to 80 characters."""

from allforall.base.finding import Severity, kind

_BLOCKS, _LOOK, _NOTE = Severity.BLOCKS, Severity.LOOK, Severity.NOTE
_ASK_ROW = "Compare the cell with the sender's papers; the row is kept and this cell counts as not known."

# The file as a whole
FILE_EMPTY = kind(
    "intake.file_empty", _BLOCKS, "The file {file} is empty.", "Ask the sender for the list once more."
)
FILE_REFUSED = kind(
    "intake.file_refused",
    _BLOCKS,
    "The file {file} was put aside and nobody on it was read: {reason}.",
    "Ask the sender for the list as an .xlsx workbook or as CSV text; do not open this file elsewhere if you did not expect it.",
)
SHEET_MISSING = kind(
    "intake.sheet_missing",
    _BLOCKS,
    "The workbook has no sheet called {sheet}. Its sheets: {sheets}.",
    "Name one of these sheets.",
)
NO_HEADER = kind(
    "intake.no_header",
    _BLOCKS,
    "No row says what the columns mean: none of the first {rows} rows has a known header. The first row reads: {headers}.",
    "Say which header is which field in a file for --columns, or add a row of headers.",
)
NO_NAME_COLUMN = kind(
    "intake.no_name_column",
    _BLOCKS,
    "No column holds the names of the people. Headers: {headers}.",
    "Say in a file for --columns which header is full_name, or surname and given_name.",
)
LIST_EMPTY = kind(
    "intake.list_empty",
    _LOOK,
    "Nobody stands on this list: there is no row below its headers.",
    "Ask the sender whether the list is meant to be empty.",
)
SHEET_NOT_READ = kind(
    "intake.sheet_not_read",
    _NOTE,
    "The sheet {sheet} was not read: it does not look like a list of people.",
    "Nothing, unless people stand on it; then name it when you read the file again.",
)
SHEET_WITH_PEOPLE = kind(
    "intake.sheet_with_people",
    _LOOK,
    "The sheet {sheet} also looks like a list of people ({rows} rows) and was not read.",
    "Read the file again and name this sheet, under a list name of its own.",
)
ENCODING_GUESSED = kind(
    "intake.encoding_guessed",
    _NOTE,
    "The file does not say how its letters are stored; it was read as {encoding}.",
    "Look at a few names; if they are not readable, ask for the list as UTF-8 or .xlsx.",
)
QUOTES_UNBALANCED = kind(
    "intake.quotes_unbalanced",
    _LOOK,
    "A quotation mark is opened and never closed; on lines where they do not pair, quotation marks were read as letters.",
    "Look at the rows with quotation marks; cells may be shifted there.",
)

# Columns
COLUMN_UNKNOWN = kind(
    "intake.column_unknown",
    _NOTE,
    "The column “{header}” was not read: its header is not known.",
    "If it matters, say in a file for --columns which field it is.",
)
COLUMN_REPEATED = kind(
    "intake.column_repeated",
    _LOOK,
    "The column “{header}” was not read: “{used}” already gives {field}.",
    "If this column is the better one, say so in a file for --columns.",
)
COLUMN_WEAKER = kind(
    "intake.column_weaker",
    _NOTE,
    "The column “{header}” was not read: “{used}” says {field} more plainly.",
    "Nothing, unless this column is the better one; then say so in a file for --columns.",
)
COLUMN_MISSING = kind(
    "intake.column_missing",
    _LOOK,
    "The header “{header}”, which should give {field}, does not stand in this file.",
    "Correct the file for --columns; the header must be written as in the list.",
)
COLUMNS_TOO_MANY = kind(
    "intake.columns_too_many",
    _LOOK,
    "The list is wider than {limit} columns; what stands further right was not read.",
    "Ask for the list with the columns that matter only.",
)

# Rows
ROW_RAGGED = kind(
    "intake.row_ragged",
    _LOOK,
    "This row has {cells} cells where the headers have {expected}, so cells may stand in the wrong columns.",
    "Compare the row with the sender's list: a separator inside a cell or a broken line shifts cells.",
)
ROW_WITHOUT_NAME = kind(
    "intake.row_without_name",
    _LOOK,
    "Somebody stands in this row without any name.",
    "Ask the sender who this is; the row is kept and cannot be recognised by name.",
)
ROW_LEFT_OUT = kind(
    "intake.row_left_out",
    _NOTE,
    "This row repeats or numbers the headers; it was not read as a person.",
    "Nothing.",
)
TOTAL_LINE = kind(
    "intake.total_line", _NOTE, "The line “{raw}” was not read as a person: it states a total.", "Nothing."
)
LINE_BELOW_TOTAL = kind(
    "intake.line_below_total",
    _NOTE,
    "The line “{raw}” stands below the total of the list and was not read as a person.",
    "Look whether it is a signature; if it is a person, the total above it must go.",
)
TOTAL_DIFFERS = kind(
    "intake.total_differs",
    _LOOK,
    "The list says {stated} people at its end and {found} stand on it.",
    "Ask the sender whether rows were lost or counted twice.",
)
ID_REPEATED = kind(
    "intake.id_repeated",
    _LOOK,
    "The number {raw} stands in more than one row; this row is called {id}.",
    "Look whether one person stands on the list twice or two people share a number.",
)
ID_MISSING = kind(
    "intake.id_missing", _NOTE, "This row has no number of its own; it is called {id}.", "Nothing."
)

# Cells
CELL_CUT = kind(
    "intake.cell_cut",
    _LOOK,
    "This cell has {limit} characters or more and was cut there.",
    "Look whether a whole document stands in this cell.",
)
CELL_ERROR = kind(
    "intake.cell_error",
    _LOOK,
    "The spreadsheet shows the error {raw} here instead of a value.",
    "Ask the sender what should stand here; it counts as not known.",
)
LETTERS_BROKEN = kind(
    "intake.letters_broken",
    _LOOK,
    "The letters of “{raw}” were damaged before the file came here.",
    "Ask the sender for the list as .xlsx or UTF-8; the text is kept as it came.",
)
NUMBER_SHORTENED = kind(
    "intake.number_shortened",
    _LOOK,
    "The number “{raw}” was shortened by a spreadsheet program and its last digits are lost.",
    "Ask the sender for the whole number, with the column stored as text; it counts as not known.",
)
NOT_DISCLOSED = kind(
    "intake.not_disclosed",
    _NOTE,
    "The sender chose not to disclose this: “{raw}”.",
    "Nothing; ask through the intermediary if it is needed.",
)
CODE_UNKNOWN = kind(
    "intake.code_unknown",
    _LOOK,
    "“{raw}” was not understood as {field}.",
    "Write one of: {codes}. Until then it counts as not known.",
)
NAME_WITH_DIGITS = kind(
    "intake.name_with_digits",
    _LOOK,
    "The name “{raw}” has digits in it.",
    "Look whether a digit stands for a letter (3 for З, 0 for О) or a number slipped into the name.",
)
LETTERS_MIXED = kind(
    "intake.letters_mixed",
    _NOTE,
    "One word of “{raw}” mixes Latin and Cyrillic letters.",
    "Nothing; letters that look alike are told apart when names are compared.",
)
NAME_ORDER_GUESSED = kind(
    "intake.name_order_guessed",
    _NOTE,
    "Which part of “{raw}” is the family name was guessed.",
    "Look when this person is compared with others; separate columns settle it.",
)

# Dates
DATE_UNREADABLE = kind(
    "intake.date_unreadable",
    _LOOK,
    "“{raw}” was not understood as a date.",
    "Write it as 1991-07-03, or only the year; until then it counts as not known.",
)
DATE_IMPOSSIBLE = kind("intake.date_impossible", _LOOK, "No calendar has the day “{raw}”.", _ASK_ROW)
DATE_OUT_OF_RANGE = kind(
    "intake.date_out_of_range",
    _LOOK,
    "The date “{raw}” lies in the future or before 1900.",
    _ASK_ROW,
)
DATE_VAGUE = kind(
    "intake.date_vague",
    _LOOK,
    "The date “{raw}” is approximate; it was read as {read}.",
    "Ask for a document with the date if an age or a deadline depends on it.",
)
DATE_PART_BLANK = kind(
    "intake.date_part_blank",
    _NOTE,
    "The date “{raw}” leaves a part open; it was read as {read}.",
    "Nothing; the open part stays not known.",
)
DATE_MONTH_FIRST = kind(
    "intake.date_month_first",
    _LOOK,
    "The date “{raw}” has the month first; it was read as {read}.",
    "Look whether the whole column was typed month first.",
)
DATE_CENTURY = kind(
    "intake.date_century",
    _LOOK,
    "The year of “{raw}” has two digits that fit a small child and a very old person; it was read as {read}.",
    "Write the year with four digits.",
)
DATE_ORDER_DOUBTFUL = kind(
    "intake.date_order_doubtful",
    _LOOK,
    "This column has dates with the month first, and {count} cells that fit both orders (03/07/1991); those were read day first.",
    "Ask the sender how this column was typed before an age or a deadline depends on it.",
)

MORE_OF_THE_SAME = kind(
    "intake.more_of_the_same",
    _LOOK,
    "{count} more cells or rows have the same finding as the {kept} listed: {code}.",
    "Settle the cause with the sender; then read the list again.",
)
