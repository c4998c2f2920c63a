"""Cells that a spreadsheet program shows as text, whatever a sender typed into them."""

import re

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that a spreadsheet program may take for the start of a formula, full-width forms included."""

_NOT_IN_A_WORKBOOK = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_CELL = 32_767
"""The most characters that a cell of a workbook may hold."""


def safe_text(text: str) -> str:
    """Return a text that is no formula: an apostrophe before a dangerous start, nothing else changed.

    A row sent by the other party is opened on our desks; a cell that begins with `=` would run there. Source: OWASP,
    "CSV Injection". White space before the sign does not make it harmless, so it is looked through.
    """
    clean = _NOT_IN_A_WORKBOOK.sub("\N{REPLACEMENT CHARACTER}", text)[: LONGEST_CELL - 1]
    dangerous = clean.startswith(_STARTS_A_FORMULA) or clean.lstrip().startswith(_STARTS_A_FORMULA)
    return "'" + clean if dangerous else clean
