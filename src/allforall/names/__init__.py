"""Names across scripts: the normaliser that intake, linkage and search share."""
