"""The condition codes of GC III Annex I."""

import csv

import pytest

from allforall.people.annex1 import Track, annex1, codes_of_people, codes_on
from allforall.people.fields import BY_NAME
from shared import shared


@pytest.mark.needs_shared
def test_the_packaged_codes_are_those_of_the_domain_notes():
    with shared("domain/annex1_codes.csv").open(encoding="utf-8", newline="") as file:
        notes = {row["code"]: row for row in csv.DictReader(file)}
    assert list(annex1()) == list(notes)
    for code, entry in annex1().items():
        row = notes[code]
        assert (entry.track, entry.group) == (row["track"], row["group"])
        assert (entry.criterion, entry.article) == (row["criterion_short"], row["treaty_ref"])


def test_every_code_of_a_person_is_on_one_track_and_notes_are_no_codes():
    tracks = [codes_on(track) for track in Track]
    assert sum(map(len, tracks)) == len(annex1())
    assert set(codes_of_people()) == set(annex1()) - codes_on(Track.GENERAL)
    assert BY_NAME["annex_code"].codes == codes_of_people()


@pytest.mark.parametrize(
    ("code", "track"), [("A1a", Track.DIRECT), ("B7", Track.NEUTRAL), ("X1", Track.NOT_NEUTRAL)]
)
def test_the_letter_of_a_code_is_its_part_of_the_annex(code, track):
    assert code in codes_on(track)
