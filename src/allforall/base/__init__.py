"""The ground floor: words that every other floor speaks, and nothing about people."""
