"""What is wrong with a file is told where it stands, all at once, in words that help.

In the texts of these tables ▶ stands before the place that a fault is expected at.
"""

import pytest

from playground.scenariofile import ScenarioFileError, read
from playground.scenariofile.faults import MOST_FAULTS
from tests.scenarios import faults

LAB = """\
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
"""
DEEP = "[" * 18 + "▶" + "[" * 12 + "]" * 30
TENFOLD = [f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]" for n in range(3)]
BOMB = "\n".join(["format: 1", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]", *TENFOLD])
"""Each line ten times the one before."""

TEXT = {
    "a list": ("▶- a\n", "A mapping is needed here"),
    "a word": ("▶hello", "A mapping is needed here"),
    "a tab as indent": ("format: 1\nvpcs:\n▶\tlab: {}\n", "use spaces"),
    "a NUL": ("format: 1\ntitle: a▶\0b\n", "control character"),
    "a quoted NUL": ('format: 1\ntitle: ▶"a\\0b"\n', "control character"),
    "a lone surrogate": ('{"format": 1, "title": ▶"\\ud83d"}', "control character"),
    "two documents": ("format: 1\n▶---\nformat: 1\n", "one file, one scenario"),
    "a colon in a text": ("format: 1\ntitle: a▶: b\n", "in quotes"),
    "an open quote": ('format: 1\ntitle: "a\n▶', "This is not YAML"),
    "an alias to nothing": ("format: 1\nvpcs: ▶*v\n", "stands for nothing"),
    "aliases that multiply": (f"{BOMB}\nb: [{'*a3, ' * 7}▶*a3]\n", "far larger than it looks"),
    "a tag": ("format: 1\ntitle: ▶!!python/name:os.system x\n", "no meaning here"),
    "deep nesting": (f"format: 1\nvpcs: [{DEEP}]\n", "More than 20 levels"),
    "deep nesting in JSON": (f'{{"format": 1, "vpcs": [{DEEP}]}}', "More than 20 levels"),
    "endless nesting": (f"format: 1\na: {'{a: ' * 19}▶{'{a: ' * 50_000}", "More than 20 levels"),
    "a list as a key": ("format: 1\n▶[a]: b\n", "cannot be a key"),
    "JSON and more": ('{"format": 1} ▶x', "not JSON"),
    "JSON cut short": ('{"format": 1,\n "vpcs": [\n▶', "This is not"),
    "a key twice": ("format: 1\nvpcs: {}\n▶vpcs: {}\n", "stands twice; first in line 2"),
    "a key twice in JSON": ('{"format": 1,\n "slug": "a", ▶"slug": "a"}', "stands twice"),
}

HEAD = {
    "no format": ("▶title: x\n", "“format: 1” is missing"),
    "another format": ("format: ▶2\n", "Only format 1"),
    "a list as format": ("format: ▶[]\n", "Only format 1"),
    "an unknown section": ("format: 1\n▶subnet: {}\n", "Did you mean “subnets”?"),
    "a section with hyphens": ("format: 1\n▶route-tables: {}\n", "mean “route_tables”?"),
    "nothing like a section": ("format: 1\n▶foo: {}\n", "Known are: format, title"),
    "a long title": ("format: 1\ntitle: ▶" + "x" * 201, "at most 200 characters"),
    "a mapping as description": ("format: 1\ndescription: ▶{}\n", "Text is needed"),
    "a slug with capitals": ("format: 1\nslug: ▶My Own\n", "is no slug"),
    "a list as a section": ("format: 1\nvpcs: ▶[]\n", "written by name"),
    "checks by name": ("format: 1\nchecks: ▶{a: {}}\n", "A list of checks"),
}

VALUES = {
    "a resource that is no mapping": ("instances: {web: ▶x}", "a mapping of its attributes"),
    "an empty name": ("instances: {▶'': {}}", "a name has 1 to 255 characters"),
    "a long name": (f"instances: {{▶{'x' * 256}: {{}}}}", "a name has 1 to 255 characters"),
    "a reserved name": ("instances: {▶internet: {}}", "a meaning of its own"),
    "an unknown key": ("instances: {web: {▶privat_ip: x}}", "mean “private_ip”?"),
    "a key of another kind": ("instances: {web: {▶cidr: x}}", "“cidr” is unknown"),
    "a missing key": ("outside_hosts: {▶o: {}}", "“addresses” is missing"),
    "an id with spaces": ("instances: {web: {id: ▶a b}}", "An id has letters"),
    "a word for a truth": ("route_tables: {r: {main: ▶maybe}}", "true or false is needed"),
    "a number for a truth": ("route_tables: {r: {main: ▶1}}", "true or false is needed"),
    "a list for a text": ("security_groups: {g: {description: ▶[a]}}", "not a list"),
    "no address": ("outside_hosts: {o: {addresses: [▶x]}}", "“x” is no IP address"),
    "a block as address": ("outside_hosts: {o: {addresses: ▶10.0.0.0/8}}", "no IP address"),
    "IPv6 for IPv4": ("elastic_ips: {e: {public_ip: ▶'::1'}}", "IPv4 is needed here"),
    "IPv6 for an IPv4 block": ("subnets: {s: {cidr: ▶'2001:db8::/64'}}", "an IPv4 block is needed"),
    "an unknown state": ("instances: {web: {state: ▶gone}}", "none of: running, stopped"),
    "a prefix too long": ("subnets: {s: {cidr: ▶10.0.0.0/33}}", "is no CIDR block"),
    "routes by name": ("route_tables: {r: {routes: ▶{a: b}}}", "a list is needed here"),
    "a route that is a word": (
        "route_tables: {r: {routes: [▶a]}}",
        "{destination: ..., target: ...",
    ),
    "a route to nowhere": (
        "route_tables: {r: {routes: [▶{destination: '::/0'}]}}",
        "“target” is missing",
    ),
    "an unknown key of a rule": (
        "security_groups: {g: {ingress: [{source: self, ▶port: 80}]}}",
        "Did you mean “ports”?",
    ),
    "an unknown key of a check": (
        "checks: [{from: a, to: b, expect: reachable, ▶prot: tcp}]",
        "Did you mean “port”?",
    ),
    "a check without an end": ("checks: [▶{from: a, expect: reachable}]", "“to” is missing"),
    "a check that expects too much": (
        "checks: [{from: internet, to: 10.0.0.9, expect: ▶sure}]",
        "none of: reachable, unreachable, undetermined",
    ),
    "a port too far": (
        "checks: [{from: internet, to: 10.0.0.9, expect: reachable, port: ▶65536}]",
        "not between 0 and 65535",
    ),
}

FILTERS = {
    "a rule number in words": ("rule_number: ▶ten, action: allow, cidr: '::/0'", "whole number"),
    "a rule number too high": (
        "rule_number: ▶32767, action: allow, cidr: '::/0'",
        "between 1 and 32766. [NACL-06]",
    ),
    "an unknown action": (
        "rule_number: 1, action: ▶permit, cidr: '::/0'",
        "none of: allow, deny",
    ),
    "an unknown protocol": (
        "protocol: ▶tpc, rule_number: 1, action: deny, cidr: '::/0'",
        "“tpc” is no protocol",
    ),
    "a protocol too high": (
        "protocol: ▶256, rule_number: 1, action: deny, cidr: '::/0'",
        "a number up to 255",
    ),
    "half a range": ("ports: ▶80-, rule_number: 1, action: deny, cidr: '::/0'", "no port (443)"),
    "a range backwards": (
        "ports: ▶90-80, rule_number: 1, action: deny, cidr: '::/0'",
        "ends before it begins",
    ),
    "an ICMP type too high": (
        "icmp_type: ▶256, rule_number: 1, action: deny, cidr: '::/0'",
        "[NACL-12]",
    ),
}

LEAF = LAB + "subnets: {lab-a: {cidr: 10.0.1.0/24}}\n"
REFERENCES = {
    "a subnet that is not there": ("instances: {web: {subnet: ▶lab-b}}", "mean “lab-a”?"),
    "a VPC that is not there": ("internet_gateways: {igw: {vpc: ▶x}}", "No VPC is called “x”"),
    "an id that is not there": (
        "route_tables: {r: {routes: [{destination: '::/0', target: ▶igw-0a1b2c3d}]}}",
        "“igw-0a1b2c3d”",
    ),
    "a name that fits several": (
        "route_tables: {r: {routes: [{destination: '::/0', target: ▶gw}]}}\n"
        "internet_gateways: {gw: {}}\negress_only_internet_gateways: {gw: {}}",
        "write internet-gateway/gw or egress-only-internet-gateway/gw",
    ),
    "a group that is not there": (
        "security_groups: {a: {ingress: [{source: ▶b}]}}",
        "No security group or prefix list is called “b”",
    ),
    "a block that is none": (
        "security_groups: {a: {ingress: [{source: ▶10.0.0.0/77}]}}",
        "“10.0.0.0/77” is no CIDR block",
    ),
    "a group of an interface": (
        "instances: {web: {subnet: lab-a, security_groups: [▶x]}}",
        "group is called “x”",
    ),
    "a group elsewhere as target": (
        "security_groups: {sg: {}}\n"
        "route_tables: {r: {routes: [{destination: '::/0', target: ▶sg}]}}",
        "is called “sg”",
    ),
    "an instance without an interface": (
        "instances: {web: {}}\nelastic_ips: {e: {public_ip: 203.0.113.1, network_interface: ▶web}}",
        "no primary network interface. [ADDR-01]",
    ),
    "a check of nobody": (
        "checks: [{from: internet, to: ▶nobody, expect: reachable}]",
        "“nobody”",
    ),
}

VALIDITY = {
    "a subnet elsewhere": ("subnets: {b: {cidr: ▶10.9.0.0/24}}", "[VPC-13]"),
    "an overlap": (
        "subnets: {a: {cidr: 10.0.1.0/24}, b: {cidr: ▶10.0.1.128/25}}",
        "overlaps the subnet a",
    ),
    "a subnet too small": ("subnets: {b: {cidr: ▶10.0.2.0/29}}", "too small for a subnet"),
    "no block at all": ("subnets: {▶b: {}}", "[VPC-18]"),
    "a zonal gateway in no subnet": ("nat_gateways: {▶nat: {}}", "[NAT-01]"),
    "two gateways": ("internet_gateways: {a: {vpc: lab}, b: {vpc: ▶lab}}", "[LIM-04]"),
    "one address for two": (
        "subnets: {s: {cidr: 10.0.1.0/24}}\n"
        "instances:\n"
        "  a: {subnet: s, private_ip: 10.0.1.9}\n"
        "  b: {subnet: s, private_ip: ▶10.0.1.9}\n",
        "[ADDR-02]",
    ),
    "one rule number for two": (
        "network_acls:\n"
        "  a:\n"
        "    egress:\n"
        "      - {rule_number: 5, action: deny, cidr: 0.0.0.0/0}\n"
        "      - {rule_number: ▶5, action: allow, cidr: 0.0.0.0/0}\n",
        "[NACL-06]",
    ),
    "an elastic IP for two": (
        "subnets: {s: {cidr: 10.0.1.0/24}}\n"
        "internet_gateways: {igw: {}}\n"
        "nat_gateways: {n: {subnet: s}}\n"
        "instances: {w: {subnet: s}}\n"
        "elastic_ips: {e: {network_interface: w, nat_gateway: ▶n}}",
        "[ADDR-05]",
    ),
}


def spot(text: str) -> tuple[int, int]:
    """Line and column of the mark."""
    before = text[: text.index("▶")]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def holds(text: str, phrase: str) -> None:
    """The one fault of the text is told at its mark, with this phrase."""
    found = faults(text.replace("▶", ""))
    assert [(line, column) for line, column, _ in found] == [spot(text)], found
    assert phrase in found[0][2]


@pytest.mark.parametrize("case", TEXT)
def test_a_text_that_cannot_be_read_is_told_where(case: str) -> None:
    holds(*TEXT[case])


@pytest.mark.parametrize("case", HEAD)
def test_a_mistake_above_the_sections_is_told_where(case: str) -> None:
    holds(*HEAD[case])


@pytest.mark.parametrize("case", VALUES)
def test_a_value_of_the_wrong_shape_is_told_where(case: str) -> None:
    text, phrase = VALUES[case]
    holds(LAB + text, phrase)


@pytest.mark.parametrize("case", FILTERS)
def test_a_mistake_in_a_row_of_a_filter_is_told_where(case: str) -> None:
    row, phrase = FILTERS[case]
    holds(f"{LAB}network_acls: {{a: {{ingress: [{{{row}}}]}}}}", phrase)


@pytest.mark.parametrize("case", REFERENCES)
def test_a_name_that_means_nobody_or_several_is_told_where(case: str) -> None:
    text, phrase = REFERENCES[case]
    holds(LEAF + text, phrase)


@pytest.mark.parametrize("case", VALIDITY)
def test_what_aws_would_refuse_is_told_at_the_value_that_says_it(case: str) -> None:
    text, phrase = VALIDITY[case]
    holds(LAB + text, phrase)


@pytest.mark.parametrize("text", ["", "\n \n", "# later\n", "null", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told_as_a_whole(text: str | bytes) -> None:
    assert faults(text) == [(0, 0, "The file is empty.")]


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"format: 1\ntitle: caf\xe9\n", (2, 11)), ("format: 1\n".encode("utf-16"), (1, 1))],
)
def test_what_is_not_utf_8_is_told_at_the_first_such_byte(
    content: bytes, place: tuple[int, int]
) -> None:
    ((line, column, message),) = faults(content)
    assert (line, column) == place
    assert "save the file as UTF-8" in message


