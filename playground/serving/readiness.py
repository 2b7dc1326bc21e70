"""Before the first page is served: both servers answer, the database is there, the port is free."""

import errno
import os
import socket
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql
from redis import Redis
from redis.exceptions import RedisError

SECONDS = 5
USUAL_PORT, LAST_PORT = 8000, 65535
HOSTS = "--host 127.0.0.1, or 0.0.0.0 for all of this machine"
POSTGRESQL_ADVICE = (
    "Start it, or say where another is: DATABASE_URL=postgres://user:password@host:5432/name"
)
REDIS_ADVICE = "Start it, or say where another is: REDIS_URL=redis://:password@host:6379/0"


class NotReady(Exception):  # noqa: N818  (an outcome that the command line tells)
    """Something that serving needs is not there; as text, what, and what to do."""


def why_no_port(host: str, port: int) -> str:
    """Why nobody can listen there, as a sentence, and what to do; "" where one can."""
    if not 0 <= port <= LAST_PORT:
        return f"{port} is no port. Choose one from 0 to {LAST_PORT}: --port {USUAL_PORT}"
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (socket.gaierror, UnicodeError):
            return f"There is no host {host}. Choose another: {HOSTS}"
        except OSError as problem:
            return _why_not(host, port, problem.errno or 0)
    return ""


def _why_not(host: str, port: int, reason: int) -> str:
    place = f"Port {port} of {host}"
    if reason == errno.EADDRINUSE:
        other = port + 1 if port < LAST_PORT else USUAL_PORT
        return f"{place} is taken. Choose another: --port {other}"
    if reason == errno.EACCES:
        return (
            f"{place} is not allowed to you. Choose one from 1024 on, such as --port {USUAL_PORT}"
        )
    if reason == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine. Choose another: {HOSTS}"
    return f"{place} cannot be used: {os.strerror(reason)}"


def make_ready() -> list[str]:
    """Ask both servers whether they answer, and make the database if there is none.

    Returns a line for each thing that was found or done.  Raises NotReady, with every reason.
    """
    told: list[str] = []
    missing: list[str] = []
    for make in (_database, _redis):
        try:
            told.append(make())
        except NotReady as problem:
            missing.append(str(problem))
    if missing:
        raise NotReady("\n".join(missing))
    return [line for line in told if line]


def _database() -> str:
    if connection.vendor != "postgresql":
        return f"The database is {settings.DATABASES['default']['NAME']}."
    wanted = _parameters()
    place = f"{wanted.get('host') or 'its socket'}:{wanted.get('port') or 5432}"
    name = str(wanted["dbname"])
    try:
        psycopg.connect(**wanted).close()
    except psycopg.OperationalError as problem:
        _make_database(place, name, wanted, problem)
        return f"Made the database {name} on PostgreSQL at {place}."
    return f"PostgreSQL answers at {place}, with the database {name}."


def _make_database(place: str, name: str, wanted: dict[str, Any], problem: Exception) -> None:
    """Make it, if that is all that is missing.  Raises NotReady."""
    try:
        with psycopg.connect(**{**wanted, "dbname": "postgres"}, autocommit=True) as server:
            if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                raise NotReady(_refused(place, problem))
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except psycopg.errors.DuplicateDatabase:
        return  # another process was quicker
    except psycopg.errors.InsufficientPrivilege:
        raise NotReady(
            f"PostgreSQL at {place} has no database {name}, and {wanted.get('user')} may not make "
            f"one. Make it: createdb --owner={wanted.get('user')} {name}"
        ) from None
    except psycopg.OperationalError:
        raise NotReady(_refused(place, problem)) from None


def _parameters() -> dict[str, Any]:
    """What Django connects with, as psycopg takes it for one plain connection."""
    found: dict[str, Any] = connection.get_connection_params()
    plain = ("dbname", "user", "password", "host", "port", "sslmode", "sslrootcert", "options")
    return {name: found[name] for name in plain if name in found} | {"connect_timeout": SECONDS}


def _refused(place: str, problem: Exception) -> str:
    reason = " ".join(str(problem).split())
    does_not = "does not let us in" if "FATAL" in reason else "does not answer"
    return f"PostgreSQL {does_not} at {place}: {reason}\n  {POSTGRESQL_ADVICE}"


def _redis() -> str:
    if not settings.REDIS_URL:
        return ""
    place = _place_of(settings.REDIS_URL)
    try:
        with Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=SECONDS, socket_timeout=SECONDS
        ) as server:
            server.ping()
    except (RedisError, OSError, ValueError) as problem:
        reason = " ".join(str(problem).split())
        raise NotReady(f"Redis does not answer at {place}: {reason}\n  {REDIS_ADVICE}") from None
    return f"Redis answers at {place}."


def _place_of(address: str) -> str:
    """Without what nobody else should read."""
    try:
        found = urlsplit(address)
        return f"{found.hostname or found.path}:{found.port or 6379}"
    except ValueError:
        return "the address in REDIS_URL"
