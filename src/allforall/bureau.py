"""Opens one installation: where lists come from, where results go, and what time it is. Wired here alone."""
