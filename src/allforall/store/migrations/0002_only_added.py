"""What was said, judged, decided or looked at is only ever added: the database itself refuses anything else."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NEVER_CHANGED = (
    "store_judgementline",
    "store_decision",
    "store_lookup",
    "store_chainlink",
    "store_checkpoint",
)
SEALED_PARTS = ("ordinary", "identity", "custody", "will", "health")
KEPT_OF_ROWS = ("version_id", "position", "line", "row_id")
HALF_IN = "(SELECT state FROM store_version WHERE id = OLD.version_id) IN ('read', 'arriving')"
"""A list that was never in may be taken away again, whole."""


_FUNCTION = "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
_TRIGGER = "CREATE TRIGGER {} BEFORE {} ON store_row FOR EACH ROW EXECUTE FUNCTION {}()"


def _erasing(empty: str, differ: str) -> str:
    """Write the one change of a row that is allowed: its parts become empty, once, and the day is noted."""
    same = " AND ".join(f"NEW.{column} = OLD.{column}" for column in KEPT_OF_ROWS)
    gone = " AND ".join(f"NEW.{part} = {empty}" for part in SEALED_PARTS)
    return f"{same} AND {gone} AND OLD.erased_at IS NULL AND NEW.erased_at IS {differ} NULL"


def on(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of the database at hand."""
    if editor.connection.vendor == "sqlite":
        for statement in _sqlite():
            editor.execute(statement)
    else:
        for statement in _postgresql():
            editor.execute(statement)


def _sqlite() -> list[str]:
    refuse = "SELECT RAISE(ABORT, 'store: only ever added')"
    made = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN {refuse}; END"
        for table in NEVER_CHANGED
        for verb in ("UPDATE", "DELETE")
    ]
    allowed = _erasing("x''", "NOT")
    return [
        *made,
        f"CREATE TRIGGER store_row_no_update BEFORE UPDATE ON store_row WHEN NOT ({allowed}) BEGIN {refuse}; END",
        f"CREATE TRIGGER store_row_no_delete BEFORE DELETE ON store_row WHEN NOT ({HALF_IN}) BEGIN {refuse}; END",
    ]


def _postgresql() -> list[str]:
    refuse = "RAISE EXCEPTION 'store: only ever added'"
    allowed = _erasing("''::bytea", "NOT")
    made = [
        f"CREATE FUNCTION store_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse}; END $$",
        f"{_FUNCTION.format('store_row_change')} IF {allowed} THEN RETURN NEW; END IF; {refuse}; END $$",
        f"{_FUNCTION.format('store_row_removal')} IF {HALF_IN} THEN RETURN OLD; END IF; {refuse}; END $$",
        _TRIGGER.format("store_row_no_update", "UPDATE", "store_row_change"),
        _TRIGGER.format("store_row_no_delete", "DELETE", "store_row_removal"),
    ]
    for table in NEVER_CHANGED:
        made.append(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"
            " EXECUTE FUNCTION store_refuse()"
        )
        made.append(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION store_refuse()"
        )
    return made


def off(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again."""
    for table in (*NEVER_CHANGED, "store_row"):
        for name in ("no_update", "no_delete", "no_change", "no_truncate"):
            where = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{where}")
    if editor.connection.vendor == "postgresql":
        for function in ("store_refuse", "store_row_change", "store_row_removal"):
            editor.execute(f"DROP FUNCTION IF EXISTS {function}()")


class Migration(migrations.Migration):
    """Sets the triggers."""

    dependencies: ClassVar = [("store", "0001_first")]
    operations: ClassVar = [migrations.RunPython(on, off)]
