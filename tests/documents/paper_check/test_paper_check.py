"""A PDF that somebody was handed: held against its content, its digest and a ledger; never sound by its own word."""

import json

import pikepdf
import pytest

from allforall.actions.verify_papers import verify_papers
from allforall.base.canonical import canonical_bytes
from allforall.documents.paper_check.read import Unreadable, parse_paper
from allforall.documents.papers.paper import Kind
from allforall.documents.papers.pdf import pdf
from allforall.ledger.entry import salted_digest
from allforall.ledger.strict import to_base64
from allforall.ledger.verdict import Answer
from documents.papers.paper_samples import paper
from ledger_made import A7, B3, append, make_ledger, signed

SALT = bytes(range(32))


@pytest.fixture
def written(tmp_path):
    made = paper(Kind.RECEIPT, ("uk", "en"))
    (tmp_path / "receipt.pdf").write_bytes(pdf(made))
    (tmp_path / "receipt.json").write_bytes(made.to_bytes())
    return tmp_path / "receipt.pdf", made


def told(verdict):
    return " ".join(
        each.say()
        for part in (verdict.reasons, verdict.facts, verdict.proves, verdict.proves_not)
        for each in part
    )


def ledger_with(folder, digest="", **facts):
    make_ledger(folder)
    append(folder, signed("manifest.agreed", A7, B3, digest=digest, facts=facts))
    return folder


def test_a_paper_as_it_was_made_comes_out_the_same_and_still_proves_nobody(written):
    path, made = written
    [verdict] = verify_papers([path])
    assert verdict.answer is Answer.CANNOT_TELL
    assert "the same to the last byte" in told(verdict)
    assert made.spoken in told(verdict)
    assert "Name the ledger" in told(verdict)
    assert "Who issued it" in told(verdict)


def test_a_digest_that_the_ledger_holds_makes_a_paper_sound(written, tmp_path):
    path, made = written
    ledger = ledger_with(tmp_path / "ledger", paper=made.digest)
    [verdict] = verify_papers([path], ledger=ledger)
    assert verdict.answer is Answer.SOUND, told(verdict)
    assert "Signed by a-7 of party A" in told(verdict)
    assert "5 June 2025" in told(verdict)


@pytest.mark.parametrize("name", ["receipt.json", "receipt.pdf"])
def test_a_salted_digest_of_content_or_pdf_is_found_with_its_salt(written, tmp_path, name):
    path, _ = written
    ledger = ledger_with(tmp_path / "ledger", digest=salted_digest(SALT, (tmp_path / name).read_bytes()))
    (tmp_path / "salt").write_text(to_base64(SALT))
    [without] = verify_papers([path], ledger=ledger)
    assert without.answer is Answer.CANNOT_TELL
    assert "--salt" in told(without)
    [with_salt] = verify_papers([path], ledger=ledger, salt=tmp_path / "salt")
    assert with_salt.answer is Answer.SOUND


def test_a_salt_that_lies_beside_a_file_is_found_by_itself(written, tmp_path):
    path, made = written
    ledger = ledger_with(tmp_path / "ledger", digest=salted_digest(SALT, made.to_bytes()))
    (tmp_path / "receipt.json.salt").write_text(to_base64(SALT))
    [verdict] = verify_papers([path], ledger=ledger)
    assert verdict.answer is Answer.SOUND


def test_an_entry_that_nobody_signed_makes_nothing_sound(written, tmp_path):
    path, made = written
    make_ledger(tmp_path / "ledger")
    append(tmp_path / "ledger", signed("paper.made", facts={"paper": made.digest}))
    [verdict] = verify_papers([path], ledger=tmp_path / "ledger")
    assert verdict.answer is Answer.CANNOT_TELL
    assert "nobody has signed" in told(verdict)


def test_a_ledger_that_knows_nothing_of_it_leaves_it_open(written, tmp_path):
    [verdict] = verify_papers([written[0]], ledger=ledger_with(tmp_path / "ledger", paper="ab" * 32))
    assert verdict.answer is Answer.CANNOT_TELL
    assert "does not hold its digest" in told(verdict)


def test_a_changed_content_beside_it_is_found(written):
    path, _ = written
    beside = path.with_suffix(".json")
    beside.write_bytes(beside.read_bytes().replace(b"Istanbul", b"Ankara", 1))
    [verdict] = verify_papers([path])
    assert verdict.answer is Answer.NOT
    assert "not that of the content" in told(verdict)


