from pathlib import Path

import allforall.intake.findings  # noqa: F401  # declares the kinds
from allforall.base.finding import KINDS
from allforall.people.fields import FIELDS

PAGE = (Path(__file__).parents[2] / "docs" / "intake.md").read_text("utf-8")


def test_every_finding_of_intake_is_documented_with_its_severity():
    kinds = [kind for kind in KINDS.values() if kind.code.startswith("intake.")]
    assert kinds
    for kind in kinds:
        assert f"| `{kind.code}` | {kind.severity} |" in PAGE


def test_every_field_is_documented_with_its_headers():
    for field in FIELDS:
        assert f"| `{field.name}` |" in PAGE
