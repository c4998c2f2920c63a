import pytest

from allforall.base.errors import InputError
from allforall.intake import read_columns, read_list
from allforall.intake.headers import find_header, known_headers, meaning_of
from allforall.people.fields import BY_NAME, FIELDS


def read(tmp_path, text, **options):
    (tmp_path / "list.csv").write_text(text, "utf-8")
    return read_list(tmp_path / "list.csv", name="list", source="test", **options)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Прізвище", "surname"),
        ("ФАМИЛИЯ", "surname"),
        ("ПІБ", "full_name"),
        ("Ф.И.О.", "full_name"),
        ("Прізвище, ім'я, по батькові", "full_name"),
        ("Прізвище, власне ім’я, по батькові (за наявності)", "full_name"),
        ("дата рожд.", "dob"),
        ("Дата нар.", "dob"),
        ("Дата народження (дд.мм.рррр)", "dob"),
        ("date_of_birth", "dob"),
        ("  Date  of\nbirth ", "dob"),
        ("Дата народження / Date of birth", "dob"),
        ("№", "id"),
        ("№ п/п", "id"),
        ("Особистий №", "personal_number"),
        ("в/ч", "unit"),
        ("Військ. звання", "rank"),
        ("last_sign_of_life", "last_sign_of_life"),
    ],
)
def test_a_header_is_understood_however_it_is_spelled(header, field):
    assert meaning_of(header).fields == (field,)


@pytest.mark.parametrize("header", ["Ліве", "x", "дата", "д. р. п.", "", "Прізвище / dob", "1991"])
def test_a_header_that_could_mean_anything_means_nothing(header):
    assert meaning_of(header) is None


def test_every_field_is_known_in_three_languages_and_no_header_names_a_field_that_lists_do_not_have():
    by_plain, _ = known_headers()
    named = {field for meaning in by_plain.values() for field in meaning.fields}
    assert named == set(BY_NAME)


def test_the_header_row_is_found_below_title_lines():
    rows = [
        ["Список", None, None],
        [None, None, None],
        ["№", "ПІБ", "Дата народження"],
        ["1", "Шевченко", "1991"],
    ]
    found = find_header(rows, {})
    assert found.index == 2
    assert {i: m.fields[0] for i, m in found.meanings.items()} == {0: "id", 1: "full_name", 2: "dob"}


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Surname,Name", ["surname", "given_name"]),
        ("Name,dob", ["full_name", "dob"]),
        ("Ім'я,Прізвище", ["given_name", "surname"]),
    ],
)
def test_name_means_the_given_name_only_beside_a_family_name(tmp_path, headers, expected):
    people = read(tmp_path, f"{headers}\nА,Б\n").people
    assert list(people.columns) == expected


def test_columns_that_are_not_read_are_said(tmp_path):
    found = read(tmp_path, "№,ID,ПІБ,Full name,Ліве\n1,a1,Шевченко Тарас,x,y\n")
    assert {(f.code, f.where.column) for f in found.findings if "column" in f.code} == {
        ("intake.column_weaker", "A"),
        ("intake.column_repeated", "D"),
        ("intake.column_unknown", "E"),
    }
    assert found.people.values["id"].to_list() == ["a1"]
    assert found.people.values["full_name"].to_list() == ["Шевченко Тарас"]


def test_without_a_name_column_the_list_is_not_read_and_its_headers_are_shown(tmp_path):
    found = read(tmp_path, "ID,Дата народження,Хто\n1,1991,Шевченко\n")
    assert found.people is None
    (blocking,) = [f for f in found.findings if f.severity == "blocks"]
    assert blocking.code == "intake.no_name_column"
    assert "ID, Дата народження, Хто" in blocking.says()
    assert "--columns" in blocking.do()


def test_without_any_known_header_the_first_row_is_shown(tmp_path):
    found = read(tmp_path, "щось,інакше\nШевченко,1991\n")
    assert found.people is None
    assert found.findings[0].code == "intake.no_header"
    assert "щось, інакше" in found.findings[0].says()


def test_what_a_person_says_about_columns_wins(tmp_path):
    columns = {"full_name": "Хто", "dob": "коли", "note": "немає такого"}
    found = read(tmp_path, "хто;Прізвище;Коли\nШевченко Тарас;x;1991\n", columns=columns)
    assert found.people.values["full_name"].to_list() == ["Шевченко Тарас"]
    assert found.people.values["dob"].to_list() == ["1991"]
    assert [f.code for f in found.findings if f.code.startswith("intake.column")] == ["intake.column_missing"]


def test_more_columns_than_the_limit_are_left_out(tmp_path):
    wide = ",".join(f"x{i}" for i in range(300))
    found = read(tmp_path, f"surname,{wide}\nШевченко,{wide}\n")
    assert "intake.columns_too_many" in {f.code for f in found.findings}
    assert found.people.values["surname"].to_list() == ["Шевченко"]


def test_the_file_of_columns_is_read(tmp_path):
    (tmp_path / "columns.yaml").write_text("full_name: Хто\ndob: 1991\n", "utf-8")
    assert read_columns(tmp_path / "columns.yaml") == {"full_name": "Хто", "dob": "1991"}


@pytest.mark.parametrize(
    ("content", "code"),
    [("nme: Хто\n", "intake.columns_field"), ("- a\n", "intake.columns_file"), ("a: [b\n", "intake.columns_file"),
     ("dob: [a]\n", "intake.columns_file"), ("dob: a\ndob: b\n", "intake.columns_file")],
)  # fmt: skip
def test_a_file_of_columns_that_makes_no_sense_says_why(tmp_path, content, code):
    (tmp_path / "columns.yaml").write_text(content, "utf-8")
    with pytest.raises(InputError) as error:
        read_columns(tmp_path / "columns.yaml")
    assert error.value.code == code
    assert "columns" in str(error.value)


def test_a_file_of_columns_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no file"):
        read_columns(tmp_path / "columns.yaml")


def test_a_field_that_is_no_field_cannot_be_given(tmp_path):
    with pytest.raises(InputError) as error:
        read(tmp_path, "хто\nА\n", columns={"nme": "хто"})
    assert error.value.code == "intake.columns_field"


def test_the_fields_of_a_list_can_all_stand_in_one_header(tmp_path):
    names = ",".join(field.name for field in FIELDS)
    found = read(tmp_path, f"{names}\n" + "," * (len(FIELDS) - 1) + "\n")
    assert set(found.people.columns) == set(BY_NAME)
