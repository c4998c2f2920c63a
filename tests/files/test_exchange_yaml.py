import re

import pytest

from allforall.base.errors import InputError
from allforall.exchange.view import View, visible
from allforall.files.exchange_yaml import read_exchange
from allforall.files.folder_in import FolderSource
from small_exchange import DEFINITION


def read(tmp_path, text=DEFINITION):
    path = tmp_path / "exchange.yaml"
    path.write_text(text, encoding="utf-8")
    return read_exchange(path)


def changed(pattern, replacement):
    text, times = re.subn(pattern, replacement, DEFINITION, count=1)
    assert times
    return text


def test_a_sound_definition_is_read_without_a_finding(tmp_path):
    exchange, findings = read(tmp_path)
    assert not findings
    assert [slot.number for slot in exchange.rounds] == [1, 2, 3]
    assert {spec.name for spec in visible(exchange, View.A)} == {"a-missing", "a-held"}


@pytest.mark.parametrize(
    ("pattern", "replacement", "says"),
    [
        (r"  B: .*\n", "", "parties has no B"),
        (r"name: b-held", "name: a-missing", "2 lists have the name a-missing"),
        (r"kind: held, said_by: B", "kind: held, said_by: A", "about its own people"),
        (r"seats: \{A: 12, B: 15\}", "seats: {A: 12}", "says nothing of B; write 0"),
        (r"as_of: 2025-06-06", "as_of: 2025-07-01", "must lie between as_of"),
        (r"horizon: 2025-12-31", "horizon: 2025-06-10", "must lie between as_of"),
        (r"title: .*", "title: ''", "title"),
        (r"kind: missing", "kind: lost", "none of the words"),
        (r"tie_break_salt: .*\n", "", "it is missing"),
        (r"as_of: 2025-06-06", "as_of: yesterday", "as_of"),
        (r"seats: \{A: 12", "seats: {A: -1", "seats"),
        (r"judgements:", "judgments:", "there is no such key"),
    ],
)
def test_a_fault_is_said_in_words_with_its_line(tmp_path, pattern, replacement, says):
    exchange, findings = read(tmp_path, changed(pattern, replacement))
    assert exchange is None
    assert any(says in finding.says() for finding in findings), [f.says() for f in findings]
    assert all(finding.where.row for finding in findings)
    assert "Input should" not in findings[0].says()


def test_no_list_is_opened_outside_the_folder(tmp_path):
    read(tmp_path, changed(r"file: a-missing.csv", "file: ../../secrets.csv"))
    source = FolderSource(tmp_path)
    exchange, _ = source.exchange()
    spec = next(spec for spec in exchange.lists if spec.name == "a-missing")
    with pytest.raises(InputError, match="outside the folder"):
        source.people(spec)


def test_a_list_that_is_not_there_is_a_finding_and_the_others_are_still_read(tmp_path):
    read(tmp_path)
    (tmp_path / "a-held.csv").write_text("id,surname\n1,Shevchenko\n", encoding="utf-8")
    source = FolderSource(tmp_path)
    exchange, _ = source.exchange()
    found = {spec.name: source.people(spec) for spec in exchange.lists}
    assert found["a-missing"].people is None
    assert [f.code for f in found["a-missing"].findings] == ["files.list_missing"]
    assert len(found["a-held"].people) == 1


def test_a_folder_without_a_definition_is_no_exchange(tmp_path):
    with pytest.raises(InputError, match=r"has no exchange\.yaml"):
        FolderSource(tmp_path).exchange()


def test_every_file_that_was_opened_is_in_the_record_with_its_digest(tmp_path):
    read(tmp_path)
    (tmp_path / "a-held.csv").write_text("id,surname\n1,Shevchenko\n", encoding="utf-8")
    source = FolderSource(tmp_path)
    exchange, _ = source.exchange()
    source.people(next(spec for spec in exchange.lists if spec.name == "a-held"))
    assert set(source.digests()) == {"exchange.yaml", "a-held.csv"}


def test_how_many_are_expected_not_to_come_is_read_and_unknown_stays_unknown(tmp_path):
    assert read(tmp_path)[0].no_shows is None
    exchange, findings = read(tmp_path, DEFINITION + "no_shows: {conditional: 0.1, others: 0.02}\n")
    assert not findings
    assert (exchange.no_shows.conditional, exchange.no_shows.others) == (0.1, 0.02)
    assert read(tmp_path, DEFINITION + "no_shows: {conditional: 12}\n")[0] is None


def test_a_case_file_and_its_ledger_are_named_in_the_folder(tmp_path):
    exchange, findings = read(tmp_path, DEFINITION + "moves: {folder: moves, ledger: ledger}\n")
    assert findings == ()
    assert (exchange.moves_folder, exchange.moves_ledger) == ("moves", "ledger")
    exchange, findings = read(tmp_path, DEFINITION + "moves: {ledger: ledger}\n")
    assert exchange is None
    assert findings
