"""Fills the report from a run: every number of the page is counted here, from people, and nowhere else."""
