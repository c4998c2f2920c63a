"""What changed between two texts, in sentences."""

from collections.abc import Iterator

from allforall.agreement.diff import AgreementDiff, Change, ClauseChange, Kind
from allforall.base.messages import mark, translate

_MOVED = {
    "deadline": mark("deadline moved from {before} to {after}"),
    "target_date": mark("aim moved from {before} to {after}"),
    "reference_date": mark("reference date moved from {before} to {after}"),
    "agreed_on": mark("day of agreement moved from {before} to {after}"),
}
_CHANGED = mark("{name}: {before} → {after}")
_ADDED = mark("{name} added: {after}")
_TAKEN_OUT = mark("{name} taken out, was: {before}")
_CLAUSE = {
    Kind.ADDED: mark("Added: “{title}” ({id})"),
    Kind.TAKEN_OUT: mark("Taken out: “{title}” ({id})"),
    Kind.CHANGED: mark("Changed: “{title}” ({id})"),
}


def change_words(change: Change, language: str = "en") -> str:
    """Say what became of one term: `number: at least 1,000 → at least 1,200`."""
    sentence = {Kind.ADDED: _ADDED, Kind.TAKEN_OUT: _TAKEN_OUT, Kind.CHANGED: _CHANGED}[change.kind]
    if change.kind is Kind.CHANGED:
        sentence = _MOVED.get(change.key, sentence)
    words = {"name": change.name, "before": change.before, "after": change.after}
    return translate(sentence, language).format(**words)


def clause_words(change: ClauseChange, language: str = "en") -> str:
    """Say what became of a clause."""
    return translate(_CLAUSE[change.kind], language).format(title=change.title, id=change.id)


def clause_lines(change: ClauseChange, language: str = "en") -> Iterator[str]:
    """Say the terms of a clause that came or went as they stand, and those of a changed one as they changed."""
    for term in change.changes:
        if change.kind is Kind.CHANGED:
            yield change_words(term, language)
        else:
            yield f"{term.name}: {term.after or term.before}"


def order_words(found: AgreementDiff, language: str = "en") -> str:
    """Say how the order of the clauses that both texts have changed; empty where it did not."""
    if not found.order:
        return ""
    before, after = (", ".join(ids) for ids in found.order)
    said = mark(
        "Order of clauses: {before} → {after}. A person counts under the first clause that they meet."
    )
    return translate(said, language).format(before=before, after=after)
