"""What the tests of pages share: the examples, stored."""

import pytest
from django.core.management import call_command

from playground import cabinet


@pytest.fixture
def examples(db: None) -> None:
    """All examples in the database, and no drawer open yet."""
    call_command("load_examples", verbosity=0)
    cabinet.close_drawers()
