"""Files that describe more than a page takes: refused by counting, before any of it is judged."""

import json

import pytest
from django.test import Client
from pytest_django import Settings

from playground.models import Scenario
from playground.scenariofile import ScenarioFileError, read
from playground.scenariofile.questions import MOST_CHECKS
from playground.scenariofile.size import Most

VPC = {"vpcs": {"a": {"cidr": "10.0.0.0/16"}}}


def checks(count: int) -> str:
    """A file with so many of them."""
    one = {"from": "internet", "to": "10.0.0.9", "expect": "unreachable"}
    every = [{**one, "port": port} for port in range(1, count + 1)]
    return json.dumps({"format": 1, **VPC, "checks": every})


def test_a_file_with_more_resources_is_refused_whatever_else_is_wrong_with_it(
    client: Client, settings: Settings, db: None
) -> None:
    settings.MOST_RESOURCES = 50
    # No block at all: each of them would be a fault of its own, if it was looked at.
    document = {"format": 1, "vpcs": {f"v{number}": {} for number in range(30)}}
    document["subnets"] = {f"s{number}": {} for number in range(30)}
    response = client.post("/import/", {"text": json.dumps(document)})
    assert response.status_code == 422
    text = response.content.decode()
    assert "These are 60 resources; at most 50 can be opened here." in text
    assert "is missing here" not in text
    assert not Scenario.objects.exists()


def test_a_file_with_more_checks_is_refused(client: Client, db: None) -> None:
    assert client.post("/import/", {"text": checks(MOST_CHECKS)}).status_code == 303
    response = client.post("/import/", {"text": checks(MOST_CHECKS + 1)})
    assert response.status_code == 422
    assert "These are 101 checks; at most 100 can be opened here." in response.content.decode()
    assert Scenario.objects.count() == 1


def test_a_command_takes_what_a_file_can_hold() -> None:
    assert len(read(checks(300)).checks) == 300
    with pytest.raises(ScenarioFileError, match="These are 300 checks; at most 299"):
        read(checks(300), most=Most(1_000, 299))
