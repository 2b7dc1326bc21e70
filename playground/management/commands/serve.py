"""`manage.py serve`: make everything ready, and serve the site with uvicorn."""

import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from playground.serving.readiness import NotReady, make_ready, why_no_port
from playground.serving.server import server_command
from playground.serving.workers import ALONE, asked_for_workers

SQLITE = (
    "Several workers need PostgreSQL: a file of SQLite lets one of them write at a time. "
    "Set DATABASE_URL=postgres://user:password@host:5432/name, or serve with one worker."
)


class Command(BaseCommand):
    """One worker on SQLite, or several on PostgreSQL and Redis."""

    help = "Check the servers that are needed, migrate, load the examples, and serve."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, and how many workers."""
        parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1 unless you say so")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--workers", type=int, help="how many processes; WEB_CONCURRENCY, or else one"
        )

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        """Everything that hinders is told at once; then this process becomes the server."""
        workers = asked_for_workers() if options["workers"] is None else options["workers"]
        _refuse(workers)
        if why_not := why_no_port(host, port):
            raise CommandError(why_not)
        try:
            told = make_ready()
        except NotReady as problem:
            raise CommandError(str(problem)) from problem
        for line in told:
            self.stdout.write(line)
        call_command("migrate", verbosity=0)
        call_command("load_examples", stdout=self.stdout)
        connection.close()
        self.stdout.write(_welcome(host, port, workers))
        self.stdout.flush()
        command = server_command(host, port, workers)
        os.execv(command[0], command)


def _refuse(workers: int) -> None:
    if workers < 1:
        raise CommandError(f"At least one worker serves; {workers} do not.")
    if workers > 1 and not settings.REDIS_URL:
        raise CommandError(ALONE)
    if workers > 1 and connection.vendor == "sqlite":
        raise CommandError(SQLITE)


def _welcome(host: str, port: int, workers: int) -> str:
    who = "one worker" if workers == 1 else f"{workers} workers"
    return f"The playground: http://{host}:{port}  ({who}; Ctrl+C ends it)"
