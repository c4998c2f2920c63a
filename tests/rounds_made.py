"""A round of a few invented people, for tests: two legs each way, two tasks, a window; a clock that people move."""

from datetime import UTC, date, datetime, timedelta

from allforall.exchange.rounds.course import Manifest
from allforall.exchange.rounds.events import Agreed, Finalised, Offered, SignedOff
from allforall.exchange.rounds.round import begin
from allforall.exchange.rounds.way import Leg, Task, Way, Window

DAY = date(2025, 7, 23)
NINE = datetime(2025, 7, 23, 9, tzinfo=UTC)


def at(minutes=0):
    return NINE + timedelta(minutes=minutes)


WAY = Way(
    agreement="istanbul-2025",
    number=9,
    day=DAY,
    place="Crossing point 2",
    kept_by="A",
    transit="Belarus",
    window=Window(NINE, NINE + timedelta(hours=6)),
    legs=(
        Leg("a-sites", "A", "two sites", "crossing point 2", "4 buses, 1 ambulance"),
        Leg("a-crossing", "A", "crossing point 2", "first care", "on foot", "Belarus", crosses=True),
        Leg("b-north", "B", "north site", "crossing point 2", "3 buses"),
        Leg("b-south", "B", "south site", "crossing point 2", "2 buses"),
    ),
    tasks=(
        Task("a-medical", "A", "medical service", "fit to travel"),
        Task("icrc-transport", "neutral", "ICRC", "transport"),
    ),
)


def manifest(to, version, judged):
    cases = tuple(f"{to}-CASE{number}" for number in range(1, len(judged) + 1))
    return Manifest(to, version, cases, tuple(judged), f"{to}{version}".ljust(64, "0"))


def made(a=(True,) * 4, b=(True,) * 3, *more):
    """Begin a round with a manifest each way, and more versions where a test needs them."""
    return begin(WAY, (manifest("A", 1, a), manifest("B", 1, b), *more))


def offer(now, to, by, version=1):
    which = next(each for each in now.courses[to].manifests if each.version == version)
    return Offered(
        at=at(-60), who="a-7", to=to, by=by, version=version, people=which.people, digest=which.digest
    )


def after(now, *events):
    for event in events:
        now = now.after(event)
    return now


def tasks_done():
    return tuple(SignedOff(at=at(-90), who="a-7", task=task.name) for task in WAY.tasks)


def final(now, *letters):
    """Bring manifests to their end: offered, agreed, tasks signed off, final by both."""
    now = after(now, *tasks_done())
    for to in letters or ("A", "B"):
        now = after(
            now,
            offer(now, to, "A"),
            Agreed(at=at(-50), who="b-3", to=to, by="B", version=1),
            Finalised(at=at(-40), who="a-7", to=to, by="A", version=1),
            Finalised(at=at(-30), who="b-3", to=to, by="B", version=1),
        )
    return now
