"""Learn what the levels of agreement weigh on somebody's own lists, and keep it in a file that a person can read."""

from datetime import date
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.finding import blocks
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.intake import read_columns, read_list
from allforall.linkage.model import read_model, written
from allforall.linkage.training import Trained, train


def train_links(
    paths: list[Path],
    out: Path,
    *,
    columns: Path | None = None,
    model: Path | None = None,
    propose_from: float | None = None,
    today: date | None = None,
    progress: Progress = SILENT,
) -> Trained:
    """Read one or two lists, learn, write the model to `out`; `model` is what to start from.

    With `propose_from`, a probability, it is learned too whom to propose.

    Raises `InputError` (`actions.list_unreadable`) where a list could not be read.
    """
    headers = read_columns(columns) if columns else None
    lists = []
    for path in paths:
        read = read_list(
            path, name=path.stem, source=path.stem, today=today, columns=headers, progress=progress
        )
        if read.people is None:
            raise InputError(
                "actions.list_unreadable",
                mark("{path} could not be read: {why} What was found stands in findings.csv."),
                path=str(path),
                why=next((f"{f.says()} {f.do()}" for f in read.findings if blocks([f])), ""),
            )
        lists.append(read.people)
    with task(progress, mark("Learning weights")):
        trained = train(lists, model=read_model(model) if model else None, propose_from=propose_from)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(written(trained.model), encoding="utf-8")
    return trained