def test_a_file_is_not_read_beyond_all_measure() -> None:
    assert faults("#" * (16 * 1024 * 1024 + 1)) == [(0, 0, "The file is larger than 16 MiB.")]


def test_more_values_than_any_network_has_are_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("playground.scenariofile.yaml_text.MOST_VALUES", 1000)
    [(line, _, message)] = faults("format: 1\nvpcs: [" + "a," * 1000 + "]")
    assert (line, message) == (2, "There are more than 1,000 values.")


def test_a_nat_gateway_finds_no_address_in_a_subnet_without_ipv4() -> None:
    text = """
    format: 1
    vpcs: {lab: {cidr: 10.0.0.0/16, ipv6_cidrs: ["2001:db8:1::/56"]}}
    subnets: {six: {ipv6_cidr: "2001:db8:1::/64"}}
    nat_gateways: {▶nat: {subnet: six, connectivity_type: private}}
    """
    holds(text, "no private address")


def test_a_vpc_must_be_named_where_the_file_has_two() -> None:
    vpcs = "format: 1\nvpcs: {a: {cidr: 10.0.0.0/16}, b: {cidr: 10.1.0.0/16}}\n"
    holds(vpcs + "subnets: {▶s: {cidr: 10.0.1.0/24}}", "“vpc” is missing here")


