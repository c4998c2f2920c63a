"""Which entries of two lists speak of the same person, how sure that is, and why."""