def test_a_changed_pdf_under_the_same_digest_is_not_called_the_same(written):
    path, _ = written
    with pikepdf.open(path, allow_overwriting_input=True) as opened:
        opened.pages[0].contents_add(b"0 0 10 10 re f")
        opened.save(path)
    [verdict] = verify_papers([path], ledger=None)
    assert verdict.answer is Answer.CANNOT_TELL
    assert "not the same to the last byte" in told(verdict)
    assert not verdict.proves


def test_pages_of_two_papers_in_one_file_are_found(written, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(pdf(paper(Kind.DEATH)))
    with pikepdf.open(written[0]) as one, pikepdf.open(other) as two:
        one.pages.extend(two.pages)
        one.save(tmp_path / "mixed.pdf")
    [verdict] = verify_papers([tmp_path / "mixed.pdf"])
    assert verdict.answer is Answer.NOT
    assert "do not all bear the same digest" in told(verdict)


def test_without_its_content_only_the_digest_can_be_read(written):
    path, made = written
    path.with_suffix(".json").unlink()
    [verdict] = verify_papers([path])
    assert verdict.answer is Answer.CANNOT_TELL
    assert made.spoken in told(verdict)
    assert "put the file receipt.json beside it" in told(verdict)


def test_a_foreign_pdf_is_no_paper_of_ours(tmp_path):
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(tmp_path / "foreign.pdf")
    [verdict] = verify_papers([tmp_path / "foreign.pdf"])
    assert verdict.answer is Answer.CANNOT_TELL
    assert "No digest can be read" in told(verdict)


@pytest.mark.parametrize(
    "rest", [b"", b"1.7\n", b"\xff" * 2_000, b"1.7\n1 0 obj<</Length 99999999999>>stream\n"]
)
def test_any_bytes_that_call_themselves_a_pdf_are_answered(tmp_path, rest):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-" + rest)
    [verdict] = verify_papers([tmp_path / "broken.pdf"])
    assert verdict.answer is Answer.CANNOT_TELL


def test_the_content_by_itself_is_held_against_the_ledger(written, tmp_path):
    path, made = written
    ledger = ledger_with(tmp_path / "ledger", paper=made.digest)
    [verdict] = verify_papers([path.with_suffix(".json")], ledger=ledger)
    assert verdict.answer is Answer.SOUND
    assert verdict.what == "the content of a paper"


def test_a_content_that_was_written_otherwise_is_not_the_file_of_the_paper(written):
    beside = written[0].with_suffix(".json")
    beside.write_text(json.dumps(json.loads(beside.read_bytes()), indent=1), encoding="utf-8")
    [verdict] = verify_papers([beside])
    assert verdict.answer is Answer.NOT
    assert "not in canonical form" in told(verdict)


def test_a_draft_is_said_to_be_one(tmp_path):
    (tmp_path / "draft.json").write_bytes(paper(Kind.RECEIPT, judged=False).to_bytes())
    [verdict] = verify_papers([tmp_path / "draft.json"])
    assert "unjudged draft" in told(verdict)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_paper_is_read_back_as_it_was_written(kind):
    made = paper(kind)
    assert parse_paper(made.to_bytes()) == made


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"paper": "letter"},
        [],
        {"paper": "receipt"},
        {"paper": "receipt", "content": {}},
        {"paper": 1},
        "paper",
    ],
)
def test_what_is_no_content_of_a_paper_is_refused_with_a_reason(value):
    with pytest.raises(Unreadable) as refused:
        parse_paper(canonical_bytes(value))
    assert str(refused.value)


def test_nesting_without_end_is_refused():
    with pytest.raises(Unreadable):
        parse_paper(b'{"paper":' + b"[" * 100_000)


def test_a_salt_named_after_the_signed_document_is_found_beside_the_paper(written, tmp_path):
    path, made = written
    ledger = ledger_with(tmp_path / "ledger", digest=salted_digest(SALT, made.to_bytes()))
    (tmp_path / "another.salt").write_text(to_base64(bytes(32)))
    (tmp_path / "no.salt").write_text("this is no salt")
    (tmp_path / "receipt.signed.salt").write_text(to_base64(SALT))
    [verdict] = verify_papers([path], ledger=ledger)
    assert verdict.answer is Answer.SOUND
