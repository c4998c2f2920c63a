"""People as sets of statements: who said what, where it stands, how reliable it is, and what a person judged."""
