"""Measures how fast lists are read, and how much memory it takes: `python benchmarks/intake.py [ROWS …]`.

For each number of rows (100,000 where none is given) a list with 24 columns is written as csv and, up to 100,000
rows, as xlsx, which takes longer to write than to read; each is read in a fresh process. Memory is the peak of that process and of its limited child.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from allforall.intake import read_list

HEADERS = [
    "№",
    "Прізвище",
    "Ім'я",
    "По батькові",
    "Стать",
    "Дата народження",
    "Місце народження",
    "Громадянство",
    "Адреса",
    "Звання",
    "Військова частина",
    "Рід військ",
    "Особистий номер",
    "Категорія",
    "Дата полону",
    "Місце полону",
    "Хто утримує",
    "Місце утримання",
    "Утримується з",
    "Останні відомості",
    "Стан здоров'я",
    "Джерело",
    "Надійність",
    "Примітка",
]
MOST_ROWS_AS_WORKBOOK = 100_000
SURNAMES = (
    "Шевченко",
    "Коваленко",
    "Бондаренко",
    "Ткаченко",
    "Кравченко",
    "Олійник",
    "Мельник",
    "Гончар",
    "Savchenko",
)
GIVEN = ("Тарас", "Іван", "Олексій", "Андрій", "Петро", "Юрій", "Сергій", "Oleksandr")
PLACES = ("Київ", "Львів", "Харків", "Одеса", "Дніпро", "Маріуполь", "Суми", "Полтава")


def row(number: int, rng: random.Random) -> list[str]:
    """Invent a person; nobody here is anybody."""
    born = date(1960, 1, 1) + timedelta(days=rng.randrange(16_000))
    taken = date(2022, 2, 24) + timedelta(days=rng.randrange(1_000))
    dob = rng.choice((f"{born:%d.%m.%Y}", born.isoformat(), str(born.year)))
    return [
        str(number), f"{rng.choice(SURNAMES)}{rng.randrange(3000):04d}".translate(str.maketrans("0123456789", "абвгдежзик")),
        rng.choice(GIVEN), "Іванович", rng.choice(("ч", "ж")), dob, rng.choice(PLACES), "Україна", rng.choice(PLACES),
        "солдат", f"А{rng.randrange(9999):04d}", "сухопутні війська", f"{rng.randrange(10**6):06d}", "військовополонений",
        f"{taken:%d.%m.%Y}", rng.choice(PLACES), "", "", "", "", rng.choice(("поранений", "здоровий", "")), "родина", "B",
        "",
    ]  # fmt: skip


def write(folder: Path, rows: int) -> list[Path]:
    """Write the same people as csv and xlsx."""
    rng = random.Random(7)
    people = [HEADERS, *(row(number, rng) for number in range(1, rows + 1))]
    text = folder / f"{rows}.csv"
    text.write_text("\n".join(";".join(cells) for cells in people) + "\n", "utf-8")
    if rows > MOST_ROWS_AS_WORKBOOK:
        return [text]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Люди")
    for cells in people:
        sheet.append(cells)
    book.save(folder / f"{rows}.xlsx")
    return [text, folder / f"{rows}.xlsx"]


def measure(path: Path) -> None:
    """Read one list in this process and print what it took."""
    begun = time.perf_counter()
    read = read_list(path, name="list", source="benchmark", received=date(2025, 6, 7))
    seconds = time.perf_counter() - begun
    kilobytes = {
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "child_peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
    }
    print(
        json.dumps(
            {
                "file": path.name,
                "megabytes": round(path.stat().st_size / 1e6, 1),
                "people": len(read.people) if read.people else [f.says() for f in read.findings],
                "seconds": round(seconds, 2),
                **{name: round(value / 1000) for name, value in kilobytes.items()},
            },
            ensure_ascii=False,
        ),
        flush=True,
    )


def main() -> None:
    """Write the lists, then read each in a process of its own."""
    if len(sys.argv) == 3 and sys.argv[1] == "--read":  # noqa: PLR2004  # our own call below
        measure(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        for rows in [int(text) for text in sys.argv[1:]] or [100_000]:
            for path in write(Path(folder), rows):
                subprocess.run([sys.executable, __file__, "--read", str(path)], check=True)


if __name__ == "__main__":
    main()
