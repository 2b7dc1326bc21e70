"""What the tests of links share: an example, and a copy of it."""

import pytest
from django.test import Client

from playground.models import Scenario
from playground.models.rows import save_rows
from playground.sources import open_scenario
from tests.views.building import slug_in


@pytest.fixture
def three_tier(db: None) -> Scenario:
    """The example, which anybody may look at."""
    rows = open_scenario("three-tier").rows
    rows.scenario.is_example = True
    save_rows(rows)
    return rows.scenario


@pytest.fixture
def own(client: Client, three_tier: Scenario) -> Scenario:
    """A copy of it that the client has made."""
    slug = slug_in(client.post(f"/s/{three_tier.slug}/copy/").headers["Location"])
    return Scenario.objects.get(slug=slug)
