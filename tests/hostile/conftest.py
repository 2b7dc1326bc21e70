"""A network of every kind in which whatever somebody can write is an attack."""

import pytest
from django.db import models, transaction

from playground import cabinet
from playground.models import Scenario
from playground.models.rows import MODELS, save_rows
from playground.scenariofile import read
from tests.kinds.sample import EVERY_KIND

ATTACK = "\"><x-evil onclick=alert(1)>'`{{7*7}}{%x%}\\N\\G</title></script></svg><!--]]>&lt;"
TEXTS = ("name", "description", "logical_id", "title")


@pytest.fixture
def shop(db: None) -> Scenario:
    """It may be edited by whoever knows its name."""
    rows = read(EVERY_KIND).rows
    scenario: Scenario = rows.scenario
    scenario.slug, scenario.is_example = "shop", False
    scenario.title = scenario.description = ATTACK
    scenario.checks = [{**check, "title": ATTACK} for check in scenario.checks]
    for model in MODELS:
        written = [key for key in TEXTS if key in {field.name for field in model._meta.fields}]
        for row in rows.of(model):
            for key in written:
                setattr(row, key, _attacking(model._meta.get_field(key)))
    with transaction.atomic():
        save_rows(rows)
    cabinet.close_drawers()
    return scenario


def _attacking(field: models.Field) -> str:
    return ATTACK[: field.max_length or len(ATTACK)]
