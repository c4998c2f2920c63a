"""Days that head the entries of a chronicle."""

from allforall.claims.parse import Parse

_DAY = len("2022-02-24")


def headed_by(parse: Parse) -> str | None:
    """Read the day that heads an entry of a chronicle: `7 червня.`, `June 7: …`."""
    first = next(iter(parse.dates), None)
    if first is None or first.first or not first.value or len(first.value) != _DAY or first.relation:
        return None
    after = parse.tokens[first.last] if first.last < len(parse.tokens) else None
    return first.value if after is None or after.text in ".:—–" else None
