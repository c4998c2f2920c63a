import polars as pl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from allforall.base.finding import count_by_code
from allforall.base.limits import DEFAULT_LIMITS
from allforall.intake import findings, read_list
from allforall.intake.identity import unique_ids
from allforall.intake.lines import split_lines
from allforall.intake.log import KEPT_PER_CODE, FindingLog
from allforall.intake.people import Sender, make_people
from allforall.intake.separated import read_separated
from allforall.intake.separator import rows_of


def read(tmp_path, rows, headers="№;ПІБ;Дата народження"):
    (tmp_path / "list.csv").write_text("\n".join([headers, *rows]) + "\n", "utf-8")
    return read_list(tmp_path / "list.csv", name="list", source="test")


def codes(found):
    return [f.code for f in found.findings if f.code != "intake.name_order_guessed"]


def test_blank_rows_are_skipped_without_a_word_and_lines_keep_their_number(tmp_path):
    found = read(tmp_path, ["1;Шевченко Тарас;1991", ";;", " ;\u00a0;", "", "2;Коваль Іван;1990"])
    assert found.people.rows.to_list() == [2, 6]
    assert codes(found) == []


def test_somebody_without_a_name_stays_on_the_list(tmp_path):
    found = read(tmp_path, ["1;;1991", "2;Коваль Іван;1990"])
    assert len(found.people) == 2
    assert codes(found) == ["intake.row_without_name"]


def test_the_total_and_the_signature_below_it_are_no_people(tmp_path):
    found = read(
        tmp_path, ["1;Шевченко Тарас;1991", "2;Коваль Іван;1990", "Всього: 2;;", ";Начальник Іваненко;"]
    )
    assert len(found.people) == 2
    assert codes(found) == ["intake.total_line", "intake.line_below_total"]


def test_a_total_that_is_not_the_number_of_people_is_worth_a_look(tmp_path):
    found = read(tmp_path, ["1;Шевченко Тарас;1991", ";ИТОГО;640"])
    differs = next(f for f in found.findings if f.code == "intake.total_differs")
    assert differs.args == {"stated": 640, "found": 1}


def test_a_name_that_begins_like_a_total_is_a_person(tmp_path):
    found = read(tmp_path, ["1;Разомський Іван;1991", "2;Тоталов Іван;1990"])
    assert len(found.people) == 2


def test_repeated_headers_and_a_row_of_column_numbers_are_no_people(tmp_path):
    rows = ["1;2;3", "1;Шевченко Тарас;1991", "№;ПІБ;Дата народження", "2;Коваль Іван;1990"]
    found = read(tmp_path, rows)
    assert found.people.rows.to_list() == [3, 5]
    assert codes(found) == ["intake.row_left_out", "intake.row_left_out"]


def test_a_repeated_number_gets_a_suffix_and_a_missing_one_the_line(tmp_path):
    rows = ["7;А Б;", "7;В Г;", "7-2;Д Е;", "7;Є Ж;", ";З И;"]
    found = read(tmp_path, rows)
    ids = found.people.values["id"].to_list()
    assert ids[0] == "7"
    assert ids[2] == "7-2"
    assert len(set(ids)) == 5
    assert ids[4] == "line-6"
    assert count_by_code(found.findings)["intake.id_repeated"] == 2
    assert count_by_code(found.findings)["intake.id_missing"] == 1


def test_a_list_without_numbers_is_numbered_by_its_lines(tmp_path):
    found = read(tmp_path, ["Шевченко Тарас;1991", ";", "Коваль Іван;1990"], headers="ПІБ;ДН")
    assert found.people.values["id"].to_list() == ["2", "4"]


def test_a_list_with_headers_only_has_nobody_on_it(tmp_path):
    found = read(tmp_path, [])
    assert len(found.people) == 0
    assert codes(found) == ["intake.list_empty"]


def test_a_long_series_of_the_same_finding_ends_in_a_count(tmp_path):
    found = read(tmp_path, [f"{i};Шевченко Тарас Григорович;30.02.1991" for i in range(KEPT_PER_CODE + 5)])
    assert count_by_code(found.findings)["intake.date_impossible"] == KEPT_PER_CODE
    (more,) = [f for f in found.findings if f.code == "intake.more_of_the_same"]
    assert more.args == {"code": "intake.date_impossible", "count": 5, "kept": KEPT_PER_CODE}


