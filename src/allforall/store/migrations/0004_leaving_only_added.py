"""Requests that a file may leave and what was said to them are only added; the database refuses one's own word."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLES = ("store_leaving", "store_leavingword")
_TRIGGER = "CREATE TRIGGER store_leavingword_{} BEFORE {} ON"
OWN = "(SELECT user_id FROM store_leaving WHERE id = NEW.leaving_id) = NEW.user_id"


def on(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of the database at hand."""
    for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgresql():
        editor.execute(statement)


def _sqlite() -> list[str]:
    refuse = "SELECT RAISE(ABORT, 'store: {}')"
    made = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
        f" BEGIN {refuse.format('only ever added')}; END"
        for table in TABLES
        for verb in ("UPDATE", "DELETE")
    ]
    own = refuse.format("nobody lets their own file go")
    return [
        *made,
        f"CREATE TRIGGER store_leavingword_not_own BEFORE INSERT ON store_leavingword WHEN {OWN} BEGIN {own}; END",
    ]


def _postgresql() -> list[str]:
    own = f"IF {OWN} THEN RAISE EXCEPTION 'store: nobody lets their own file go'; END IF; RETURN NEW;"
    made = [
        f"CREATE FUNCTION store_not_own() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {own} END $$",
        f"{_TRIGGER.format('not_own', 'INSERT')} store_leavingword FOR EACH ROW EXECUTE FUNCTION store_not_own()",
    ]
    for table in TABLES:
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
    for table in TABLES:
        for name in ("no_update", "no_delete", "no_change", "no_truncate", "not_own"):
            where = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{where}")
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION IF EXISTS store_not_own()")


class Migration(migrations.Migration):
    """Sets the triggers."""

    dependencies: ClassVar = [("store", "0003_leaving")]
    operations: ClassVar = [migrations.RunPython(on, off)]
