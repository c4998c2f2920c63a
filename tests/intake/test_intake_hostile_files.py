import gzip
import time
import zipfile
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.errors import InputError
from allforall.base.limits import DEFAULT_LIMITS
from allforall.intake import read_list
from allforall.intake.limited import read_limited
from intake_workbooks import cells_in_opposite_corners, raw_workbook, wide_and_empty, workbook


def refusal(path, **options):
    """Read a file that must be put aside, within ten seconds; return what is said about it."""
    begun = time.monotonic()
    read = read_list(path, name="list", source="test", **options)
    assert time.monotonic() - begun < 10
    assert read.people is None
    (finding,) = read.findings
    assert finding.severity == "blocks"
    assert finding.where.file == path.name
    assert str(path.parent) not in finding.says()
    return finding


def test_a_path_without_a_file_is_an_error(tmp_path):
    with pytest.raises(InputError) as error:
        read_list(tmp_path / "none.csv", name="list", source="test")
    assert error.value.code == "intake.no_file"


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.parquet"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    assert refusal(tmp_path / name).code == "intake.file_empty"


def test_a_file_of_blank_lines_is_empty(tmp_path):
    (tmp_path / "blank.csv").write_bytes(b"\xef\xbb\xbf \r\n\r\n")
    assert refusal(tmp_path / "blank.csv").code == "intake.file_empty"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "a picture"),
        (b"%PDF-1.7\n" + bytes(500), "a PDF"),
        (gzip.compress(b"surname,dob\n", mtime=0), "compressed archive"),
        (b"<!DOCTYPE html><html><table><tr><td>surname</td></tr></table></html>", "a web page"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a password",
        ),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000), "damaged"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (b"PAR1" + bytes(200), "damaged"),
        (b"surname,dob\n\0\0\0\0,1991\n", "no text"),
    ],
)
def test_what_is_no_list_is_put_aside_with_the_reason_whatever_its_name(tmp_path, content, reason):
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    finding = refusal(path)
    assert finding.code == "intake.file_refused"
    assert reason in finding.says()


def test_a_workbook_cut_short_on_the_way_is_damaged(tmp_path):
    whole = workbook(tmp_path / "whole.xlsx", {"S": [["surname"], ["Шевченко"]]}).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(tmp_path / "cut.xlsx").says()


def test_an_archive_of_something_else_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "no workbook" in refusal(tmp_path / "list.xlsx").says()


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path):
    path = raw_workbook(tmp_path / "bomb.xlsx", " " * 60_000_000)
    assert path.stat().st_size < 100_000
    assert "enormous" in refusal(path).says()


def test_a_sheet_that_makes_the_parser_abort_ends_only_the_process_that_reads_it(tmp_path):
    path = cells_in_opposite_corners(tmp_path / "corners.xlsx")
    assert path.stat().st_size < 2_000
    assert "memory" in refusal(path).says()


def test_a_sheet_that_asks_for_more_memory_than_its_size_explains_is_refused(tmp_path):
    assert "memory" in refusal(wide_and_empty(tmp_path / "wide.xlsx")).says()


def test_a_workbook_that_keeps_the_parser_busy_runs_out_of_time(tmp_path):
    path = workbook(tmp_path / "slow.xlsx", {"S": [["surname"], ["Шевченко"]]})
    limits = replace(DEFAULT_LIMITS, seconds=0.01, seconds_per_megabyte=0)
    assert "longer" in refusal(path, limits=limits).says()


def test_a_worker_that_fails_by_itself_is_said_to_have_failed(tmp_path):
    path = workbook(tmp_path / "list.xlsx", {"S": [["surname"], ["Шевченко"]]})
    refused = read_limited(
        path=path,
        container="workbook",
        declared_bytes=1000,
        sheet=None,
        given={},
        limits=DEFAULT_LIMITS,
        worker="allforall.intake.no_such_worker",
    )
    assert "failed on it" in refused.args["reason"]


def test_a_single_endless_line_is_refused(tmp_path):
    (tmp_path / "line.csv").write_bytes(b"surname,dob\n" + b"x" * 50_000_000)
    assert "a line longer" in refusal(tmp_path / "line.csv").says()


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.parquet"])
def test_more_rows_than_the_limits_allow_are_refused(tmp_path, name):
    rows = [["surname"], *([f"Шевченко{i}"] for i in range(30))]
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text("\n".join(row[0] for row in rows), "utf-8")
    elif name.endswith("xlsx"):
        workbook(path, {"S": rows})
    else:
        pl.DataFrame({"surname": [row[0] for row in rows[1:]]}).write_parquet(path)
    assert "more rows" in refusal(path, limits=replace(DEFAULT_LIMITS, rows=10)).says()


def test_a_file_beyond_the_size_limit_is_not_opened(tmp_path):
    (tmp_path / "list.csv").write_text("surname\nШевченко\n", "utf-8")
    assert "larger" in refusal(tmp_path / "list.csv", limits=replace(DEFAULT_LIMITS, file_bytes=10)).says()


def test_what_is_put_aside_leaves_nothing_behind(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    refusal(cells_in_opposite_corners(tmp_path / "corners.xlsx"))
    assert list(scratch.iterdir()) == []


@given(
    st.one_of(st.binary(max_size=300), st.text(alphabet='surname,;\t|"\n\r №ї', max_size=120).map(str.encode))
)
def test_no_text_whatever_breaks_the_reader(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"surname,dob\n" + content)
    read = read_list(path, name="list", source="test")
    assert (read.people is None) == any(f.severity == "blocks" for f in read.findings)


def test_long_cells_made_to_slow_down_patterns_do_not(tmp_path):
    cells = ["t" * 9_000 + str(i) for i in range(300)]
    (tmp_path / "slow.csv").write_text("full_name,dob\n" + "".join(f"{c},{c}:\n" for c in cells), "utf-8")
    begun = time.monotonic()
    assert len(read_list(tmp_path / "slow.csv", name="list", source="test").people) == 300
    assert time.monotonic() - begun < 10
