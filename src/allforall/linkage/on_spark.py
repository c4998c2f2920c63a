"""A Spark session for Splink: the one that is running, as under `spark-submit`, or one of this machine."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allforall.base.errors import InputError
from allforall.base.messages import mark

PARTITIONS = 8
"""Parts of a shuffle on one machine; a cluster sets `spark.sql.shuffle.partitions` itself."""
PLANNING = {
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.debug.maxToStringFields": "25",
    "spark.sql.maxPlanStringLength": "1000",
}
"""Dozens of rules in one question: what may be inferred from each for all the others takes minutes to work out."""


@contextmanager
def spark_api() -> Iterator[Any]:
    """Open Splink's door to Spark. A session that was running stays open; one that was started here is stopped.

    Raises `InputError` (`linkage.no_spark`) where pyspark is not installed.
    """
    try:
        from pyspark import SparkConf  # noqa: PLC0415  # only lists too big for one machine need it
        from pyspark.sql import SparkSession  # noqa: PLC0415
        from splink.backends.spark import SparkAPI, similarity_jar_location  # noqa: PLC0415
    except ImportError as missing:
        raise InputError(
            "linkage.no_spark",
            mark(
                "Spark is not installed. Install requirements/spark.txt and Java 17, or use another engine."
            ),
        ) from missing
    running = SparkSession.getActiveSession()
    builder = SparkSession.builder.appName("allforall").config("spark.jars", similarity_jar_location())
    if running is None and not SparkConf().contains("spark.master"):
        builder = builder.master("local[*]").config("spark.sql.shuffle.partitions", PARTITIONS)
        builder = builder.config("spark.ui.enabled", "false").config("spark.driver.memory", "3g")
    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        session = running or builder.getOrCreate()
        if not session.sparkContext.getCheckpointDir():
            session.sparkContext.setCheckpointDir(folder)
        before = {name: session.conf.get(name) for name in PLANNING}
        for name, value in PLANNING.items():
            session.conf.set(name, value)
        try:
            yield SparkAPI(spark_session=session)
        finally:
            if running is None:
                session.stop()
            else:
                for name, value in before.items():
                    session.conf.set(name, value)


def laid_down(api: Any, table: Any, name: str) -> Any:
    """Give Spark a table as files in its checkpoint folder.

    A table handed over in memory stands inside of every question: its rows were filtered by the planner, on one
    thread, again for each side of each rule, and 100,000 a side did not get done in eight minutes.
    """
    session = api.spark
    path = f"{session.sparkContext.getCheckpointDir()}/{name}"
    session.createDataFrame(table).write.mode("overwrite").parquet(path)
    return session.read.parquet(path)
