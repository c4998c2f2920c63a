"""Labels of bags as people type or scan them: one a line."""

from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.files.round_events import plain

MOST_BYTES = MEGABYTE


def read_labels(path: Path) -> list[str]:
    """Read a file of labels; blank lines say nothing."""
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise InputError(
            "rounds.no_labels",
            mark("{path} is no file of labels, or is larger than {most} MB."),
            path=str(path),
            most=MOST_BYTES // MEGABYTE,
        )
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(
            "rounds.labels_not_text", mark("{path} is not in UTF-8. Save it again as UTF-8."), path=str(path)
        ) from error
    return [label for line in lines if (label := plain(line))]
