"""`manage.py remove_untouched`: say what nobody keeps or opens any more, and remove it if asked."""

from argparse import ArgumentParser
from typing import Any

from django.db import DatabaseError

from playground.management.refusal import RefusingCommand
from playground.sharing.keeping import LIFETIME, Old, forget, old_ones, untouched
from playground.words import printable

LONGEST = 36_500
"""Days: a hundred years."""


class Command(RefusingCommand):
    """Exit status: 0 whether there was anything or not, 2 usage error or no database."""

    help = (
        "Say which networks no account keeps and nobody has opened or changed for long; with "
        "--remove, remove them. Examples, listed networks and snapshots always stay."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The contract of the command line."""
        parser.add_argument(
            "--days", default=str(LIFETIME), help=f"untouched for so many days ({LIFETIME})"
        )
        parser.add_argument("--remove", action="store_true", help="remove what is listed")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each network, then how many they are."""
        days = self._days(options["days"])
        try:
            self._go_through(days, remove=options["remove"])
        except DatabaseError as error:
            self.refuse(f"The database is not ready ({error}); run `manage.py migrate` first.")

    def _days(self, text: str) -> int:
        days = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
        if not 0 < days <= LONGEST:
            self.refuse(f"--days {text[:40]}: write a whole number from 1 to {LONGEST:,}.")
        return days

    def _go_through(self, days: int, remove: bool) -> None:
        """What is removed is said before."""
        count = 0
        for some in old_ones(days):
            self.stdout.write("\n".join(map(_line, some)))
            gone = untouched(days).filter(pk__in=[one.key for one in some])
            count += forget(gone) if remove else len(some)
        since = f"untouched for {_counted(days, 'day')}"
        if count:
            what = "removed; snapshots of them stay" if remove else "--remove removes them"
            self.stdout.write(f"{_counted(count, 'network')} {since}: {what}.")
        else:
            self.stdout.write(f"No network is {since}.")


def _line(one: Old) -> str:
    resources = _counted(one.resources, "resource")
    return f"{one.touched:%Y-%m-%d}  {resources:>15}  {printable(one.title)}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
