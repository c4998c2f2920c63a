"""Moves that matter: what changed in a case file, who decided it with whom, and who gained and who lost by it."""
