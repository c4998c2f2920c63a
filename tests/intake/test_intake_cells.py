from datetime import date

import pytest

from allforall.intake import read_list
from allforall.intake.codes import known_words, read_code
from allforall.people.fields import BY_NAME, Kind


def read(tmp_path, rows, headers="surname;dob;sex;category;condition;will;personal_number;note;capture_date"):
    text = "\n".join([headers, *rows]) + "\n"
    (tmp_path / "list.csv").write_text(text, "utf-8")
    return read_list(tmp_path / "list.csv", name="list", source="test", received=date(2025, 6, 7))


def only(found, code):
    (finding,) = [f for f in found.findings if f.code == code]
    return finding


@pytest.mark.parametrize(
    ("field", "word", "code"),
    [
        ("sex", "Ч.", "male"),
        ("sex", "ЖЕН", "female"),
        ("category", "Військовополонений", "pow"),
        ("category", "гражданский", "civilian_internee"),
        ("condition", "Тяжко поранений", "seriously_wounded"),
        ("condition", "тяжело-раненый", "seriously_wounded"),
        ("will", "Не бажає", "refuses"),
        ("reliability", "B2", "B"),
        ("medical_class", "нет", "none"),
        ("holder_type", "ЧВК", "company"),
        ("branch", "НГУ", "national_guard"),
        ("status", "зниклий безвісти", "missing"),
        ("status", "held_acknowledged", "held_acknowledged"),
        ("sex", "x", None),
        ("medical_class", "В", None),
    ],
)
def test_words_are_read_to_codes_in_three_languages(field, word, code):
    assert read_code(field, word) == code


def test_no_word_leads_to_a_code_that_its_field_does_not_have():
    for (field, _), code in known_words().items():
        assert BY_NAME[field].kind is Kind.CODE
        assert code in BY_NAME[field].codes


def test_a_word_that_is_not_understood_is_not_known_and_kept_as_typed(tmp_path):
    found = read(tmp_path, ["Шевченко;;;хтозна;;;;;"])
    finding = only(found, "intake.code_unknown")
    assert str(finding.where) == "list.csv, D2"
    assert finding.args["raw"] == "хтозна"
    assert "civilian_internee" in finding.do()
    assert found.people.values["category"].to_list() == [None]
    assert found.people.raw["category"].to_list() == ["хтозна"]


@pytest.mark.parametrize(
    "word", ["невідомо", "Неизвестно", "н/д", "-", "—", "?", "???", "unknown", "уточнюється"]
)
def test_words_for_no_answer_are_not_known_and_no_finding(tmp_path, word):
    found = read(tmp_path, [";".join(["Шевченко", *[word] * 8])])
    assert found.findings == ()
    assert [found.people.values[name][0] for name in found.people.columns if name != "surname"] == [None] * 8


def test_what_the_sender_would_not_say_is_noted_as_such(tmp_path):
    found = read(tmp_path, ["Шевченко;;;;не розголошується;;;;"])
    assert only(found, "intake.not_disclosed").where.column == "E"
    assert found.people.values["condition"][0] is None


def test_a_family_name_that_looks_like_an_answer_stays_a_name(tmp_path):
    assert read(tmp_path, ["Ні;;;;;;;;"]).people.values["surname"].to_list() == ["Ні"]


def test_invisible_characters_and_odd_spaces_go_and_the_raw_text_stays(tmp_path):
    typed = "\u00a0Шев\u200bченко\u00a0 Бо\u00adбер \u202e"
    found = read(tmp_path, [f"{typed};;;;;;;;"])
    assert found.people.values["surname"][0] == "Шевченко Бобер"
    assert found.people.raw["surname"][0] == typed
    assert found.findings == ()


def test_letters_and_their_accents_are_joined(tmp_path):
    assert read(tmp_path, ["И\u0306осип І\u0308жак;;;;;;;;"]).people.values["surname"][0] == "Йосип Їжак"


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Шевчeнко;;;;;;;;", "intake.letters_mixed", "A"),
        ("Шевч3нко;;;;;;;;", "intake.name_with_digits", "A"),
        ("Шевч�нко;;;;;;;;", "intake.letters_broken", "A"),
        ("?????? ?????;;;;;;;;", "intake.letters_broken", "A"),
        ("РЁРµРІС‡РµРЅРєРѕ;;;;;;;;", "intake.letters_broken", "A"),
        ("А;;;;;;1,23457E+11;;", "intake.number_shortened", "G"),
        ("А;;;;;;#N/A;;", "intake.cell_error", "G"),
        ("А;;;#ССЫЛКА!;;;;;", "intake.cell_error", "D"),
        ("А;07/23/1991;;;;;;;", "intake.date_month_first", "B"),
        ("А;літо 1991;;;;;;;", "intake.date_vague", "B"),
        ("А;30.02.1991;;;;;;;", "intake.date_impossible", "B"),
        ("А;00.00.1985;;;;;;;", "intake.date_part_blank", "B"),
        ("А;01.01.2030;;;;;;;", "intake.date_out_of_range", "B"),
        ("А;давно;;;;;;;", "intake.date_unreadable", "B"),
        ("А;01.01.19;;;;;;;", "intake.date_century", "B"),
    ],
)
def test_a_doubtful_cell_is_a_finding_with_its_place(tmp_path, row, code, column):
    finding = only(read(tmp_path, [row]), code)
    assert str(finding.where) == f"list.csv, {column}2"
    assert finding.args["raw"] in row
    assert finding.says()
    assert finding.do()


def test_an_honest_name_is_never_called_broken(tmp_path):
    rows = [
        f"{name};;;;;;;;"
        for name in ("Соловйов", "Рєпін", "Сірий-Рижий", "Сёмин", "Ґжицький", "О’Ніл", "Müller")
    ]
    assert read(tmp_path, rows).findings == ()


def test_a_column_typed_month_first_somewhere_is_doubted_as_a_whole(tmp_path):
    found = read(tmp_path, ["А;07/23/1991;;;;;;;", "Б;03/07/1991;;;;;;;", "В;04/04/1991;;;;;;;"])
    finding = only(found, "intake.date_order_doubtful")
    assert finding.args["count"] == 1
    assert str(finding.where) == "list.csv, column B"
    assert found.people.values["dob"].to_list() == ["1991-07-23", "1991-07-03", "1991-04-04"]


def test_a_cell_longer_than_any_cell_is_cut(tmp_path):
    found = read(tmp_path, [f"А;;;;;;;{'слово ' * 5000};"])
    assert len(found.people.values["note"][0]) <= 10_000
    finding = only(found, "intake.cell_cut")
    assert len(finding.args["raw"]) == 80


def test_a_number_that_a_program_took_for_a_quantity_loses_its_decimal(tmp_path):
    assert read(tmp_path, ["А;;;;;;1234567.0;;"]).people.values["personal_number"][0] == "1234567"


def test_full_names_are_split_where_their_parts_have_no_column(tmp_path):
    found = read(tmp_path, ["Шевченко Тарас Григорович;Коваль"], headers="ПІБ;По батькові")
    people = found.people
    assert people.values["surname"][0] == "Шевченко"
    assert people.values["patronymic"][0] == "Коваль"
    assert people.derived == {"surname": "full_name", "given_name": "full_name"}
    surname = next(s for s in people.statements(0) if s.field == "surname")
    assert (surname.raw, surname.cell.column) == ("Шевченко Тарас Григорович", "A")


def test_a_guessed_order_of_names_is_noted(tmp_path):
    found = read(tmp_path, ["Роман Іван"], headers="ПІБ")
    assert only(found, "intake.name_order_guessed").args["raw"] == "Роман Іван"
