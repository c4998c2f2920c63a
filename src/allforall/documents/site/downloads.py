"""The files that lie beside the pages for whoever wants to count for themselves."""

EXCHANGES = "data/exchanges.csv"
COMMITMENTS = "data/commitments.csv"
STATEMENTS = "data/statements.csv"
HXL = "data/exchanges-hxl.csv"
JSON = "data/record.json"
