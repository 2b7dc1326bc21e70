"""Findings on the page of a scenario: by topic, linked, folded, and what stands there without."""

import re

import pytest
from django.test import Client

from playground import cabinet
from playground.models.rows import save_rows
from playground.report.findings import MOST_OF_A_TOPIC
from playground.scenariofile import read

GROUND = """
format: 1
title: Unwise
slug: unwise
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets: {web-a: {cidr: 10.0.1.0/24}}
"""
OPEN = """
security_groups:
  web-sg:
    ingress:
      - {protocol: tcp, ports: 443, source: 0.0.0.0/0}
      - {protocol: tcp, ports: 22, source: 0.0.0.0/0}
instances:
  web-1: {subnet: web-a, private_ip: 10.0.1.10, security_groups: [web-sg]}
"""
TOPIC = re.compile(r'<details id="findings-([\w-]+)" class="topic"[^>]*?( open)?>')


def section(client: Client, text: str) -> str:
    """The findings of a stored scenario as they stand on its page."""
    save_rows(read(text).rows)
    cabinet.close_drawers()
    return _cut(client.get("/s/unwise/").content.decode())


def _cut(page: str) -> str:
    start = page.index('<section id="findings"')
    return page[start : page.index("</section>", start)]


@pytest.mark.usefixtures("db")
def test_a_finding_is_linked_to_its_resource_and_points_to_the_row(client: Client) -> None:
    found = section(client, GROUND + OPEN)
    assert TOPIC.findall(found) == [("open-to-the-world", " open")]
    assert 'data-path="ingress[1]"' in found
    group = re.search(r'<b><a href="[^"]*" data-select="(sg-\w+)">web-sg</a></b>', found)
    assert group
    assert found.count(group[1]) == 4  # the heading and the name in the sentence are links
    assert "SSH (port 22)" in found


@pytest.mark.usefixtures("db")
def test_where_nothing_is_unwise_that_is_said(client: Client) -> None:
    found = section(client, GROUND)
    assert "Nothing unwise found." in found
    assert TOPIC.findall(found) == []


@pytest.mark.usefixtures("db")
def test_a_long_list_is_folded_and_says_how_many_there_are(client: Client) -> None:
    idle = "\n".join(f"  idle-{n}: {{ingress: []}}" for n in range(MOST_OF_A_TOPIC + 4))
    found = section(client, f"{GROUND}security_groups:\n{idle}\n")
    assert TOPIC.findall(found) == [("unused", "")]
    assert f"The first {MOST_OF_A_TOPIC} of {MOST_OF_A_TOPIC + 4}." in found
    assert found.count("<li data-severity") == MOST_OF_A_TOPIC


@pytest.mark.usefixtures("examples")
def test_what_an_example_shows_on_purpose_is_not_given_away(client: Client) -> None:
    cabinet.close_drawers()
    found = _cut(client.get("/s/mis-10-spokes-do-not-talk/").content.decode())
    assert found.index("Think first, then look: 3 findings") < found.index("Routes to nowhere")
    assert '<details id="findings-all" class="lesson">' in found


@pytest.mark.usefixtures("db")
def test_a_name_is_text_and_nothing_else(client: Client) -> None:
    evil = OPEN.replace("web-sg", "'<script>alert(1)</script>'")
    found = section(client, GROUND + evil)
    assert "<script>" not in found
    assert "&lt;script&gt;" in found
