"""Compare two texts on the table, clause by clause."""

from datetime import date
from pathlib import Path

from allforall.agreement.clauses import Agreement
from allforall.agreement.diff import AgreementDiff, diff
from allforall.agreement.read import read_agreement
from allforall.base.errors import InputError
from allforall.base.messages import mark


def diff_agreements(old: Path, new: Path, on: date) -> AgreementDiff:
    """Compare the agreements in two files; raise `InputError` where one holds no agreement."""
    return diff(readable_agreement(old), readable_agreement(new), on)


def readable_agreement(path: Path) -> Agreement:
    """Read an agreement that must be one; raise `InputError` with the first fault where it is none."""
    read = read_agreement(path)
    if read.agreement is None:
        first = read.findings[0]
        raise InputError(
            "actions.no_agreement",
            mark("{file} holds no agreement that can be used ({where}): {why}"),
            file=path.name,
            where=str(first.where),
            why=f"{first.says()} {first.do()}",
        )
    return read.agreement
