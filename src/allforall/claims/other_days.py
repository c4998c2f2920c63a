"""Several days in one sentence: `390 on Friday and 307 on Saturday`, `on 3 May 20 came, on 9 May 30`."""

from allforall.claims.parse import Parse

_REACH = 5
_MONTH = len("2022-02")


def other_days(parse: Parse) -> set[int]:
    """Return where a sentence goes over to another day: a number and a day of an event stand on both sides."""
    days = [d for d in parse.dates if not d.relation and d.value and len(d.value) > _MONTH]
    if len(days) < 2 or len(parse.counts) < 2:  # noqa: PLR2004  # another needs two
        return set()
    cuts, begin = set(), 0
    joints = [i for i, t in enumerate(parse.tokens) if t.text in ",;" or t.of("and", "contrast")]
    for i in joints:
        following = min((j for j in joints if j > i + _REACH), default=len(parse.tokens))
        left = [d for d in days if begin <= d.first < i]
        right = [d for d in days if i < d.first < max(following, i + _REACH)]
        said = [c for c in parse.counts if begin <= c.first < i]
        new = [c for c in parse.counts if i < c.first and not c.part]
        if not (left and right and said and new):
            continue
        opens = min(new[0].first, right[0].first)
        both = abs(new[0].first - right[0].first) <= _REACH + new[0].reaches - new[0].first
        if right[0].value != left[-1].value and opens - i <= 3 and both and not _between(parse, i, opens):  # noqa: PLR2004
            cuts.add(i)
            begin = i
    return cuts


def _between(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a sign stands between a joint and what it opens, beyond a comma before the day."""
    return any(t.text in ".:;—–" for t in parse.tokens[first + 1 : last])
