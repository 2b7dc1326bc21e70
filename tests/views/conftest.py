"""What the tests of pages share: the examples, stored."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from playground import cabinet
from playground.models import Row, Scenario
from playground.models.rows import MODELS

Stored = list[tuple[type[Scenario | Row], list[Any]]]


@pytest.fixture(scope="session")
def stored_examples(django_db_setup: None, django_db_blocker: Any) -> Stored:
    """The rows of all examples, table by table, as `load_examples` stores them; gone again."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_examples", stdout=StringIO())
        stored = [(model, list(model._default_manager.all())) for model in (Scenario, *MODELS)]
        transaction.set_rollback(True)
    return stored


@pytest.fixture
def examples(db: None, stored_examples: Stored) -> None:
    """All examples in the database, and no drawer open yet."""
    for model, rows in stored_examples:
        model._default_manager.bulk_create(rows)
    cabinet.close_drawers()
