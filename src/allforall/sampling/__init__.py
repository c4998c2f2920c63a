"""Generated people: lists like those that bureaus have, with their mistakes and the truth beside them."""
