"""A round as it happens: what was said of it, event by event, and what follows from all of that. Nothing is overwritten."""
