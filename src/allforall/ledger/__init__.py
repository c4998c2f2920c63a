"""The record that both sides can check: an append-only log in C2SP formats, signatures, sealed lists."""
