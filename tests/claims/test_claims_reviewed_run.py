"""From an announcement through a person's review into the accounts, by the commands that a person types."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allforall.claims.article import Article
from allforall.claims.every import never_above, refuted
from allforall.claims.record.record import public_record
from allforall.cli.app import build

TEXT = (
    "Ukraine's defence ministry said on 5 March 2026 that 203 soldiers had returned to Ukraine in an exchange of"
    " prisoners.\n"
)


def run(*words: str | Path) -> dict:
    result = CliRunner().invoke(build(), [*map(str, words), "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def news(tmp_path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text(TEXT, "utf-8")
    about = {"lang": "en", "date": "2026-03-06", "url": "https://example.org/one"}
    (tmp_path / "news" / "one.json").write_text(json.dumps(about), "utf-8")
    return tmp_path


def judge(path: Path, out: Path, **cells: str) -> Path:
    """Fill in every line of a review as a person does with a spreadsheet."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [
            line | {"who": "clerk 3", "why": "read in the original", **cells} for line in csv.DictReader(file)
        ]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, lines[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(lines)
    return out


def test_a_claim_waits_until_a_person_accepts_it_and_then_stands_in_the_record(news):
    assert run("claims", "read", news / "news", "--out", news / "out")["waiting"] == 1
    with (news / "out" / "review.csv").open(encoding="utf-8") as file:
        (line,) = csv.DictReader(file)
    assert (line["entry"], line["standing"]) == ("EX-2026-03-05", "contradicted") or line["counts"]
    before = run("claims", "site", "--to", news / "before", "--languages", "en")
    judged = judge(news / "out" / "review.csv", news / "judged.csv", verdict="accept")
    after = run("claims", "site", "--to", news / "site", "--languages", "en", "--judged", judged)
    assert after["accepted"] >= 2
    assert after["statements"] == before["statements"] + after["accepted"]
    page = (news / "site" / "en" / "exchange" / "EX-2026-03-05.html").read_text("utf-8")
    assert "203" in page
    assert "203" not in (news / "before" / "en" / "exchange" / "EX-2026-03-05.html").read_text("utf-8")


def test_reading_again_asks_nothing_that_was_judged_and_says_the_judgement(news):
    run("claims", "read", news / "news", "--out", news / "out")
    judged = judge(news / "out" / "review.csv", news / "judged.csv", verdict="reject")
    assert run("claims", "read", news / "news", "--out", news / "out", "--judged", judged)["waiting"] == 0
    (claim,) = json.loads((news / "out" / "one.json").read_text("utf-8"))["claims"]
    assert claim["judged"]["verdict"] == "reject"
    assert (
        run("claims", "site", "--to", news / "site", "--languages", "en", "--judged", judged)["accepted"] == 0
    )


def test_a_corrected_claim_counts_as_the_person_wrote_it(news):
    run("claims", "read", news / "news", "--out", news / "out")
    judged = judge(
        news / "out" / "review.csv",
        news / "judged.csv",
        verdict="correct",
        counts="to_ua.persons at_least 200",
    )
    run("claims", "site", "--to", news / "site", "--languages", "en", "--judged", judged)
    page = (news / "site" / "en" / "exchange" / "EX-2026-03-05.html").read_text("utf-8")
    assert "at least 200" in page
    assert "203" not in page


def test_a_review_that_nobody_can_use_is_said_and_nothing_is_lost(news):
    (news / "judged.csv").write_bytes(b"\xff\xfe nonsense")
    found = run("claims", "read", news / "news", "--out", news / "out", "--judged", news / "judged.csv")
    assert found["findings"]["claims.bad_review"] == 1
    assert found["waiting"] == 1


@pytest.mark.parametrize(
    ("language", "text", "most"),
    [
        ("en", "In every exchange so far, no side got more than 100 people.", 100),
        ("en", "The size of any swap never exceeded 1,000 people.", 1000),
        ("uk", "Кількість людей у жодному обміні не перевищувала 100 осіб.", 100),
        ("ru", "Ни в одном обмене число людей не превышало 1 000.", 1000),
    ],
)
def test_a_sentence_about_every_exchange_is_understood(language, text, most):
    assert [each.most for each in never_above(Article(text, language))] == [most]


@pytest.mark.parametrize(
    "text",
    [
        "In this exchange no more than 100 people came home.",
        "Every soldier hopes that he is not held for more than 100 days.",
        "More than 100 people came home in every exchange.",
    ],
)
def test_a_sentence_about_one_exchange_or_something_else_is_not_one(text):
    assert list(never_above(Article(text, "en"))) == []


def test_never_above_100_meets_215_of_21_september_2022():
    (finding,) = refuted(
        Article("No exchange was ever larger than 100 people.", "en"), "text", public_record()
    )
    assert (finding.args["number"] > 100, finding.code) == (True, "claims.never_above")


def test_a_promise_of_both_sides_that_one_side_alone_announces_is_marked_for_the_person(news):
    text = "Russia's ombudsman said on 9 March 2026 that Ukraine and Russia had agreed to exchange 160 prisoners each.\n"
    (news / "news" / "one.txt").write_text(text, "utf-8")
    (news / "news" / "one.json").write_text(json.dumps({"lang": "en", "date": "2026-03-10"}), "utf-8")
    run("claims", "read", news / "news", "--out", news / "out")
    with (news / "out" / "review.csv").open(encoding="utf-8") as file:
        standing = [line["standing"] for line in csv.DictReader(file) if line["kind"] == "COMMIT"]
    assert standing == ["new, one-sided"]
