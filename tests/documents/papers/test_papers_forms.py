"""The forms of the conventions, line by line: what the annexes ask for has a place on our papers."""

import csv

import pytest

from allforall.documents.papers.capture_card import CaptureCard
from allforall.documents.papers.death import Death
from allforall.documents.papers.repatriation import Repatriation
from shared import shared

PLACES = {
    "GC3_IV_B_capture_card": (CaptureCard, {
        "power": "power", "surname": "surname", "first_names": "given_name", "father_name": "father_name",
        "birth_date": "born", "birth_place": "birth_place", "rank": "rank", "service_no": "service_number",
        "next_of_kin_address": "next_of_kin", "capture_or_origin": "taken_on coming_from", "health": "health",
        "present_address": "prisoner_number camp", "date": "written_on", "signature": "",
    }),
    "GC3_IV_D_death": (Death, {
        "authority": "authority power", "names": "surname given_name", "father_name": "father_name",
        "birth": "born birth_place", "death": "died_on died_at", "rank_no": "rank service_number",
        "next_of_kin": "next_of_kin", "capture": "taken_on taken_at", "cause": "cause", "burial": "buried_at",
        "grave_marked": "grave_marked", "effects": "effects", "last_moments": "last_moments", "witnesses": "signers",
    }),
    "GC3_120_death_minimum": (Death, {
        "identity": "surname given_name born rank service_number", "death": "died_on died_at", "cause": "cause",
        "burial": "buried_on buried_at", "grave": "grave", "examination": "examined_before examined_by",
        "cremation": "cremated cremated_because", "certifier": "signers",
    }),
    "GC3_IV_E_repatriation": (Repatriation, {
        "date_camp": "day camp hospital", "identity": "surname given_name born rank service_number prisoner_number",
        "injury_disease": "injury_or_disease", "decision": "decision", "chair": "signers",
    }),
}  # fmt: skip


@pytest.mark.needs_shared
@pytest.mark.parametrize("form", PLACES)
def test_every_line_of_a_form_has_its_place(form):
    with shared("domain/forms_fields.csv").open(encoding="utf-8") as file:
        asked = {row["field"] for row in csv.DictReader(file) if row["form"] == form}
    content, places = PLACES[form]
    assert asked == set(places)
    assert {name for names in places.values() for name in names.split()} <= set(content.model_fields)


def test_a_capture_card_asks_for_nothing():
    assert CaptureCard() == CaptureCard.model_validate({})


def test_the_seven_states_of_health_are_those_of_the_annex():
    allowed = CaptureCard.model_json_schema()["properties"]["health"]["enum"]
    assert len([state for state in allowed if state]) == 7
