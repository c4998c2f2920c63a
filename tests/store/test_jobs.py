from datetime import timedelta

import pytest

from allforall.store.jobs import (
    LEASE,
    MOST_TRIES,
    JobProgress,
    ask,
    ask_once,
    beat,
    failed,
    take,
    take_back_dead,
)
from allforall.store.models import Job, SentList, Version
from desk_made import MISSING, NOW, received, work_done


@pytest.fixture
def job(case):
    """Put a job on the list."""
    return ask(case.pk, "compare", {"about": "A"}, "test", NOW)


def test_a_job_is_taken_once(job):
    assert take(job.pk, "one", NOW).tries == 1
    assert take(job.pk, "two", NOW) is None


def test_a_lease_that_is_renewed_keeps_the_job(job):
    take(job.pk, "one", NOW)
    later = NOW + LEASE - timedelta(seconds=1)
    assert beat(job.pk, "one", later)
    assert take_back_dead(NOW + LEASE + timedelta(seconds=5)) == []


def test_a_killed_worker_leaves_its_job_to_the_next_one_and_cannot_end_it_any_more(job):
    take(job.pk, "one", NOW)
    after = NOW + LEASE + timedelta(seconds=1)
    assert take_back_dead(after) == [job.pk]
    assert take(job.pk, "two", after).tries == 2
    assert not beat(job.pk, "one", after)
    failed(job.pk, "one", "x", "", after)
    assert Job.unguarded.get(pk=job.pk).state == "running"


def test_what_kills_every_worker_is_given_up(job):
    now = NOW
    for _ in range(MOST_TRIES):
        take(job.pk, "one", now)
        now += LEASE + timedelta(seconds=1)
        take_back_dead(now)
    assert Job.unguarded.get(pk=job.pk).state == "failed"
    assert Job.unguarded.get(pk=job.pk).error == "store.worker_died"


def test_the_same_work_does_not_wait_twice(case, job):
    assert ask_once(case.pk, "compare", {"about": "A"}, "test", NOW).pk == job.pk
    assert ask_once(case.pk, "compare", {"about": "B"}, "test", NOW).pk != job.pk


def test_progress_is_told_now_and_then(job):
    seconds = iter([0.0, 0.1, 0.2, 9.0, 9.0])
    progress = JobProgress(job.pk, lambda: next(seconds))
    progress.start("Keeping rows", 100)
    progress.advance(10)
    assert Job.unguarded.get(pk=job.pk).done == 0
    progress.advance(10)
    progress.advance(10)
    job.refresh_from_db()
    assert (job.step, job.done, job.total) == ("Keeping rows", 30, 100)


def test_the_worker_takes_up_what_the_dead_left_and_finishes_it(case, desk):
    version = received(desk, case, "a-missing", "missing", MISSING.replace("AM-3", "AM-9"))
    read = ask(case.pk, "read", {"version": version.pk}, "test", NOW)
    take(read.pk, "dead", NOW)
    assert ("read", "done") in work_done()
    assert Version.unguarded.get(pk=version.pk).state == "read"
    ask(case.pk, "take_in", {"version": version.pk}, "test", NOW)
    done = work_done()
    assert ("take_in", "done") in done
    assert ("compare", "done") in done
    assert SentList.unguarded.get(compartment=case, name="a-missing").current_id == version.pk


def test_a_job_that_cannot_be_done_says_why_and_leaves_the_worker_alive(case, desk):
    version = received(desk, case, "b-held", "held", b"\x00\x01\x02")
    ask(case.pk, "read", {"version": version.pk}, "test", NOW)
    ask(case.pk, "take_in", {"version": version.pk}, "test", NOW)
    work_done()
    assert Version.unguarded.get(pk=version.pk).state == "refused"
    assert set(Job.unguarded.values_list("kind", "state", "error")) == {
        ("read", "done", ""),
        ("take_in", "failed", "desk.list_unreadable"),
    }
