import polars as pl
import pytest

from allforall.linkage import link
from allforall.linkage.measure import measure
from linkage_people import person_list
from shared import shared

pytestmark = [pytest.mark.needs_shared, pytest.mark.slow]


def febrl(path):
    """Read one of the two lists of FEBRL 4: 5,000 Australian records and as many corrupted copies."""
    table = pl.read_csv(path, infer_schema=False).rename(lambda name: name.strip())
    table = table.with_columns(pl.all().str.strip_chars().replace("", None))
    born = table["date_of_birth"]
    return table.select(
        id=pl.col("rec_id"),
        surname="surname",
        given_name="given_name",
        dob=born.str.slice(0, 4) + "-" + born.str.slice(4, 2) + "-" + born.str.slice(6, 2),
        place="suburb",
    ).to_dicts()


def test_records_that_no_part_of_the_model_was_made_for_are_linked_without_mistakes():
    left = person_list("a", febrl(shared("data/linkage/dataset4a.csv")))
    right = person_list("b", febrl(shared("data/linkage/dataset4b.csv")))
    truth = left.values.select(
        left_id="id", right_id=pl.col("id").str.replace("-org", "-dup-0", literal=True)
    )
    found = link(left, right)
    proposed = measure(found.matches.select("left_id", "right_id"), truth)
    shown = measure(found.pairs.select("left_id", "right_id"), truth)
    assert proposed.precision >= 0.999
    assert proposed.recall >= 0.65
    assert shown.recall >= 0.8
