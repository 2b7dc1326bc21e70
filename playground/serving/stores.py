"""Where things are kept, as settings: the database by its address, and what carries the news."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
SECONDS_TO_CONNECT = 5
SECONDS_FOR_REDIS = 2
"""It tells of edits after they are stored, and whoever stored one waits for that."""

Settings = dict[str, Any]


def database(address: str, most_connections: int) -> Settings:
    """The settings of the database at an address.  Raises ImproperlyConfigured.

    `most_connections` is how many one process opens to PostgreSQL.
    """
    try:
        found: Settings = dict(dj_database_url.parse(address, conn_max_age=0))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError):
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a database. It looks like "
            "postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3"
        ) from None
    if found["ENGINE"] == SQLITE:
        found["OPTIONS"] = _SQLITE_OPTIONS
    elif found["ENGINE"] == POSTGRESQL:
        found["CONN_HEALTH_CHECKS"] = True
        found["OPTIONS"] = {**_postgresql_options(most_connections), **found.get("OPTIONS", {})}
    return found


_SQLITE_OPTIONS: Settings = {
    # Readers and one writer at a time get along: WAL, and writers queue from the first statement.
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
}


def _postgresql_options(most_connections: int) -> Settings:
    """Each request has a thread of its own, so connections are lent by a pool: one that is kept by
    a thread would never be used again, and a new one takes longer than most pages.

    A connection is tried before it is lent, so that none is left of a server that was restarted.
    """
    return {
        "application_name": f"playground {os.getpid()}",
        "connect_timeout": SECONDS_TO_CONNECT,
        "pool": {
            "min_size": 1,
            "max_size": most_connections,
            "timeout": SECONDS_TO_CONNECT,
            "reconnect_timeout": SECONDS_TO_CONNECT,
        },
    }


def folder_of(database: Settings, otherwise: Path) -> Path:
    """Where a file of SQLite lies; for anything else the other folder."""
    name = str(database["NAME"] or "")
    if database["ENGINE"] != SQLITE or name in ("", ":memory:"):
        return otherwise
    return Path(name).resolve().parent


def channel_layers(redis: str | None, database: Settings, secret_key: str) -> Settings:
    """What carries the news between open pages: this process, or Redis for several.

    Redis tells everybody who listens there, whatever the number of their database: so the names
    that one site uses begin with what only its own processes know.
    """
    if not redis:
        return {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    site = sha256(f"{secret_key} {database['NAME']}".encode()).hexdigest()[:16]
    host = {
        "address": redis,
        "socket_connect_timeout": SECONDS_FOR_REDIS,
        "socket_timeout": SECONDS_FOR_REDIS,
        # A connection to a Redis that was restarted is dead, and is found to be when it is used.
        "retry": Retry(NoBackoff(), 1),
    }
    return {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [host], "prefix": f"playground-{site}"},
        }
    }
