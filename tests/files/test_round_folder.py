"""The folder of a round: what was said is whole on the disk or not there, nobody's words are lost, changes by hand show."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.errors import InputError
from allforall.exchange.rounds import events
from allforall.exchange.rounds.words import Danger, HeardBy, Method, Reason, Result, Wish
from allforall.files.round_events import KINDS, plain, read_events, write_events
from allforall.files.round_folder import RECORD
from rounds_made import WAY, at
from rounds_on_disk import mark, on_disk

TEXTS = st.text(max_size=30).map(plain)
TIMES = st.integers(0, 10**8).map(lambda seconds: at() + timedelta(seconds=seconds))
FIELDS = {
    "who": st.sampled_from(["a-7", "b-3"]),
    "at": TIMES,
    "said_at": TIMES,
    "start": TIMES,
    "end": TIMES,
    "to": st.sampled_from("AB"),
    "home": st.none() | st.sampled_from("AB"),
    "row": st.integers(0, 999),
    "version": st.integers(1, 9),
    "stage": st.integers(1, 9),
    "bags": st.integers(0, 9999),
    "people": st.integers(0, 999),
    "rows": st.lists(st.integers(1, 99), max_size=4).map(tuple),
    "result": st.sampled_from(Result),
    "heard_by": st.sampled_from(HeardBy),
    "wish": st.sampled_from(Wish),
    "danger": st.sampled_from(Danger),
    "reason": st.sampled_from(Reason),
    "method": st.sampled_from(Method),
    **dict.fromkeys(("withheld", "correct", "happened", "taken_back"), st.booleans()),
}


def any_event(word):
    kind = KINDS[word]
    by = (
        st.sampled_from("AB")
        if word in {"offered", "agreed", "finalised", "window said"}
        else st.just("neutral")
    )
    names = kind.__dataclass_fields__
    return st.builds(kind, **{name: by if name == "by" else FIELDS.get(name, TEXTS) for name in names})


@given(st.lists(st.sampled_from(sorted(KINDS)).flatmap(any_event), min_size=1, max_size=8))
def test_whatever_was_said_is_read_back_as_it_was_said(said):
    text = write_events(said, "abc")
    assert read_events(text) == (tuple(said), "abc")
    assert write_events(*read_events(text)) == text


@given(TEXTS)
def test_no_text_of_the_record_is_a_formula_in_a_spreadsheet(text):
    assert not text.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "2025-07-23T09:00:00Z,a-7,danced,A,1,delivered",
        "2025-07-23T09:00:00,a-7,marked,A,1,delivered",
        "yesterday,a-7,marked,A,1,delivered",
        "2025-07-23T09:00:00Z,a-7,marked,C,1,delivered",
        "2025-07-23T09:00:00Z,a-7,marked,A,1.5,delivered",
        "2025-07-23T09:00:00Z,a-7,marked,A,1,liberated",
        "2025-07-23T09:00:00Z,a-7,round aborted,A,,",
        "",
    ],
)
def test_a_record_that_nobody_here_wrote_is_refused_with_its_line(line):
    with pytest.raises(ValueError, match=r"^(line 2: |it is empty)"):
        read_events(f"at,who,event,to,row,result\n{line}\n")


def test_a_round_is_read_back_from_its_folder(tmp_path):
    folder = on_disk(tmp_path / "round")
    folder.append([mark(1), mark(2)], 1)
    read = folder.read()
    assert read.way == WAY
    assert (read.way.transit, read.way.leg("a-crossing").country) == ("Belarus", "Belarus")
    assert [type(each).__name__ for each in read.events] == ["Opened", "Marked", "Marked"]
    assert [(each.to, each.people, each.drafts) for each in read.manifests] == [("A", 4, ()), ("B", 3, ())]
    assert read.findings == ()


def test_a_row_that_joins_nothing_waits_for_no_judgement(tmp_path):
    folder = on_disk(tmp_path / "round", judged=False)
    alone = (folder.root / "manifest-A.1.csv").read_bytes().replace(b"a-missing:2; b-held:2", b"b-held:2")
    folder.add_manifest("A", alone)
    drafts = {(each.to, each.version): each.drafts for each in folder.read().manifests}
    assert drafts == {("A", 1): (1, 2, 3, 4), ("A", 2): (1, 3, 4), ("B", 1): (1, 2, 3)}


def test_a_file_that_was_changed_by_hand_is_found(tmp_path):
    folder = on_disk(tmp_path / "round")
    folder.append([mark(1)], 1)
    folder.append([mark(2)], 2)
    path = folder.root / RECORD / "0002.csv"
    path.write_text(path.read_text().replace("delivered", "no_show"))
    plan = folder.root / "round.yaml"
    plan.write_text(plan.read_text().replace("Belarus", "Belarus "))
    assert sorted(each.args["file"] for each in folder.read().findings) == ["0002.csv", "round.yaml"]


def test_a_file_of_the_record_that_is_gone_stops_with_its_name(tmp_path):
    folder = on_disk(tmp_path / "round")
    folder.append([mark(1)], 1)
    folder.append([mark(2)], 2)
    (folder.root / RECORD / "0002.csv").unlink()
    with pytest.raises(InputError, match=r"0002\.csv is missing"):
        folder.read()


def test_nothing_is_written_over_what_somebody_else_wrote(tmp_path):
    folder = on_disk(tmp_path / "round")
    folder.append([mark(1)], 1)
    with pytest.raises(InputError, match="written by somebody else"):
        folder.append([mark(2)], 1)
    assert folder.read().events[-1] == mark(1)


def test_a_round_is_not_opened_over_another(tmp_path):
    folder = on_disk(tmp_path / "round")
    with pytest.raises(InputError, match="not empty"):
        folder.create("", {}, events.Opened(at=at(), who="a", way="", manifest_a="", manifest_b=""))


def test_the_same_manifest_is_one_version_and_another_is_a_new_one(tmp_path):
    folder = on_disk(tmp_path / "round")
    first = (folder.root / "manifest-A.1.csv").read_bytes()
    assert folder.add_manifest("A", first) == 1
    other = first.replace(b"Row 4", b"Row IV")
    assert [folder.add_manifest("A", other) for _ in range(2)] == [2, 2]


SAY = Path(__file__).parent / "say_forever.py"


@pytest.mark.slow
def test_a_killed_writer_leaves_whole_files_and_everything_it_was_told_is_kept(tmp_path):
    folder = on_disk(tmp_path / "round")
    draw = random.Random(7)
    told = 0
    for writer in range(4):
        process = subprocess.Popen(
            [sys.executable, SAY, folder.root, f"k-{writer}"], stdout=subprocess.PIPE, env={**os.environ}
        )
        process.stdout.readline()
        told += 1
        time.sleep(draw.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        told += len([line for line in process.stdout.read().split(b"\n")[:-1] if line])
        process.wait()
        process.stdout.close()
        read = folder.read()
        kept = sum(isinstance(each, events.Marked) for each in read.events)
        assert told <= kept <= told + 1 + writer
        assert read.findings == ()


@pytest.mark.slow
def test_writers_side_by_side_lose_nobodys_words(tmp_path):
    folder = on_disk(tmp_path / "round")
    writers = [
        subprocess.Popen([sys.executable, SAY, folder.root, f"a-{n}", "6"], stdout=subprocess.DEVNULL)
        for n in range(3)
    ]
    assert [each.wait() for each in writers] == [0, 0, 0]
    said = [each.who for each in folder.read().events if isinstance(each, events.Marked)]
    assert {who: said.count(who) for who in set(said)} == {"a-0": 6, "a-1": 6, "a-2": 6}
