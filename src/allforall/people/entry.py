"""The name of one row of one list, `LIST:ROW_ID`, by which every floor calls it.

A list's name has no colon (`exchange.yaml` sees to it); a row id may have any character.
"""


def entry_name(list_name: str, row_id: str) -> str:
    """Name a row of a list."""
    return f"{list_name}:{row_id}"


def list_of(entry: str) -> str:
    """Return the list that an entry stands on."""
    return entry.partition(":")[0]


def row_of(entry: str) -> str:
    """Return the sender's id of an entry's row."""
    return entry.partition(":")[2]
