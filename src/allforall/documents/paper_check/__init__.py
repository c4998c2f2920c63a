"""Holds a paper that somebody handed over against its content, its digest and a ledger."""
