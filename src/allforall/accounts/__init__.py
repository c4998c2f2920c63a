"""Accounts of promises: promised, delivered, disputed, open and overdue, per direction and group, always in balance."""