def test_what_blocks_is_said_first_and_then_row_by_row():
    log = FindingLog("list.csv")
    log.add(findings.ID_MISSING, 3, "A", id="x")
    log.add(findings.ROW_WITHOUT_NAME, 9)
    log.add(findings.CELL_CUT, 9, "AA", limit=1)
    log.add(findings.CELL_CUT, 9, "B", limit=1)
    log.add(findings.NO_HEADER, rows=20, headers="")
    order = [(f.severity.value, f.where.row, f.where.column) for f in log.done()]
    assert order == [
        ("blocks", None, ""), ("look", 9, ""), ("look", 9, "B"), ("look", 9, "AA"), ("note", 3, "A"),
    ]  # fmt: skip


@given(st.lists(st.sampled_from(["1", "1-2", "1-3", "line-2", "line-2-2", None]), max_size=8))
def test_ids_are_unique_and_first_holders_keep_theirs(typed):
    lines = pl.Series(range(2, 2 + len(typed)), dtype=pl.UInt32)
    ids = unique_ids(pl.Series(typed, dtype=pl.String), lines, "A", FindingLog("x")).to_list()
    assert len(set(ids)) == len(typed)
    assert None not in ids
    for text in set(typed) - {None}:
        assert ids[typed.index(text)] == text


CELL = st.sampled_from(
    [
        "",
        " ",
        "\u00a0",
        "-",
        "невідомо",
        "Шевченко",
        "1991",
        "30.02.1991",
        "ч",
        "хтозна",
        "а|б",
        "н/д",
        "3 липня 1991",
    ]
)
HEADERS = ("№", "Прізвище", "Дата народження", "Стать", "Примітка")


@given(st.lists(st.tuples(*[CELL] * len(HEADERS)), max_size=12))
def test_every_row_is_a_person_or_blank_and_no_blank_cell_says_anything(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "property.csv"
    text = "\n".join("\t".join(cells) for cells in [HEADERS, *rows])
    path.write_text(text, "utf-8")
    log = FindingLog(path.name)
    grid = read_separated(text.encode(), {}, DEFAULT_LIMITS)
    people = make_people(grid, Sender(path, "list", "test", None), {}, DEFAULT_LIMITS, log)
    blank = [all(not cell.strip() for cell in row) for row in rows]
    assert len(people) + sum(blank) == len(rows)
    assert people.rows.to_list() == [i + 2 for i, skipped in enumerate(blank) if not skipped]
    for index in range(len(people)):
        for statement in people.statements(index):
            assert statement.raw.strip() not in {"", "-", "невідомо", "н/д"}
            assert statement.value.strip()


ROUGH = st.text(alphabet='ab"";;\n\t Їé', max_size=60)
WHOLE = st.lists(
    st.lists(
        st.sampled_from(["", "a", "Їжак", '"a;b"', '""', '"say ""b"""', '""""', " x ", '";"']),
        min_size=1,
        max_size=4,
    ).map(";".join),
    max_size=12,
).map("\n".join)


@settings(max_examples=300)
@given(st.one_of(ROUGH, WHOLE))
def test_lines_split_all_at_once_have_the_cells_that_they_have_one_by_one(text):
    assume(text.strip())
    found = split_lines(text, ";", 100)
    if found is None:
        return
    frame, widths = found
    rows = list(rows_of(text, ";"))
    cells = [[cell or None for cell in row] for row in rows]
    wide = max(map(len, rows))
    assert frame.rows() == [tuple(row + [None] * (wide - len(row))) for row in cells]
    assert widths.to_list() == [max(len(row), 1) for row in rows]


def test_quotation_marks_around_whole_cells_do_not_slow_a_list_down():
    assert split_lines('a;b\n"x;y";"say ""b"""\n', ";", 100)[0].rows() == [
        ("a", "b"),
        ("x;y", 'say "b"'),
    ]
    assert split_lines('a;"b\nc"\n', ";", 100) is None
    assert split_lines('a;5" gun\n"x" ;""\n', ";", 100) is None
