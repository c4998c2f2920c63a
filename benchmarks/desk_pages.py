"""How long pages take over many people: server time of each kind of page, p50 and p95, with nothing else running.

    python benchmarks/desk_pages.py [ROWS_PER_LIST] [LISTS] [DATABASE_URL]

A million people are ten lists of 100,000, each with 24 full columns, and 50,000 pairs that wait. Pages are opened through
Django's own client, so the time is that of the whole stack without the network.
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
LISTS = int(sys.argv[2]) if len(sys.argv) > 2 else 10  # noqa: PLR2004
TIMES = 60
PAIRS = 50_000


def main() -> None:
    """Fill a store and open its pages."""
    if len(sys.argv) > 3:  # noqa: PLR2004
        os.environ["ALLFORALL_DATABASE_URL"] = sys.argv[3]
    from allforall.desk.prepare import Place, bring_up_to_date, set_up  # noqa: PLC0415

    set_up(Place(Path(tempfile.mkdtemp(prefix="allforall-bench-"))))
    bring_up_to_date()
    client, names = filled()
    draw = random.Random(2)

    def anybody() -> str:
        return f"list-{draw.randrange(LISTS)}:R-{draw.randrange(ROWS):07}"

    pages: dict[str, Callable[[], Any]] = {
        "home": lambda: client.get("/"),
        "lists": lambda: client.get("/lists"),
        "rows of a list": lambda: client.get(
            f"/lists/list-{draw.randrange(LISTS)}/1?from={draw.randrange(ROWS)}"
        ),
        "search, family and given name": lambda: client.post(
            "/people", {"words": " ".join(draw.choice(names)[:2])}
        ),
        "search, family name": lambda: client.post("/people", {"words": draw.choice(names)[0]}),
        "a person": lambda: client.get(f"/people/{anybody()}"),
        "a pair": lambda: client.get("/review", follow=True),
    }
    for name, opened in pages.items():
        seconds = []
        for _ in range(TIMES):
            start = time.perf_counter()
            answer = opened()
            seconds.append(time.perf_counter() - start)
            if answer.status_code != 200:  # noqa: PLR2004
                sys.exit(f"{name}: {answer.status_code}")
        p50, p95 = statistics.median(seconds), sorted(seconds)[int(TIMES * 0.95) - 1]
        print(
            json.dumps({"page": name, "p50_ms": round(p50 * 1000), "p95_ms": round(p95 * 1000)}), flush=True
        )


def filled() -> tuple[Any, list[tuple[str, ...]]]:
    """Take the lists in, leave pairs to judge; return a reviewer's browser and names that stand on the lists."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from allforall.desk.house import vault  # noqa: PLC0415
    from allforall.store.keeping import activate, keep_rows  # noqa: PLC0415
    from allforall.store.models import Compartment, Membership, SentList, Version  # noqa: PLC0415
    from desk_store import people  # noqa: PLC0415

    now = datetime.now(UTC)
    opened = vault()
    case = Compartment.objects.create(
        slug="bench",
        title="Bench",
        ours="A",
        definition="",
        agreement="",
        key=opened.new_key("c"),
        created_at=now,
    )
    listed = people(ROWS)
    versions = []
    for number in range(LISTS):
        name = f"list-{number}"
        sent = SentList.unguarded.create(compartment=case, name=name, kind="held", said_by="B", about="A")
        version = Version.unguarded.create(
            sent_list=sent,
            number=1,
            file=f"{name}.csv",
            digest="0" * 64,
            key=opened.new_key(name),
            added_by="bench",
            added_at=now,
        )
        start = time.perf_counter()
        keep_rows(opened, version, replace(listed, name=name))
        activate(version, now)
        versions.append(version)
        print(json.dumps({"list": name, "s": round(time.perf_counter() - start, 1)}), flush=True)
    _pairs(case, versions, now)
    user = get_user_model().objects.create(username="reviewer")
    Membership.objects.create(user=user, compartment=case, role="reviewer")
    TOTP.activate(user, generate_totp_secret())
    settings.ALLOWED_HOSTS.append("testserver")
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client, listed.values.select("surname", "given_name", "dob").head(5_000).rows()


def _pairs(case: Any, versions: list[Any], now: datetime) -> None:
    from django.db import transaction  # noqa: PLC0415

    from allforall.store.models import LinkRun, Pair  # noqa: PLC0415

    left, right = versions[0], versions[-1]
    run = LinkRun.unguarded.create(compartment=case, left=left, right=right, made_at=now, active=True)
    draw = random.Random(3)
    evidence = {"surname": ["same", 9.5], "given": ["same", 5.0], "dob": ["one_part_differs", 2.5]}
    with transaction.atomic():
        Pair.unguarded.bulk_create(
            Pair(
                run=run,
                left=f"list-0:R-{one:07}",
                right=f"list-{LISTS - 1}:R-{two:07}",
                left_position=one,
                right_position=two,
                bits=draw.uniform(4, 16),
                band="review",
                evidence=evidence,
            )
            for one, two in ((draw.randrange(ROWS), draw.randrange(ROWS)) for _ in range(min(PAIRS, ROWS)))
        )


if __name__ == "__main__":
    main()
