"""Work that no page waits for: reading files, taking lists in, comparing them, answering offers."""