def test_two_resources_with_one_id_are_told_at_the_second() -> None:
    vpcs = "vpcs:\n  a: {id: vpc-1, cidr: 10.0.0.0/16}\n  b: {id: ▶vpc-1, cidr: 10.1.0.0/16}\n"
    holds("format: 1\n" + vpcs, "see line 3")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        "format: 1\n"
        "vpcs: {lab: {cidr: ▶x, region: ▶[1], ▶frob: 2}}\n"
        "subnets: {s: {cidr: 10.0.0.0/24, vpc: ▶nope}}\n"
        "▶foo: 1\n"
        "checks: [▶{from: internet, expect: ▶perhaps}]\n"
    )
    places = []
    while "▶" in text:
        places.append(spot(text))
        text = text.replace("▶", "", 1)
    assert [(line, column) for line, column, _ in faults(text)] == places


def test_what_only_follows_from_a_mistake_is_not_told_as_one_more() -> None:
    holds(LAB + "security_groups: {a: {ingress: [▶{protocol: tcp}]}}", "“source” is missing")


def test_of_very_many_mistakes_the_first_ones_are_told() -> None:
    found = faults("format: 1\n" + "".join(f"key{number}: 1\n" for number in range(300)))
    assert len(found) == MOST_FAULTS + 1
    assert "200 more faults" in found[-1][2]


def test_a_fault_as_text_begins_with_its_place() -> None:
    with pytest.raises(ScenarioFileError) as caught:
        read("format: 1\nfoo: 1\nbar: 1\n", "mine.yaml")
    first, second = str(caught.value).splitlines()
    assert first.startswith("mine.yaml:2:1: The section “foo” is unknown.")
    assert second.startswith("mine.yaml:3:1: ")


def test_whatever_a_name_holds_a_message_is_one_short_line() -> None:
    ((_, _, message),) = faults(LEAF + f'instances: {{web: {{subnet: "a\\n\\r{"x" * 500}"}}}}')
    assert len(message.splitlines()) == 1
    assert len(message) < 200
