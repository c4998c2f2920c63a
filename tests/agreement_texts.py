"""Agreements written for tests."""

from allforall.agreement.read import read_agreement

HEAD = "agreement: exchange-agreement/1\nid: x\nagreed_on: 2025-06-02\n"


def read(folder, text):
    """Read an agreement of these lines, below a head that every agreement has."""
    path = folder / "agreement.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_agreement(path)


def clause_of(folder, text):
    """Read one clause of these lines, and what was found in it."""
    found = read(folder, "clauses:\n  - id: c\n    title: C\n" + text)
    return found.agreement.clauses[0], found.findings
