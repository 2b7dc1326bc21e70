"""`manage.py load_examples`: bring the examples in the database up to date with their files."""

from hashlib import sha256
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from playground.examples import ORDER
from playground.models import Scenario
from playground.models.rows import save_rows
from playground.sources import SourceError, example_path, open_path


class Command(BaseCommand):
    """Does only what is needed: a second run changes nothing."""

    help = "Load the examples into the database, or bring them up to date."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each example that changed, and one for all that did not."""
        try:
            done = [load_example(slug, position) for position, slug in enumerate(ORDER)]
            done += remove_others()
        except DatabaseError as error:
            message = f"The database is not ready ({error}); run `manage.py migrate` first."
            raise CommandError(message) from error
        except SourceError as error:
            raise CommandError(str(error)) from error
        for line in filter(None, done):
            self.stdout.write(line)
        self.stdout.write(f"{len(ORDER)} examples, {done.count('')} of them as they were.")


@transaction.atomic
def load_example(slug: str, position: int) -> str:
    """Store one example if its file is new or changed; say what was done, "" for nothing."""
    found = Scenario.objects.filter(slug=slug).first()
    if found is not None and not found.is_example:
        return f"{slug}: left alone, somebody's own scenario has this name."
    fingerprint = sha256(example_path(slug).read_bytes()).hexdigest()
    if found is not None and found.content_hash == fingerprint:
        # Where it stands is no change of the network, so the revision stays.
        Scenario.objects.filter(pk=found.pk).exclude(position=position).update(position=position)
        return ""
    rows = open_path(example_path(slug)).rows
    scenario = rows.scenario
    scenario.slug, scenario.position, scenario.is_example = slug, position, True
    scenario.content_hash = fingerprint
    if found is not None:
        scenario.pk, scenario.created = found.pk, found.created
        scenario.revision = found.revision + 1
    save_rows(rows)
    return f"{slug}: {'loaded' if found is None else 'brought up to date'}."


def remove_others() -> list[str]:
    """Remove examples whose file is gone; say which."""
    gone = Scenario.objects.filter(is_example=True).exclude(slug__in=ORDER)
    lines = [f"{slug}: removed." for slug in gone.values_list("slug", flat=True)]
    gone.delete()
    return lines
