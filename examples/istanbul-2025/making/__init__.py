"""How the lists of this example were made. Everybody on them is generated."""
