import os
import subprocess
import sys

import pytest
from django.conf import settings

from allforall.base.errors import UsageError
from allforall.desk.database import database_of


@pytest.mark.slow
@pytest.mark.parametrize("hosts", ["", "desk.example.org"])
def test_djangos_own_checks_find_nothing_to_say(tmp_path, hosts):
    (tmp_path / "uploads").mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "django", "check", "--deploy", "--fail-level", "DEBUG"],
        env={**os.environ, "ALLFORALL_DESK_DATA": str(tmp_path), "ALLFORALL_DESK_HOSTS": hosts},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert ("0 silenced" in done.stdout) == bool(hosts)


def test_an_address_names_a_postgresql(tmp_path):
    found = database_of("postgresql://olena:a%20b@db.example:5433/desk?sslmode=require", tmp_path)
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("desk", "olena", "a b")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})


def test_another_database_is_refused_in_words(tmp_path):
    with pytest.raises(UsageError, match="Name a PostgreSQL"):
        database_of("mysql://x/y", tmp_path)


def test_sqlite_is_durable_and_refuses_to_replace(case):
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("speaks of SQLite")
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
    }
    with connection.cursor() as cursor:
        for name, value in expected.items():
            cursor.execute(f"PRAGMA {name}")
            assert cursor.fetchone()[0] == value, name


def test_cookies_belong_to_this_desk_alone():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Strict"
    assert not settings.DEBUG


@pytest.mark.slow
def test_the_command_line_never_loads_django():
    code = (
        "import sys, allforall.cli.app as app; app.build();"
        "sys.exit(any(name.split('.')[0] in {'django', 'allauth'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_models_and_migrations_say_the_same(case):
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
