"""The evidence for one pair in one line, for a table in which a person judges."""

from allforall.documents import words
from allforall.linkage.explain import explain
from allforall.linkage.links import Links
from allforall.people.person_list import PersonList


def evidence_line(links: Links, left: PersonList, right: PersonList, pair: tuple[str, str]) -> str:
    """Say field by field what speaks for one person and what against, in bits; a field that nobody knows is left out.

    `left` and `right` are the lists as they were linked; `pair` names the two rows.
    """
    found = explain(links, left, right, pair)
    said = [
        f"{each.field}: {each.words} ({words.signed(each.weight, decimals=1)})"
        for each in found
        if each.weight is not None
    ]
    return "; ".join(said)
