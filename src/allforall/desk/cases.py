"""Opens a compartment from an exchange folder: its definition, its agreement, and the lists that one bureau was shown."""

from datetime import datetime
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.base.progress import SILENT, Progress, task
from allforall.desk.house import vault
from allforall.desk.work import read, take_in
from allforall.exchange.definition import Exchange, ListSpec
from allforall.exchange.view import View, visible
from allforall.files.folder_in import EXCHANGE_FILE, FolderSource
from allforall.store.arrivals import Arrival, receive
from allforall.store.models import Compartment, Job


def open_case(
    folder: Path, ours: Letter, now: datetime, *, example: bool = False, progress: Progress = SILENT
) -> Compartment:
    """Make a compartment of a folder and take in its lists; comparing them is left to the worker.

    Raises `InputError`: `desk.case_there` where the exchange was opened already, `desk.case_unusable` where the folder
    cannot be used.
    """
    source = FolderSource(folder)
    exchange, findings = source.exchange()
    if exchange is None:
        raise InputError(
            "desk.case_unusable",
            mark("{path} cannot be used: {why}"),
            path=str(folder),
            why=" ".join(f"{found.says()} {found.do()}" for found in findings),
        )
    if Compartment.objects.filter(slug=exchange.id).exists():
        raise InputError(
            "desk.case_there",
            mark(
                "The exchange {name} was opened at this desk already. Bring new lists in on the page Lists."
            ),
            name=exchange.id,
        )
    compartment = _compartment(folder, exchange, ours, now, example=example)
    specs = [spec for spec in visible(exchange, View(ours)) if source.locate(spec).is_file()]
    with task(progress, mark("Taking lists in"), len(specs)):
        for spec in specs:
            _take_in(compartment, source, spec, now)
            progress.advance()
    return compartment


def _compartment(
    folder: Path, exchange: Exchange, ours: Letter, now: datetime, *, example: bool
) -> Compartment:
    made: Compartment = Compartment.objects.create(
        slug=exchange.id,
        title=exchange.title,
        notice=exchange.notice,
        ours=ours,
        is_example=example,
        definition=(folder / EXCHANGE_FILE).read_text("utf-8"),
        agreement=(folder / exchange.agreement_file).read_text("utf-8"),
        key=vault().new_key(f"compartment/{exchange.id}"),
        created_at=now,
    )
    return made


def _take_in(compartment: Compartment, source: FolderSource, spec: ListSpec, now: datetime) -> None:
    arrival = Arrival(
        spec.name, spec.kind.value, spec.said_by, spec.about, spec.received, spec.reply_by, spec.offered_under
    )
    content = source.locate(spec).read_bytes()
    version = receive(vault(), compartment, arrival, spec.file, content, "setup", now)
    job = Job(compartment=compartment, about={"version": version.pk}, asked_by="setup")
    read.carry_out(job, SILENT)
    take_in.carry_out(job, SILENT)
