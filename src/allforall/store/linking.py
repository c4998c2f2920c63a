"""Keeps what comparing two lists came to: the pairs of one run, all there before anybody sees one of them."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from allforall.linkage.levels import COMPARISONS
from allforall.linkage.links import Links
from allforall.people.entry import entry_name
from allforall.people.judgement import Verdict
from allforall.people.person_list import PersonList
from allforall.people.settled import Settled, settle, wants_second_look
from allforall.store.models import JudgementLine, LinkRun, Pair, Version

BATCH = 2_000


def keep_links(
    left: Version, right: Version, links: Links, whole: tuple[PersonList, PersonList], now: datetime
) -> LinkRun:
    """Write the pairs of two versions and put them in the place of older ones about the same two lists.

    `whole` are the lists as they were sent: links may have been made without the rows that repeat others.
    """
    names = left.layout["name"], right.layout["name"]
    run: LinkRun = LinkRun.unguarded.create(
        compartment_id=left.sent_list.compartment_id, left=left, right=right, how=dict(links.how), made_at=now
    )
    settled = _settled_already(left.sent_list.compartment_id)
    pairs = []
    for row in links.pairs.iter_rows(named=True):
        ends = entry_name(names[0], row["left_id"]), entry_name(names[1], row["right_id"])
        evidence = {
            each.field: [row[f"{each.field}_level"], row[f"{each.field}_weight"]]
            for each in COMPARISONS
            if row[f"{each.field}_level"] is not None
        }
        pairs.append(
            Pair(
                run=run,
                left=ends[0],
                right=ends[1],
                left_position=whole[0].position[row["left_id"]],
                right_position=whole[1].position[row["right_id"]],
                bits=row["match_weight"],
                band=row["band"],
                evidence=evidence,
                settled=settled.get(frozenset(ends), Settled.WAITING).value,
            )
        )
    for start in range(0, len(pairs), BATCH):
        with transaction.atomic():
            Pair.unguarded.bulk_create(pairs[start : start + BATCH])
    with transaction.atomic():
        same_lists = Q(left__sent_list=left.sent_list_id, right__sent_list=right.sent_list_id) | Q(
            left__sent_list=right.sent_list_id, right__sent_list=left.sent_list_id
        )
        older = list(LinkRun.unguarded.filter(same_lists).exclude(pk=run.pk).values_list("pk", flat=True))
        LinkRun.unguarded.filter(pk__in=older).update(active=False)
        LinkRun.unguarded.filter(pk=run.pk).update(active=True)
    for stale in older:
        Pair.unguarded.filter(run_id=stale)._raw_delete(Pair.unguarded.db)  # noqa: SLF001  # nothing hangs on a pair
    return run


def _settled_already(compartment: int) -> dict[frozenset[str], Settled]:
    """Say how far the pairs are that somebody judged before these lists came again."""
    said: dict[frozenset[str], dict[int, Verdict]] = {}
    lines = JudgementLine.unguarded.filter(compartment_id=compartment).order_by("pk")
    for left, right, user, verdict in lines.values_list("left", "right", "user_id", "verdict"):
        said.setdefault(frozenset((left, right)), {})[user] = Verdict(verdict)
    return {pair: settle(each, second_look=wants_second_look(*sorted(pair))) for pair, each in said.items()}
