"""One paper of every kind, of generated people, with what is hard to print: three scripts, unknowns, long words."""

from datetime import UTC, datetime

from allforall.documents.papers.kinds import FORMS
from allforall.documents.papers.paper import Kind, Paper

MADE = datetime(2025, 6, 9, 14, 30, tzinfo=UTC)
NOTICE = "Every person in this paper is generated."
SIGNER = {"name": "Іваненко Олена", "office": "Координаційний штаб", "place": "Нові Яриловичі"}
TRAVELLERS = [
    {"case": "a-0007", "surname": "Шевченко", "given_name": "Тарас", "patronymic": "Григорович",
     "latin": "Shevchenko Taras Hryhorovych", "born": "1988-02-14", "rank": "старший сержант",
     "clause": "seriously wounded", "lying": True},
    {"case": "a-0012", "surname": "Ґудзь", "given_name": "Їжакевич-Северинський", "latin": "Gudz Yizhakevych-Severynskyi",
     "born": "1979", "rank": "матрос", "clause": "18 to 25", "conditional": True},
    {"case": "a-0031", "surname": "Әбдірахманұлы", "given_name": "Нұрсұлтан", "latin": "Abdirakhmanuly Nursultan",
     "born": "1990-11 / 1991-01-11", "rank": "", "clause": "all for all"},
    {"case": "b-0002", "surname": "الحسيني", "given_name": "أحمد", "latin": "al-Husayni Ahmad", "born": "", "rank": "soldier"},
]  # fmt: skip
CONTENTS = {
    Kind.MANIFEST: {
        "round": 3, "day": "2025-06-12", "place": "Novi Yarylovychi", "home_to": "Ukraine",
        "held_by": "Russian Federation", "people": TRAVELLERS, "signers": {"home": SIGNER},
    },
    Kind.HANDOVER: {
        "round": 3, "day": "2025-06-12", "place": "Novi Yarylovychi", "began": "10:20", "ended": "",
        "parties": {"A": "Ukraine", "B": "Russian Federation"}, "intermediary": "ICRC",
        "people": [
            {"case": "a-0007", "home_to": "A", "surname": "Шевченко", "given_name": "Тарас", "latin": "Shevchenko Taras",
             "born": "1988-02-14", "ending": "handed_over", "steps": ["boarded", "handed_over", "received"]},
            {"case": "a-0012", "home_to": "A", "surname": "Ґудзь", "given_name": "Їжак", "latin": "Gudz Yizhak",
             "born": "1979", "ending": "did_not_arrive"},
            {"case": "a-0090", "home_to": "A", "surname": "Коваль", "given_name": "Юрій", "latin": "Koval Yurii",
             "born": "1985-01-30", "ending": "in_place_of", "in_place_of": "a-0012", "steps": ["boarded", "handed_over"]},
            {"case": "b-0011", "home_to": "B", "surname": "Щукин", "given_name": "Пётр", "latin": "Shchukin Petr",
             "born": "2001-07-09"},
        ],
        "remarks": {"A": "Одна людина не прибула; причину не названо."},
    },
    Kind.CAPTURE_CARD: {
        "to": "agency", "addressee": "Central Tracing Agency", "address": "19 avenue de la Paix, 1202 Geneva",
        "power": "Ukraine", "surname": "Шевченко", "given_name": "Тарас", "patronymic": "Григорович",
        "father_name": "Григорій", "born": "1988-02-14", "birth_place": "Моринці", "rank": "старший сержант",
        "service_number": "АБ-123456", "taken_on": "2022-05", "health": "slightly_wounded", "prisoner_number": "4711",
    },
    Kind.REPATRIATION: {
        "day": "2025-03-04", "camp": "Camp 7", "hospital": "", "surname": "Щукин", "given_name": "Пётр",
        "patronymic": "Ильич", "born": "2001-07-09", "rank": "рядовой", "service_number": "Ф-778899",
        "prisoner_number": "1203", "injury_or_disease": "Loss of the left leg below the knee", "decision": "A",
    },
    Kind.DEATH: {
        "authority": "National Information Bureau", "power": "Russian Federation", "surname": "Щукин",
        "given_name": "Пётр", "patronymic": "Ильич", "father_name": "Илья", "born": "2001-07-09", "birth_place": "Пермь",
        "died_on": "2025-01-15", "died_at": "Hospital 3", "rank": "рядовой", "service_number": "Ф-778899",
        "taken_on": "2024-11", "cause": "Pneumonia", "examined_before": True, "examined_by": "Dr. I. Bondar",
        "buried_on": "2025-01-18", "buried_at": "Municipal cemetery", "grave": "Sector 4, row 2, number 17",
        "grave_marked": True, "cremated": False, "effects": "kept",
    },
    Kind.RECEIPT: {
        "received_from": "National Information Bureau of A", "received_by": "Intermediary", "received_on": "2025-06-09",
        "at": "14:20", "place": "Istanbul",
        "items": [
            {"what": "List of people held, sealed list", "people": 640, "digest": "ab" * 32},
            {"what": "Sealed packet: watch, letters", "number": "17", "owner": "Щукин Пётр", "seal": "A-00931"},
        ],
    },
    Kind.FAMILY: {
        "surname": "Шевченко", "given_name": "Тарас", "patronymic": "Григорович", "born": "1988-02-14",
        "enquiry": "F-2025-0412", "asked_on": "2025-05-02",
        "contact": "Telephone 0 800 300 155, every day from 8 to 20", "signers": {"office": SIGNER},
    },
    Kind.STATEMENT: {
        "round": 3, "stage": "confirmed_by_both", "day": "2025-06-12", "place": "Novi Yarylovychi",
        "sides": [
            {"home_to": "Ukraine", "groups": [{"of": ["pow"], "people": 52},
             {"of": ["retained_medical", "civilian_internee"], "people": 8}], "total": 60, "so_far": 1204},
            {"home_to": "Russian Federation", "groups": [{"of": ["pow"], "people": 75}], "total": 75, "so_far": None},
        ],
        "contact": "press@example.org",
    },
}  # fmt: skip


def paper(kind, languages=("en",), *, judged=True, **changes):
    """Make the paper of a kind, with other content where `changes` say so."""
    content = FORMS[kind].content
    return Paper[content](
        paper=kind, reference=f"{kind.value.upper()}-17", issued_by="Coordination Headquarters", made_at=MADE,
        languages=languages, judged=judged, exchange="Istanbul 2025 (example)", notice=NOTICE,
        content=content.model_validate(CONTENTS[kind] | changes),
    )  # fmt: skip


SAMPLES = {kind.value: lambda languages, kind=kind: paper(kind, languages) for kind in Kind}
