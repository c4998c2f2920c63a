"""One verb a file: what a person can ask of the house."""
