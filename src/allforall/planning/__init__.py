"""Rounds in which people go home, so that no side is ever further ahead than agreed, with proof that none is better."""
