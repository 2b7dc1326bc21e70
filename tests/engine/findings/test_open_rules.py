"""Rules for everybody: on ports by which machines are managed, on databases, on everything."""

import pytest

from playground.engine.findings import Weight
from playground.engine.findings.open_rules import DatabaseOpen, ManagementOpen
from tests.engine.findings.cast import PUBLIC, carrier, found, host, sg, told
from tests.engine.rows import prefix_list

MANAGED = ("ManagementOpen", "sg-web", "ingress[0]")
STORED = ("DatabaseOpen", "sg-web", "ingress[0]")
ANYTHING = ("OpenToEverything", "sg-web", "ingress[0]")


@pytest.mark.parametrize(
    ("service", "finding"),
    [
        ("tcp/22", MANAGED),
        ("tcp/23", MANAGED),
        ("tcp/3389", MANAGED),
        ("tcp/5985-5986", MANAGED),
        ("tcp/20-25", MANAGED),
        ("tcp/3306", STORED),
        ("tcp/5432", STORED),
        ("all", ANYTHING),
    ],
)
@pytest.mark.parametrize("everybody", ["0.0.0.0/0", "::/0"])
def test_what_is_for_a_few_is_not_for_everybody(
    service: str, finding: tuple[str, str, str], everybody: str
) -> None:
    group = sg(("in", service, everybody))
    assert found(*PUBLIC, group, carrier("sg-web")) == [finding]


@pytest.mark.parametrize(
    "row",
    [
        ("in", "tcp/443", "0.0.0.0/0"),
        ("in", "tcp/24-1432", "0.0.0.0/0"),
        ("in", "udp/22", "0.0.0.0/0"),
        ("in", "icmp/8", "0.0.0.0/0"),
        ("in", "tcp/22", "203.0.113.0/24"),
        ("in", "tcp/22", "0.0.0.0/1"),
        ("in", "tcp/22", "sg-web"),
        ("in", "all", "10.0.0.0/8"),
        ("out", "all", "0.0.0.0/0"),
    ],
)
def test_web_servers_offices_and_what_goes_out_are_no_findings(row: tuple[str, str, str]) -> None:
    assert found(*PUBLIC, sg(row), carrier("sg-web")) == []


def test_all_ports_of_tcp_are_ports_of_both_kinds() -> None:
    group = sg(("in", "tcp/0-65535", "0.0.0.0/0"))
    assert found(*PUBLIC, group, carrier("sg-web")) == [MANAGED, STORED]


def test_a_prefix_list_may_hold_everybody() -> None:
    group = sg(("in", "tcp/22", "pl-1"))
    everybody = prefix_list("pl-1", "198.51.100.0/24", "0.0.0.0/0")
    one = told(*PUBLIC, group, carrier("sg-web"), everybody)
    assert isinstance(one, ManagementOpen)
    assert (str(one.everybody), one.prefix_list) == ("0.0.0.0/0", "pl-1")
    offices = prefix_list("pl-1", "198.51.100.0/24")
    assert found(*PUBLIC, group, carrier("sg-web"), offices) == []


def test_it_weighs_more_where_the_internet_reaches_somebody() -> None:
    group = sg(("in", "tcp/5432", "0.0.0.0/0"))
    inside = told(*PUBLIC, group, carrier("sg-web"))
    assert isinstance(inside, DatabaseOpen)
    assert (inside.reached, inside.weight) == (None, Weight.NOTE)
    outside = told(*PUBLIC, group, *host(groups=["sg-web"], public="203.0.113.9"))
    assert isinstance(outside, DatabaseOpen)
    assert (outside.reached, outside.weight) == ("server", Weight.WARNING)


def test_an_address_of_the_other_family_is_not_reached_by_the_rule__FLOW_06() -> None:
    six = sg(("in", "tcp/22", "::/0"))
    one = told(*PUBLIC, six, *host(groups=["sg-web"], public="203.0.113.9"))
    assert one.weight is Weight.NOTE


def test_a_firewall_must_take_what_is_for_others() -> None:
    anything = sg(("in", "all", "0.0.0.0/0"))
    firewall = host(groups=["sg-web"], public="203.0.113.9", source_dest_check=False)
    assert found(*PUBLIC, anything, *firewall) == []
    assert found(*PUBLIC, anything, *firewall, carrier("sg-web")) == [ANYTHING]
    managed = sg(("in", "tcp/22", "0.0.0.0/0"))
    assert found(*PUBLIC, managed, *firewall) == [MANAGED]
