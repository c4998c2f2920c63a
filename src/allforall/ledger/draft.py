"""Ledgers that are drafts: what a run would put into a real one. Their name says so wherever it is read."""

DRAFT = "draft.invalid/"
"""No log of this name can exist outside: `.invalid` is nobody's (RFC 6761, section 6.4)."""


def is_draft(origin: str) -> bool:
    """Tell whether a ledger's name says that it is a draft."""
    return origin.startswith(DRAFT)
