"""What the report says that a clause promises to each side."""

import pytest

from allforall.actions.run_exchange import run_exchange
from allforall.documents.counts import Absent
from allforall.documents.run_report.promises import promises
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from small_exchange import small_exchange

pytestmark = pytest.mark.slow


def test_a_number_for_both_sides_together_is_promised_to_neither_alone_and_says_so(tmp_path):
    folder = small_exchange(tmp_path / "exchange")
    text = (folder / "agreement.yaml").read_text(encoding="utf-8")
    each = "number: 1200, scope: each"
    assert text.count(each) == 1
    (folder / "agreement.yaml").write_text(
        text.replace(each, "number: 1200, scope: combined"), encoding="utf-8"
    )
    found = promises(run_exchange(FolderSource(folder), View("both")))
    together = [
        promise
        for clause in found
        for promise in clause.promises
        if "for both sides together" in promise.note
    ]
    assert [promise.to for promise in together] == ["A", "B"]
    assert all(promise.promised is Absent.NOT_KNOWN for promise in together)
    assert {promise.note for promise in together} == {"at least 1,200 for both sides together"}
