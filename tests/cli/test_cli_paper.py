"""`allforall paper`: from a file or a run to a PDF with its content beside it."""

import json
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from allforall.cli.app import build
from allforall.documents.papers.paper import Kind
from allforall.exchange.outgoing.leaving import Outgoing
from allforall.exchange.outgoing.profiles import Purpose, profiles
from allforall.exchange.outgoing.receipt import receipt
from small_exchange import small_exchange

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "papers"


def allforall(*words, status=0):
    done = CliRunner().invoke(build(), [str(word) for word in words])
    assert done.exit_code == status, done.output
    return done


def answer(*words, status=0):
    return json.loads(allforall(*words, "--json", status=status).stdout)


def text_of(path):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_example_becomes_a_paper_whose_content_has_the_digest_on_its_pages(kind, tmp_path):
    out = tmp_path / "paper.pdf"
    said = answer("paper", kind.value, "--from", EXAMPLES / f"{kind.value}.yaml", "--out", out)
    assert sha256((tmp_path / "paper.json").read_bytes()).hexdigest() == said["digest"]
    assert said["digest"] in text_of(out)
    assert said["judged"]


@pytest.mark.parametrize("kind", list(Kind))
def test_the_content_alone_gives_the_same_paper_again(kind, tmp_path):
    allforall(
        "paper",
        kind.value,
        "--from",
        EXAMPLES / f"{kind.value}.yaml",
        "--language",
        "tr",
        "--out",
        tmp_path / "a.pdf",
    )
    allforall(
        "paper", kind.value, "--from", tmp_path / "a.json", "--language", "tr", "--out", tmp_path / "b.pdf"
    )
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_languages_are_chosen_on_the_command_line(tmp_path):
    source = EXAMPLES / "receipt.yaml"
    said = answer(
        "paper",
        "receipt",
        "--from",
        source,
        "--language",
        "uk",
        "--language",
        "ar",
        "--out",
        tmp_path / "r.pdf",
    )
    assert said["languages"] == ["uk", "ar"]
    assert "Розписка" in text_of(tmp_path / "r.pdf")


@pytest.mark.parametrize("codes", [("xx",), ("uk", "ru", "en", "tr")])
def test_languages_that_there_are_not_or_too_many_are_refused(codes, tmp_path):
    options = [word for code in codes for word in ("--language", code)]
    said = answer(
        "paper",
        "receipt",
        "--from",
        EXAMPLES / "receipt.yaml",
        *options,
        "--out",
        tmp_path / "r.pdf",
        status=2,
    )
    assert said["error"]["code"] == "cli.paper_languages"


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("letter", "--from", "x.yaml", "--out", "x.pdf"), 2, "cli.no_such_paper"),
        (("receipt", "--from", "none.yaml", "--out", "x.pdf"), 1, "papers.no_file"),
        (("receipt", "--from", EXAMPLES / "death.yaml", "--out", "x.pdf"), 1, "papers.other_kind"),
        (("receipt", "--from", EXAMPLES / "receipt.yaml", "--out", "x.doc"), 2, "cli.no_pdf_name"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words, status, code):
    said = answer("paper", *words, status=status)
    assert said["error"]["code"] == code
    assert said["error"]["message"].endswith(".")


def test_a_fault_in_a_file_is_found_at_its_line(tmp_path):
    source = tmp_path / "death.yaml"
    text = (EXAMPLES / "death.yaml").read_text(encoding="utf-8")
    source.write_text(text.replace("cremated: false", "cremated: perhaps"), encoding="utf-8")
    said = answer("paper", "death", "--from", source, "--out", tmp_path / "d.pdf", status=1)
    [finding] = said["findings"]
    assert finding["line"] == 1 + text.splitlines().index("  cremated: false")
    assert not (tmp_path / "d.pdf").exists()


def test_a_paper_that_is_there_already_is_never_replaced_by_another(tmp_path):
    out = tmp_path / "r.pdf"
    allforall("paper", "receipt", "--from", EXAMPLES / "receipt.yaml", "--out", out)
    before = out.read_bytes()
    allforall("paper", "receipt", "--from", EXAMPLES / "receipt.yaml", "--out", out)
    said = answer("paper", "death", "--from", EXAMPLES / "death.yaml", "--out", out, status=1)
    assert said["error"]["code"] == "cli.would_replace_paper"
    assert out.read_bytes() == before


def test_a_statement_merges_small_groups_and_keeps_true_counts_out_of_what_leaves_the_house(tmp_path):
    allforall("paper", "statement", "--from", EXAMPLES / "statement.yaml", "--out", tmp_path / "s.pdf")
    content = (tmp_path / "s.json").read_text()
    assert '"counts"' not in content
    sides = json.loads(content)["content"]["sides"]
    assert all(group["people"] >= 5 for side in sides for group in side["groups"])


