"""Makes every list in turn, types it as its bureau does and writes it, and beside it the truth."""

from collections.abc import Callable
from pathlib import Path

import polars as pl

from allforall.sampling.formats import write_workbook
from making import lists as living
from making.cast import SEED, cast
from making.children import children
from making.clerk import Table, careless, headed, spoil_dates, typed
from making.evidence import evidence
from making.files import GENERATED, sheet, with_real_dates, write_csv
from making.known import sayings
from making.offer import offer
from making.offer_plan import plan_offer
from making.remains import remains
from making.returned import returned
from making.truth import links, omitted, twice
from making.words import HEADERS, Language

A_MISSING = (
    "id", "surname", "given_name", "patronymic", "sex", "dob", "place", "rank", "unit", "personal_number", "category",
    "capture_date", "capture_place", "last_sign_of_life", "condition", "medical_class", "will", "will_heard_by", "source",
    "reliability", "status", "note",
)  # fmt: skip
HELD = (
    "id", "surname", "given_name", "patronymic", "sex", "dob", "rank", "unit", "branch", "personal_number", "category",
    "capture_date", "capture_place", "holder", "holder_type", "site", "held_since", "last_sign_of_life", "condition",
    "medical_class", "will", "will_heard_by", "note",
)  # fmt: skip
B_MISSING = (
    "id", "surname", "given_name", "patronymic", "sex", "dob", "place", "rank", "unit", "personal_number", "category",
    "capture_date", "capture_place", "last_sign_of_life", "condition", "source", "status", "note",
)  # fmt: skip
REMAINS_HEADERS: dict[str, dict[str, str]] = {
    "b": {"found_on": "Дата обнаружения", "found_at": "Место обнаружения", "id": "Номер"},
    "a": {"found_on": "Дата виявлення", "found_at": "Місце виявлення", "id": "Номер"},
}
REMAINS = ("id", "surname", "given_name", "found_on", "found_at", "category", "note")
OFFER_TITLES = (f"Список для обмена, передан 6 июня 2025 г. {GENERATED}", "640 человек")
COVER = ("Список разыскиваемых. По состоянию на 1 июня 2025 г.", GENERATED, "Люди — на листе «Список».")
REMAINS_OF_A, REMAINS_OF_B = 6_000, 80


def make(folder: Path) -> None:
    """Write `lists/` and `truth/` into a folder."""
    a, b = cast("A"), cast("B")
    tables = {
        "a-missing.csv": living.missing(a, living.stream("a-missing")),
        "b-held.csv": living.held(a, living.stream("b-held")),
        "b-missing.xlsx": living.missing(b, living.stream("b-missing")),
        "a-held.xlsx": living.held(b, living.stream("a-held")),
        "a-evidence.csv": evidence(a, living.stream("a-evidence")),
        "a-returned.csv": returned(a, living.stream("a-returned")),
        "b-returned.csv": returned(b, living.stream("b-returned")),
        "b-remains.csv": remains(a, REMAINS_OF_A, "B", living.stream("b-remains")),
        "a-remains.csv": remains(b, REMAINS_OF_B, "A", living.stream("a-remains")),
        "a-children.csv": children(living.stream("a-children")),
    }
    asked, seen = tables["a-missing.csv"], tables["a-evidence.csv"]
    plan = plan_offer(a, b, asked, seen, living.stream("offer plan"))
    tables["b-offer-640.xlsx"], faults = offer(a, b, plan, living.stream("b-offer-640"))
    _write_lists(folder / "lists", tables)
    truth = folder / "truth"
    truth.mkdir(parents=True, exist_ok=True)
    links(list(tables.items())).write_csv(truth / "links.csv")
    twice(list(tables.items())).write_csv(truth / "twice.csv")
    pl.DataFrame(faults, schema=["row_id", "fault"], orient="row").write_csv(truth / "offer_faults.csv")
    omitted(plan, asked, seen, sayings([asked, seen])).write_csv(truth / "offer_omitted.csv")


def _write_lists(folder: Path, tables: dict[str, Table]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file, table in tables.items():
        WRITERS[file](table, folder / file)


def _typed(table: Table, language: Language) -> pl.DataFrame:
    return typed(table.rows, language, living.stream(f"{table.name} typed"))


def _typed_by_hand(table: Table, language: Language) -> pl.DataFrame:
    return careless(_typed(table, language), living.stream(f"{table.name} careless"))


def _a_missing(table: Table, path: Path) -> None:
    rows = spoil_dates(_typed_by_hand(table, "uk"), "uk", table.unreadable)
    write_csv(headed(rows, "uk", A_MISSING), path, separator=";", encoding="utf-8-sig")


def _b_held(table: Table, path: Path) -> None:
    write_csv(headed(_typed_by_hand(table, "ru"), "ru", HELD), path, separator="\t", encoding="cp1251")


def _a_held(table: Table, path: Path) -> None:
    titles = ("Особи сторони B, яких утримує сторона A. Станом на 1 червня 2025 року", GENERATED)
    write_workbook({"Утримувані": sheet(headed(_typed_by_hand(table, "uk"), "uk", HELD), titles)}, path)


def _b_missing(table: Table, path: Path) -> None:
    rows = spoil_dates(_typed_by_hand(table, "ru"), "ru", table.unreadable)
    fields = {field: HEADERS["ru"][field] for field in ("dob", "capture_date", "last_sign_of_life")}
    people = with_real_dates(headed(rows, "ru", B_MISSING), table.rows, fields, 0.6, SEED)
    write_workbook({"Пояснения": [[line] for line in COVER], "Список": people}, path)


def _a_evidence(table: Table, path: Path) -> None:
    write_csv(table.rows, path, separator=",", encoding="utf-8")


def _returned(language: Language, separator: str, encoding: str) -> Callable[[Table, Path], None]:
    def write(table: Table, path: Path) -> None:
        rows = headed(_typed(table, language), language, tuple(table.rows.columns))
        write_csv(rows, path, separator=separator, encoding=encoding)

    return write


def _remains(language: Language, side: str, encoding: str) -> Callable[[Table, Path], None]:
    def write(table: Table, path: Path) -> None:
        rows = _typed(table, language).with_columns(
            category=pl.lit({"uk": "загиблий", "ru": "погибший"}[language])
        )
        write_csv(
            headed(rows, language, REMAINS, **REMAINS_HEADERS[side]), path, separator=";", encoding=encoding
        )

    return write


def _a_children(table: Table, path: Path) -> None:
    headers = {"capture_date": "Дата зникнення", "capture_place": "Місце зникнення"}
    rows = headed(_typed(table, "uk"), "uk", tuple(table.rows.columns), **headers)
    write_csv(rows, path, separator=",", encoding="utf-8")


def _offer(table: Table, path: Path) -> None:
    rows = headed(_typed(table, "ru"), "ru", tuple(table.rows.columns), id="№ п/п")
    write_workbook({"Список": sheet(rows, OFFER_TITLES, ("Всего: 640",))}, path)


WRITERS: dict[str, Callable[[Table, Path], None]] = {
    "a-missing.csv": _a_missing,
    "b-held.csv": _b_held,
    "b-missing.xlsx": _b_missing,
    "a-held.xlsx": _a_held,
    "a-evidence.csv": _a_evidence,
    "a-returned.csv": _returned("uk", ",", "utf-8"),
    "b-returned.csv": _returned("ru", ";", "cp1251"),
    "b-remains.csv": _remains("ru", "b", "cp1251"),
    "a-remains.csv": _remains("uk", "a", "utf-8"),
    "a-children.csv": _a_children,
    "b-offer-640.xlsx": _offer,
}
