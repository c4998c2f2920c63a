"""The review queue and what people judge in it. A judgement is a line; nothing takes a line away."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from allforall.people.judgement import Judgement, Verdict
from allforall.people.settled import Settled, settle, verdict_of, wants_second_look
from allforall.store.models import Compartment, JudgementLine, Pair
from allforall.store.vault import Vault
from allforall.store.viewer import Viewer

TO_JUDGE = (Settled.CONFLICT, Settled.WAITING, Settled.SECOND)


def queue(viewer: Viewer) -> Any:
    """Return the pairs that somebody has to judge, conflicts first, then the likeliest."""
    pairs = Pair.objects.seen_by(viewer).filter(run__active=True, band="review")
    return pairs.filter(settled__in=[each.value for each in TO_JUDGE])


def next_pair(viewer: Viewer, *, after: int | None = None) -> Pair | None:
    """Find the next pair for this person: a conflict first, then the likeliest of those that they have not judged."""
    mine = JudgementLine.objects.seen_by(viewer).filter(user_id=viewer.user_id)
    judged = set(mine.values_list("left", "right"))
    found = [_likeliest(viewer, settled, judged, after) for settled in TO_JUDGE]
    conflict, *others = found
    waiting = [pair for pair in others if pair is not None]
    return conflict or max(waiting, key=lambda pair: pair.bits, default=None)


def _likeliest(
    viewer: Viewer, settled: Settled, judged: set[tuple[str, str]], after: int | None
) -> Pair | None:
    """Return the likeliest pair of one kind; each kind lies sorted in an index, so that none is sorted again."""
    pairs = Pair.objects.seen_by(viewer).filter(run__active=True, band="review", settled=settled.value)
    own = settled is not Settled.WAITING
    for pair in pairs.order_by("-bits", "pk").select_related("run")[: len(judged) * own + 2]:
        if pair.pk != after and not (own and (pair.left, pair.right) in judged):
            return pair  # type: ignore[no-any-return]  # Django's models are untyped here
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """What judging a pair came to. `others` are lines that the person had not seen when they judged."""

    line: JudgementLine
    settled: Settled
    others: tuple[JudgementLine, ...]


def judge(
    vault: Vault,
    viewer: Viewer,
    pair: Pair,
    verdict: Verdict,
    now: datetime,
    *,
    why: str = "",
    seen: Mapping[str, tuple[str, str]] | None = None,
    after: int | None = None,
) -> Told:
    """Add a line; `after` is the last line about the pair that the person had seen, by its number."""
    with transaction.atomic():
        compartment = Compartment.objects.select_related("key").get(pk=viewer.compartment_id)
        Pair.unguarded.select_for_update().get(pk=pair.pk)
        lines = list(lines_about(viewer.compartment_id, pair.left, pair.right))
        box = vault.box(compartment.key)
        place = f"judgement/{pair.left}/{pair.right}"
        line = JudgementLine.unguarded.create(
            compartment=compartment,
            left=pair.left,
            right=pair.right,
            verdict=verdict.value,
            who=viewer.name,
            user_id=viewer.user_id,
            why=box.seal(why.encode(), place) if why else b"",
            seen=box.seal(json.dumps(dict(seen or {})).encode(), place) if seen else b"",
            on=now,
            after=lines[-1] if lines and lines[-1].pk == after else None,
        )
        settled = _settle(viewer.compartment_id, pair.left, pair.right)
    unseen = tuple(each for each in lines if each.pk > (after or 0) and each.user_id != viewer.user_id)
    return Told(line, settled, unseen)


def take_back_last(vault: Vault, viewer: Viewer, now: datetime) -> Pair | None:
    """Take back the last judgement of this person that holds; return its pair, None where there is none."""
    mine = JudgementLine.objects.seen_by(viewer).filter(user_id=viewer.user_id).order_by("-pk")
    back: set[tuple[str, str]] = set()
    for line in mine[:100]:
        if line.verdict == Verdict.TAKEN_BACK.value:
            back.add((line.left, line.right))
        elif (line.left, line.right) not in back:
            pair = (
                Pair.objects.seen_by(viewer)
                .filter(left=line.left, right=line.right, run__active=True)
                .first()
            )
            if pair is None:
                return None
            last = lines_about(viewer.compartment_id, line.left, line.right).last()
            judge(vault, viewer, pair, Verdict.TAKEN_BACK, now, after=last.pk if last else None)
            return pair  # type: ignore[no-any-return]
    return None


def lines_about(compartment: int, left: str, right: str) -> Any:
    """Return every line about a pair, whichever way round, the oldest first."""
    either = Q(left=left, right=right) | Q(left=right, right=left)
    return JudgementLine.unguarded.filter(either, compartment_id=compartment).order_by("pk")


def said_by_each(lines: Any) -> dict[int, Verdict]:
    """Return what each person said last."""
    return {line.user_id: Verdict(line.verdict) for line in lines}


def _settle(compartment: int, left: str, right: str) -> Settled:
    said = said_by_each(lines_about(compartment, left, right))
    settled = settle(said, second_look=wants_second_look(left, right))
    either = Q(left=left, right=right) | Q(left=right, right=left)
    Pair.unguarded.filter(either, run__compartment_id=compartment).update(settled=settled.value)
    return settled


def judgements_of(vault: Vault, compartment: Compartment) -> tuple[Judgement, ...]:
    """Return what holds of every pair that somebody judged, as linking takes it: most people's word, else unsure."""
    box = vault.box(compartment.key)
    by_pair: dict[tuple[str, str], list[JudgementLine]] = {}
    for line in JudgementLine.unguarded.filter(compartment=compartment).order_by("pk"):
        by_pair.setdefault((line.left, line.right), []).append(line)
    held = []
    for (left, right), lines in by_pair.items():
        verdict = verdict_of(said_by_each(lines))
        if verdict is None:
            continue
        last = lines[-1]
        place = f"judgement/{left}/{right}"
        why = box.open(bytes(last.why), place).decode() if last.why else ""
        seen = json.loads(box.open(bytes(last.seen), place)) if last.seen else {}
        told = {entry: (name, dob) for entry, (name, dob) in seen.items()}
        held.append(Judgement(left, right, verdict, last.who, why, last.on, told))
    return tuple(held)


@dataclass(frozen=True, slots=True)
class Throughput:
    """How much one person judged on a day, and how often two who judged one pair agreed."""

    today: int
    taken_back: int
    agreed: int
    judged_twice: int


def throughput(viewer: Viewer, since: datetime) -> Throughput:
    """Count what a person judged since a moment, and the agreement of everybody who judged in the compartment."""
    mine = JudgementLine.objects.seen_by(viewer).filter(user_id=viewer.user_id, on__gte=since)
    taken_back = mine.filter(verdict=Verdict.TAKEN_BACK.value).count()
    said: dict[tuple[str, str], dict[int, Verdict]] = {}
    lines = JudgementLine.objects.seen_by(viewer).order_by("pk")
    for left, right, user, verdict in lines.values_list("left", "right", F("user_id"), "verdict"):
        said.setdefault((left, right), {})[user] = Verdict(verdict)
    decided = [
        {verdict for verdict in each.values() if verdict in {Verdict.SAME, Verdict.DIFFERENT}}
        for each in said.values()
        if sum(verdict in {Verdict.SAME, Verdict.DIFFERENT} for verdict in each.values()) > 1
    ]
    return Throughput(
        today=mine.count() - taken_back,
        taken_back=taken_back,
        agreed=sum(len(each) == 1 for each in decided),
        judged_twice=len(decided),
    )