def test_a_statement_with_a_number_below_five_is_refused_whoever_wrote_it(tmp_path):
    allforall("paper", "statement", "--from", EXAMPLES / "statement.yaml", "--out", tmp_path / "s.pdf")
    content = tmp_path / "s.json"
    content.write_bytes(content.read_bytes().replace(b'"people":8', b'"people":3'))
    said = answer("paper", "statement", "--from", content, "--out", tmp_path / "t.pdf", status=1)
    assert said["error"]["code"] == "papers.unreadable"


def counted(tmp_path, **changes):
    """Write the example of a statement with other lines."""
    text = (EXAMPLES / "statement.yaml").read_text(encoding="utf-8")
    for before, after in changes.values():
        assert before in text
        text = text.replace(before, after)
    source = tmp_path / "counted.yaml"
    source.write_text(text, encoding="utf-8")
    return source


def test_a_correction_that_would_show_few_people_is_refused(tmp_path):
    allforall("paper", "statement", "--from", EXAMPLES / "statement.yaml", "--out", tmp_path / "s.pdf")
    source = counted(tmp_path, one=("{pow: 75}", "{pow: 76}"))
    said = answer(
        "paper",
        "statement",
        "--from",
        source,
        "--after",
        tmp_path / "s.json",
        "--out",
        tmp_path / "t.pdf",
        status=1,
    )
    assert said["error"]["code"] == "papers.too_few_changed"


def test_people_are_not_grouped_in_public_by_what_marks_them_out(tmp_path):
    source = counted(tmp_path, by=("by: category", "by: condition"))
    said = answer("paper", "statement", "--from", source, "--out", tmp_path / "s.pdf", status=1)
    assert [finding["code"] for finding in said["findings"]] == ["agreement.law_h25_public_curiosity"]
    assert not (tmp_path / "s.pdf").exists()


def test_people_are_counted_in_public_by_legal_category_only(tmp_path):
    source = counted(tmp_path, by=("by: category", "by: branch"))
    said = answer("paper", "statement", "--from", source, "--out", tmp_path / "s.pdf", status=1)
    assert said["error"]["code"] == "papers.other_groups"
    source = counted(tmp_path, group=("{pow: 75}", "{Шевченко: 75}"))
    said = answer("paper", "statement", "--from", source, "--out", tmp_path / "s.pdf", status=1)
    assert [finding["code"] for finding in said["findings"]] == ["base.yaml_wrong_value"]


def sent(folder, **changes):
    """A list that left, with its receipt, as `offer prepare` writes them."""
    content = b"reference,surname\nP-1,Petrenko\n"
    out = Outgoing(profiles()[Purpose.EXCHANGE], ())
    made_at = datetime(2025, 6, 6, 12, tzinfo=UTC)
    said = receipt(out, "list.csv", content, "A", made_at, date(2025, 6, 13)).to_json() | changes
    (folder / "list.csv").write_bytes(content)
    (folder / "receipt.json").write_text(json.dumps(said), encoding="utf-8")
    return folder / "receipt.json"


def test_the_receipt_of_a_list_that_left_becomes_a_paper_with_the_day_of_reply(tmp_path):
    source = sent(tmp_path, people=7)
    answer("paper", "receipt", "--from", source, "--language", "uk", "--out", tmp_path / "r.pdf")
    content = json.loads((tmp_path / "r.json").read_bytes())["content"]
    assert (content["received_from"], content["received_by"], content["reply_by"]) == ("A", "B", "2025-06-13")
    digest = sha256((tmp_path / "list.csv").read_bytes()).hexdigest()
    assert content["items"] == [{"what": "list.csv", "people": 7, "digest": digest}]
    assert "Відповідь до 13 червня 2025" in re.sub(r"\s+", " ", text_of(tmp_path / "r.pdf"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"people": "many"}, "files.no_receipt"),
        ({"file": "../list.csv"}, "files.no_receipt"),
        ({"sha256": "0" * 64}, "files.receipt_of_another_list"),
    ],
)
def test_a_receipt_that_was_changed_becomes_no_paper(tmp_path, changes, code):
    source = sent(tmp_path, **changes)
    said = answer("paper", "receipt", "--from", source, "--out", tmp_path / "r.pdf", status=1)
    assert said["error"]["code"] == code


@lru_cache
def ran():
    folder = small_exchange(Path(mkdtemp()) / "folder")
    out = folder.parent / "out"
    allforall(
        "run", folder, "--as", "both", "--out", out, "--language", "en", "--clock", "2025-06-06T12:00:00"
    )
    return folder, out


