"""What linking and judging look at of a list; the rest of a list of a million is most of its memory."""

from dataclasses import replace

from allforall.linkage.levels import COMPARISONS
from allforall.people.fields import NAME_FIELDS
from allforall.people.person_list import PersonList
from allforall.people.row_key import has_own_ids

SHOWN = tuple(dict.fromkeys((*NAME_FIELDS, *(c.column for c in COMPARISONS))))
"""The fields that a person needs to see to judge a row, and nothing else."""


def kept(people: PersonList) -> PersonList:
    """Leave out the other fields; what was typed stays where rows have no ids, since it is what names them."""
    values = people.values.select("id", *(field for field in SHOWN if field in people.values.columns))
    return replace(people, values=values, raw=values if has_own_ids(people) else people.raw)
