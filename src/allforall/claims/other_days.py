"""Several days in one sentence: `390 on Friday and 307 on Saturday`, `on 3 May 20 came, on 9 May 30`."""

from allforall.claims.parse import Parse

_REACH = 5
_OPENS = 4
"""Words between a joint and the number or day that it opens."""
_MONTH = len("2022-02")


def other_days(parse: Parse) -> set[int]:
    """Return where a sentence goes over to another day: a number and a day of an event stand on both sides."""
    days = [d for d in parse.dates if not d.relation and d.value and len(d.value) > _MONTH]
    if len(days) < 2 or len(parse.counts) < 2:  # noqa: PLR2004  # another needs two
        return set()
    cuts: set[int] = set()
    begin = 0
    joints = [i for i, t in enumerate(parse.tokens) if t.text in ",;" or t.of("and", "contrast")]
    for i in joints:
        left = [d for d in days if begin <= d.first < i]
        right = next((d for d in days if d.first > i), None)
        said = [c for c in parse.counts if begin <= c.first < i]
        new = next((c for c in parse.counts if c.first > i and not c.part), None)
        if left and said and right and new and right.value != left[-1].value:
            opens, ends = sorted((new.first, right.first))
            free = {i, i + 1, right.last, new.reaches}
            near = opens - i <= _OPENS and ends - opens <= _REACH + new.reaches - new.first
            own = any(right.last <= c.first <= right.last + _OPENS - 1 for c in parse.counts)
            elsewhere = own and any(new.first < j < right.first for j in joints)
            if near and not elsewhere and not any(i < j < ends and j not in free for j in joints):
                cuts.add(i)
                begin = i
    return cuts
