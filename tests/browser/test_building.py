"""A network built from nothing: once by keyboard alone, once by mouse alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from playground.checks import Result, run
from playground.scenariofile import ScenarioFile, read
from tests.browser import STILL
from tests.browser.keyboard import Keyboard
from tests.browser.mouse import Mouse, stored
from tests.command_line import ROOT

ZONE_A, ZONE_B = "us-east-1a", "us-east-1b"
SUBNETS = {
    # name: (zone, block, public, route table, network ACL if not the default)
    "web-b": (ZONE_B, "10.0.1.0/24", True, "public", ""),
    "app-a": (ZONE_A, "10.0.10.0/24", False, "private", ""),
    "app-b": (ZONE_B, "10.0.11.0/24", False, "private", ""),
    "db-a": (ZONE_A, "10.0.20.0/24", False, "data", "data-acl"),
    "db-b": (ZONE_B, "10.0.21.0/24", False, "data", "data-acl"),
}
ACL = {
    "Inbound rules": (
        ("100", "5432", "10.0.0.0/16"),
        ("110", "22", "10.0.0.0/24"),
        ("120", "1024-65535", "10.0.20.0/23"),
    ),
    "Outbound rules": (("100", "1024-65535", "10.0.0.0/16"),),
}
GROUPS = {
    # name: (description, (ports, source) of each row)
    "bastion-sg": ("SSH from the office", [("22", "203.0.113.128/26")]),
    "web-sg": (
        "Browsers from anywhere",
        [("443", "0.0.0.0/0"), ("80", "0.0.0.0/0"), ("22", "bastion-sg")],
    ),
    "app-sg": ("The web servers", [("8080", "web-sg"), ("22", "bastion-sg")]),
    "db-sg": (
        "The application servers, and each other",
        [("5432", "app-sg"), ("5432", "self"), ("22", "bastion-sg")],
    ),
}
INSTANCES = {
    # name: (subnet, private address, public address, group)
    "bastion": ("web-a", "10.0.0.10", "203.0.113.10", "bastion-sg"),
    "web-1": ("web-a", "10.0.0.11", "203.0.113.11", "web-sg"),
    "web-2": ("web-b", "10.0.1.11", "203.0.113.12", "web-sg"),
    "app-1": ("app-a", "10.0.10.11", "false", "app-sg"),
    "app-2": ("app-b", "10.0.11.11", "false", "app-sg"),
    "db-1": ("db-a", "10.0.20.11", "false", "db-sg"),
    "db-2": ("db-b", "10.0.21.11", "false", "db-sg"),
}


@pytest.mark.once("is about the keys; by mouse the same is built on both")
def test_the_three_tiers_are_built_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    keys = Keyboard(page)
    keys.follow("Start from nothing")
    page.wait_for_url("**/s/*/")
    _name(keys, "Three tiers and a bastion")
    _ways(keys)
    _subnets(keys)
    _groups(keys)
    _instances(keys)
    _check(keys, "web-1", "db-1", "5432", "Web does not talk to the database", "unreachable")
    _check(keys, "app-1", "db-1", "5432", "App talks to the database", "reachable")
    built, example = _downloaded(keys), _example()
    assert _names(built) == _names(example)
    assert _results(built, example) == _results(example, example)
    assert [check.title for check in built.checks] == [
        "Web does not talk to the database",
        "App talks to the database",
    ]


def _name(keys: Keyboard, title: str) -> None:
    keys.follow("Edit the title")
    expect(keys.page.get_by_label("Title", exact=True)).to_be_focused()
    keys.type(title)
    keys.store("Enter")
    expect(keys.page.locator("h1")).to_have_text(title)


def _ways(keys: Keyboard) -> None:
    """The VPC and what leads out of it, each thing after what it needs."""
    keys.add("VPC", "shop", IPv4_CIDR="10.0.0.0/16", Region="us-east-1")
    keys.add("Internet gateway", "igw", VPC="shop")
    keys.begin("Route table")
    keys.type("public")
    keys.rows("Routes", {"Destination": "0.0.0.0/0", "Target": "igw"})
    keys.save("public")
    _subnet(keys, "web-a", (ZONE_A, "10.0.0.0/24", True, "public", ""))
    keys.add("NAT gateway", "nat", Subnet="web-a", Private_address="10.0.0.20")
    keys.follow("nat-eip")
    expect(keys.page.locator("#inspector .overline")).to_have_text("Elastic IP")
    keys.enter("Public address", "203.0.113.5")
    keys.save("nat-eip")
    keys.begin("Route table")
    keys.type("private")
    keys.rows("Routes", {"Destination": "0.0.0.0/0", "Target": "nat"})
    keys.save("private")
    keys.add("Route table", "data")


def _subnets(keys: Keyboard) -> None:
    keys.begin("Network ACL")
    keys.type("data-acl")
    for part, rows in ACL.items():
        told = [
            {"Rule": number, "Action": "allow", "Protocol": "tcp", "Ports": ports, "Address": block}
            for number, ports, block in rows
        ]
        keys.rows(part, *told, there=1)
    keys.save("data-acl")
    for name, fields in SUBNETS.items():
        _subnet(keys, name, fields)


def _subnet(keys: Keyboard, name: str, fields: tuple[str, str, bool, str, str]) -> None:
    zone, block, public, table, acl = fields
    keys.begin("Subnet")
    keys.type(name)
    keys.enter("Availability Zone", zone)
    keys.enter("IPv4 CIDR", block)
    keys.enter("Auto-assign public IPv4", public)
    keys.enter("Route table", table)
    if acl:
        keys.enter("Network ACL", acl)
    keys.save(name)


def _groups(keys: Keyboard) -> None:
    for name, (description, rows) in GROUPS.items():
        keys.begin("Security group")
        keys.type(name)
        keys.enter("Description", description)
        told = [{"Protocol": "tcp", "Ports": ports, "Source": source} for ports, source in rows]
        keys.rows("Inbound rules", *told)
        keys.save(name)


def _instances(keys: Keyboard) -> None:
    for name, (subnet, private, public, group) in INSTANCES.items():
        keys.begin("Instance")
        keys.type(name)
        keys.enter("Subnet", subnet)
        keys.enter("Private address", private)
        keys.enter("Public address", public)
        for other in (*GROUPS, "shop-default"):
            keys.enter(other, other == group)
        keys.save(name)
    keys.add("Outside host", "office", Addresses="203.0.113.130")
    keys.add("Outside host", "stranger", Addresses="203.0.113.66")


def _check(keys: Keyboard, source: str, to: str, port: str, title: str, expected: str) -> None:
    """Ask, and keep the answer."""
    keys.go_to("From")
    for text in (source, to, "", port):
        if text:
            keys.type(text)
        keys.press("Tab")
    keys.go_to("Port", by="Shift+Tab")
    keys.press("Enter")
    expect(keys.page.locator("#trace")).to_have_attribute("data-verdict", expected)
    keys.follow("Keep as a check")
    expect(keys.page.get_by_label("What it makes sure of")).to_be_focused()
    keys.enter("What it makes sure of", title)
    keys.store("Enter")
    expect(keys.page.locator("#checks")).to_contain_text(title)


def _downloaded(keys: Keyboard) -> ScenarioFile:
    """The scenario file, from the menu."""
    keys.page.reload()
    keys.follow("Export")
    with keys.page.expect_download() as started:
        keys.follow("YAML to edit and to open here")
    return read(Path(started.value.path()).read_bytes())


def _example() -> ScenarioFile:
    return read((ROOT / "playground/examples/three-tier.yaml").read_bytes())


def _names(file: ScenarioFile) -> list[tuple[str, str]]:
    """Kind and name of everything."""
    return sorted((type(node).__name__, node.name) for node in file.network)


def _results(file: ScenarioFile, example: ScenarioFile) -> list[tuple[str, str, str]]:
    """Title, verdict and code of each check of the example, asked in this network."""
    results: list[Result] = [run(check, file.network) for check in example.checks]
    return [(one.check.title, one.verdict.value, one.code) for one in results]


@pytest.mark.visitor(**STILL)
def test_three_tiers_in_two_zones_are_built_by_mouse_alone(page: Page) -> None:
    page.goto("/")
    mouse = Mouse(page)
    page.get_by_role("button", name="Start from nothing").click()
    page.get_by_role("link", name="An empty VPC").click()
    vpc = mouse.confirm("VPC")
    names = [mouse.add_in(f"VPC {vpc}", "Subnet") for _ in range(6)]
    assert names[:2] == ["subnet-a", "subnet-b"]
    web, app, data = names[:2], names[2:4], names[4:]
    for name in web:
        told = mouse.quick(f"isolated subnet {name}", f"Make {name} public")
        assert any("Route 0.0.0.0/0 → igw" in line for line in told), told
    told = mouse.quick(f"isolated subnet {app[0]}", f"Give {app[0]} a NAT gateway")
    assert any(line.startswith("Elastic IP") for line in told), told
    group = _open_group(mouse)
    server = _instance(mouse, f"public subnet {web[0]}", group)
    worker = mouse.add_in(f"private subnet {app[0]}", "Instance")
    store = mouse.add_in(f"isolated subnet {data[1]}", "Instance")
    expect(mouse.ask("the internet", f"instance {server}")).to_contain_text("Yes:")
    expect(mouse.ask("the internet", f"instance {worker}")).to_contain_text("No:")
    expect(mouse.ask(f"instance {worker}", "the internet")).to_contain_text("Yes:")
    expect(mouse.ask(f"instance {store}", "the internet")).to_contain_text("No:")
    expect(mouse.ask(f"instance {worker}", f"instance {store}")).to_contain_text("Yes:")


def _open_group(mouse: Mouse) -> str:
    """A group with the row that is proposed first: HTTPS from anywhere."""
    mouse.choose("Security group")
    mouse.page.locator("#part-ingress").get_by_role("button", name="Add a row").click()
    return mouse.confirm("Security group")


def _instance(mouse: Mouse, subnet: str, group: str) -> str:
    name = mouse.add_in(subnet, "Instance")
    ticks = mouse.page.get_by_role("group", name="Security groups")
    ticks.get_by_label(group, exact=True).check()
    with stored(mouse.page):
        mouse.page.get_by_role("button", name="Save", exact=True).click()
    return name
