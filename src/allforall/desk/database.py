"""Where the desk keeps what it knows: SQLite beside its data, or a PostgreSQL of a team."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from allforall.base.errors import UsageError
from allforall.base.messages import mark

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-65536",
    "PRAGMA mmap_size=268435456",
)
"""Without recursive triggers `INSERT OR REPLACE` would slip past the rule that what was said is never changed."""


def database_of(url: str, data: Path) -> dict[str, Any]:
    """Return Django's description of the database that an address names, or of the file in the folder of data."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "desk.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": ";".join(_PRAGMAS),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise UsageError(
            "desk.database_unknown",
            mark(
                "ALLFORALL_DATABASE_URL begins with {scheme}. Name a PostgreSQL: postgresql://USER:PASSWORD@HOST/NAME"
            ),
            scheme=parts.scheme,
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