@pytest.mark.slow
class TestOfARun:
    def test_each_manifest_is_a_paper_too(self):
        _, out = ran()
        for table in out.glob("rounds/*/manifest-*.csv"):
            content = json.loads(table.with_suffix(".json").read_bytes())
            assert len(content["content"]["people"]) == len(table.read_text().splitlines()) - 1
            text = text_of(table.with_suffix(".pdf"))
            assert "Unjudged draft." in text
            assert all(person["case"] in text for person in content["content"]["people"])
            assert "Everybody is generated." in text

    def test_a_manifest_is_made_again_in_another_language_with_the_same_digest(self, tmp_path):
        _, out = ran()
        said = answer(
            "paper",
            "manifest",
            "--from",
            out / "rounds/01/manifest-A.csv",
            "--language",
            "uk",
            "--out",
            tmp_path / "m.pdf",
        )
        assert said["digest"] == sha256((out / "rounds/01/manifest-A.json").read_bytes()).hexdigest()
        assert "Список раунду" in text_of(tmp_path / "m.pdf")
        verdict = answer("verify", tmp_path / "m.pdf", status=3)["papers"][0]
        assert any("the same to the last byte" in fact for fact in verdict["facts"])

    def test_a_manifest_that_was_changed_by_hand_gives_no_paper(self, tmp_path):
        _, out = ran()
        table = out / "rounds/02/manifest-B.csv"
        before = table.read_text(encoding="utf-8")
        try:
            table.write_text("\n".join(before.splitlines()[:-1]) + "\n", encoding="utf-8")
            said = answer("paper", "manifest", "--from", table, "--out", tmp_path / "m.pdf", status=1)
        finally:
            table.write_text(before, encoding="utf-8")
        assert said["error"]["code"] == "papers.manifest_changed"

    def test_the_ledger_of_a_run_holds_its_manifests_and_nobody_has_signed_them(self):
        _, out = ran()
        for form in ("csv", "json", "pdf"):
            said = answer(
                "verify", out / f"rounds/01/manifest-A.{form}", "--ledger", out / "ledger", status=3
            )["papers"][0]
            assert any(
                "holds its digest, in an entry that nobody has signed" in each for each in said["reasons"]
            ), said

    def test_a_manifest_as_a_table_is_held_against_the_content_of_its_paper(self, tmp_path):
        _, out = ran()
        for name in ("manifest-A.csv", "manifest-A.json"):
            (tmp_path / name).write_bytes((out / "rounds/01" / name).read_bytes())
        table = tmp_path / "manifest-A.csv"
        said = answer("verify", table, status=3)["papers"][0]
        assert any("name the same people" in each for each in said["proves"])
        table.write_text(table.read_text(encoding="utf-8").replace("yes,", "no,", 1), encoding="utf-8")
        changed = answer("verify", table, status=1)["papers"][0]
        assert any("says something else" in reason for reason in changed["reasons"])

    def test_the_act_of_a_round_names_both_directions_and_leaves_room_for_what_happens(self, tmp_path):
        _, out = ran()
        allforall(
            "paper", "handover", "--from", out / "rounds/01/manifest-A.csv", "--out", tmp_path / "h.pdf"
        )
        content = json.loads((tmp_path / "h.json").read_bytes())["content"]
        rows = sum(len((out / f"rounds/01/manifest-{x}.csv").read_text().splitlines()) - 1 for x in "AB")
        assert len(content["people"]) == rows
        assert not any("ending" in person for person in content["people"])

    def test_a_family_is_told_what_it_told_and_nothing_that_the_run_found(self, tmp_path):
        _, out = ran()
        table = (out / "rounds/01/manifest-A.csv").read_text().splitlines()
        case, *_ = next(line for line in table[1:] if "a-missing:" in line).split(",")
        allforall(
            "paper",
            "family",
            "--from",
            out,
            "--case",
            case,
            "--out",
            tmp_path / "f.pdf",
            "--clock",
            "2025-06-07T09:00:00",
        )
        content = json.loads((tmp_path / "f.json").read_bytes())
        assert set(content["content"]) <= {
            "surname",
            "given_name",
            "patronymic",
            "born",
            "enquiry",
            "asked_on",
        }
        assert case not in json.dumps(content)
        assert "There is no message that we may pass on today." in text_of(tmp_path / "f.pdf")

    def test_a_case_that_nobody_asks_about_has_no_family_to_write_to(self, tmp_path):
        _, out = ran()
        said = answer(
            "paper", "family", "--from", out, "--case", "A-NOBODY", "--out", tmp_path / "f.pdf", status=1
        )
        assert said["error"]["code"] == "papers.no_case"


def test_an_empty_file_and_a_folder_of_something_else_are_told_what_to_name(tmp_path):
    (tmp_path / "empty.yaml").touch()
    words = ("paper", "handover", "--out", tmp_path / "h.pdf", "--from")
    assert answer(*words, tmp_path / "empty.yaml", status=1)["error"]["code"] == "papers.empty_file"
    assert answer(*words, tmp_path, status=2)["error"]["code"] == "cli.no_run_nor_round"
