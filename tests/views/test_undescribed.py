"""What the source does not describe is shown as such; ids that are ARNs and logical ids are at home
on every page.
"""

from html import unescape

import pytest
from django.test import Client

from playground import cabinet
from playground.drawing import Picture, draw
from playground.drawing.mermaid import to_mermaid
from playground.drawing.readable import to_readable_dot
from playground.models.rows import save_rows
from playground.scenariofile import ScenarioFile, read
from playground.views.outline import outline

ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/shop/50dc6c495c0c9188"
FOUND = f"""
format: 1
slug: found
as_found: true
vpcs: {{lab: {{cidr: 10.0.0.0/16, logical_id: module.lab.aws_vpc.this}}}}
subnets:
  a: {{vpc: lab, cidr: 10.0.1.0/24, route_table: rtb-0123456789abcdef0}}
  b: {{vpc: lab, cidr: 10.0.2.0/24}}
transit_gateway_vpc_attachments:
  door: {{vpc: lab, transit_gateway: tgw-0123456789abcdef0, subnets: [b]}}
vpc_peering_connections:
  to-theirs: {{requester_vpc: lab, accepter_vpc: vpc-0123456789abcdef0}}
instances:
  web: {{vpc: lab, subnet: a, private_ip: 10.0.1.10, logical_id: WebServer}}
  ghost: {{vpc: lab, subnet: a, undescribed: true}}
network_load_balancers:
  shop: {{id: '{ARN}', vpc: lab, subnets: [b]}}
"""


@pytest.fixture(scope="module")
def found() -> ScenarioFile:
    return read(FOUND)


@pytest.fixture(scope="module")
def picture(found: ScenarioFile) -> Picture:
    return draw(found.network)


@pytest.fixture
def stored(db: None, found: ScenarioFile) -> str:
    save_rows(found.rows)
    cabinet.close_drawers()
    return "/s/found/"


def page(client: Client, path: str, **query: str) -> str:
    """A page's text."""
    response = client.get(path, query)
    assert response.status_code == 200
    return unescape(response.content.decode())


NOT_DESCRIBED = ["rtb-0123456789abcdef0", "tgw-0123456789abcdef0", "vpc-0123456789abcdef0"]
COMMANDS = ["ec2 describe-route-tables", "ec2 describe-transit-gateways", "ec2 describe-vpcs"]


@pytest.mark.parametrize(("ref", "command"), [*zip(NOT_DESCRIBED, COMMANDS, strict=True)])
def test_the_inspector_says_what_to_add(
    client: Client, stored: str, ref: str, command: str
) -> None:
    text = page(client, stored, select=ref)
    assert "The source does not describe this" in text
    assert "is what others say of it" in text
    assert f"aws {command}" in text


def test_the_inspector_says_nothing_of_the_kind_of_what_is_described(
    client: Client, stored: str, found: ScenarioFile
) -> None:
    (web,) = (one for one in found.network if found.network.logical_ids.get(one.id) == "WebServer")
    text = page(client, stored, select=web.id)
    assert "does not describe this" not in text
    assert "Logical id" in text
    assert "WebServer" in text


def test_the_outline_has_a_badge_for_each(found: ScenarioFile) -> None:
    marked, pending = set(), outline(found.network)
    while pending:
        branch = pending.pop()
        pending += branch.children
        marked |= {branch.id} if branch.badge == "not described" else set()
    assert marked == set(found.network.undescribed) - {interface_of_ghost(found)}


def interface_of_ghost(found: ScenarioFile) -> str:
    """It has the name of its instance, and so no line of its own."""
    (ghost,) = (one for one in found.network if one.name == "ghost" and one.id.startswith("eni-"))
    return ghost.id


def test_the_picture_marks_cards_and_frames(picture: Picture) -> None:
    cards = {card.ref: card for card in picture.cards}
    hub = cards["tgw-0123456789abcdef0"]
    assert "undescribed" in hub.marks.split()
    assert hub.label.endswith(", not described")
    assert "not described" in [line.text for line in hub.lines]
    theirs = next(frame for frame in picture.frames if frame.ref == "vpc-0123456789abcdef0")
    assert theirs.lines == ("not described",)
    assert "undescribed" in theirs.marks.split()
    assert picture.svg().count("undescribed") >= 3


def test_what_is_described_is_not_marked(picture: Picture) -> None:
    web = next(card for card in picture.cards if card.name == "web")
    assert "undescribed" not in web.marks
    lab = next(frame for frame in picture.frames if frame.kind == "vpc" and frame.name == "lab")
    assert (lab.marks, lab.lines) == ("", ("10.0.0.0/16",))


def test_nobody_says_what_a_subnet_is_whose_table_is_not_described(picture: Picture) -> None:
    badges = {frame.name: frame.badge for frame in picture.frames if frame.kind == "subnet"}
    assert badges == {"a": "unknown", "b": "isolated"}


@pytest.mark.parametrize("ask", [{}, {"from": "WebServer", "to": "10.0.2.4"}, {"select": ARN}])
def test_pages_with_an_arn_work(client: Client, stored: str, ask: dict[str, str]) -> None:
    assert "shop" in page(client, stored, **ask)


def test_a_load_balancer_is_selected_by_its_arn(client: Client, stored: str) -> None:
    text = page(client, stored, select=ARN)
    assert '<h2 id="inspector-title">shop</h2>' in text
    assert ARN in text


def test_a_question_names_a_host_by_its_logical_id(client: Client, stored: str) -> None:
    text = page(client, stored, **{"from": "WebServer", "to": "10.0.2.4"})
    assert "Nobody can say whether" in text
    assert "describe-route-tables" in text


def test_the_other_pictures_bear_an_arn_and_stand_ins(found: ScenarioFile) -> None:
    assert "shop" in to_readable_dot(found.network)
    assert "web" in str(to_mermaid(draw(found.network), None))
