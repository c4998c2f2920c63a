"""Small lists for the tests of linkage; every person in them is invented."""

import polars as pl

from allforall.people.fields import BY_NAME
from allforall.people.person_list import Column, PersonList

ANNA = {"surname": "Шевчук", "given_name": "Ганна", "patronymic": "Петрівна", "dob": "1991-07-03"}
TARAS = {"surname": "Вербицький", "given_name": "Тарас", "patronymic": "Олегович", "dob": "1988-02-14"}


def person_list(name, rows):
    """Make a list of rows given as dicts of fields; an id is the row's number where it has none."""
    rows = [{"id": f"{number:04d}", **row} for number, row in enumerate(rows, start=1)]
    fields = [field for field in BY_NAME if field == "id" or any(field in row for row in rows)]
    values = pl.DataFrame(
        {field: [row.get(field) for row in rows] for field in fields},
        schema=dict.fromkeys(fields, pl.String),
    )
    columns = {field: Column(index, field) for index, field in enumerate(fields)}
    lines = pl.Series(range(2, len(rows) + 2), dtype=pl.Int64)
    return PersonList(name, f"{name}.csv", "0" * 64, "", name, values, values, lines, columns)


def strangers(count):
    """Invent people who share no name with anybody in the tests, so that lists are not lists of one."""
    letters = "бвгдзклмнпрстфх"
    return [
        {
            "id": f"z{n:04d}",
            "surname": f"{letters[n % 15]}у{letters[n // 15 % 15]}а{letters[n // 225 % 15]}енко".title(),
            "given_name": ("Богдан", "Ростислав", "Мирон")[n % 3],
            "patronymic": ("Львович", "Якович", "Ігорович")[n // 3 % 3],
            "dob": f"{1970 + n % 30}-{1 + n % 12:02d}-{1 + n % 28:02d}",
        }
        for n in range(count)
    ]


def band(links, left_id="0001", right_id="0001"):
    """Return the band of a pair, or None where it is not among the links."""
    found = links.pairs.filter((pl.col("left_id") == left_id) & (pl.col("right_id") == right_id))
    return found["band"][0] if found.height else None
