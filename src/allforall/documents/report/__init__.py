"""The report of a run: one page that opens offline, prints well and shows where every number comes from."""
