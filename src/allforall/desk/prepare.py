"""Makes a folder of data ready for the desk and sets Django up in this process."""

import os
from dataclasses import dataclass
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark


@dataclass(frozen=True, slots=True)
class Place:
    """Where one desk keeps its data, on which port it answers, and whether it shows the example."""

    data: Path
    port: int = 8000
    demo: bool = False

    def environment(self) -> dict[str, str]:
        """Say it as the settings read it."""
        return {
            "ALLFORALL_DESK_DATA": str(self.data.resolve()),
            "ALLFORALL_DESK_PORT": str(self.port),
            "ALLFORALL_DESK_DEMO": "1" if self.demo else "0",
            "DJANGO_SETTINGS_MODULE": "allforall.desk.settings",
        }


def set_up(place: Place) -> None:
    """Make the folder, readable by its owner alone, and set Django up; raise `InputError` (`desk.no_room`) where it cannot be."""
    try:
        for folder in (place.data, place.data / "uploads", place.data / "static"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            "desk.no_room",
            mark("The desk cannot keep its data in {path}: {why}. Name another folder with --data."),
            path=str(place.data),
            why=error.strerror or str(error),
        ) from error
    os.environ.update(place.environment())
    import django  # noqa: PLC0415  # settings are read when it is loaded

    django.setup()


def bring_up_to_date() -> None:
    """Bring tables and style files up to this version of the program."""
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def refuse_mixing(place: Place) -> None:
    """Refuse to show the example beside real data, or real data under the example's open door."""
    from allforall.store.models import Compartment  # noqa: PLC0415

    real = Compartment.objects.filter(is_example=False).exists()
    example = Compartment.objects.filter(is_example=True).exists()
    if place.demo and real:
        raise InputError(
            "desk.demo_with_real_data",
            mark(
                "{path} holds real cases, and --demo lets anybody in without signing in. Name another folder with --data."
            ),
            path=str(place.data),
        )
    if example and not place.demo:
        raise InputError(
            "desk.example_without_demo",
            mark("{path} holds the example. Open it with --demo, or name another folder with --data."),
            path=str(place.data),
        )
