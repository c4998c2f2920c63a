"""Limits on everything that another side may hand over. Each is far above what an honest ledger needs."""

ENTRY_BYTES = 65_535
"""An entry's length is a uint16 (C2SP tlog-tiles)."""
NOTE_BYTES = 64_000
NOTE_SIGNATURES = 64
"""C2SP signed-note asks for at least 16."""
PROOF_HASHES = 63
"""As C2SP tlog-witness limits it; a tree of 2^63 entries needs no more."""
PROOF_BYTES = 256_000
"""A proof with its checkpoint and, in base64, its entry."""
ENVELOPE_BYTES = 256_000
ENVELOPE_SIGNATURES = 64
POLICY_BYTES = 16_000
POLICY_LINES = 200
KEY_FILE_BYTES = 8_000
OPENING_BYTES = 64_000
JSON_DEPTH = 12
TREE_SIZE = 2**63 - 1
SIZE_DIGITS = 19
RULES = 100
