"""The world as plain folders: an exchange to read, an output folder to write, judgements that a person can edit."""
