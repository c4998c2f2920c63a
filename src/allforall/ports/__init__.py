"""What the house needs of the world outside, as protocols that plain files and a database both fulfil."""
