"""`manage.py trace` keeps its contract: text, JSON, exit status, one line for every mistake."""

import json
from pathlib import Path

import pytest

from tests.command_line import manage

NETWORK = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets:
  a: {cidr: 10.0.1.0/24, route_table: out}
route_tables:
  out:
    routes: [{destination: 172.16.0.0/12, target: lgw-0123456789abcdef0}]
instances:
  one: {subnet: a, private_ip: 10.0.1.10}
  two: {subnet: a, private_ip: 10.0.1.11}
"""
NOWHERE = "sqlite:////nowhere/at/all.sqlite3"
"""A database that cannot be: files and examples need none."""


@pytest.fixture(scope="module")
def network(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("trace") / "lab.yaml"
    path.write_text(NETWORK)
    return path


def trace(*arguments: str | Path) -> tuple[int, str, str]:
    done = manage("trace", *map(str, arguments), DATABASE_URL=NOWHERE, DJANGO_SECRET_KEY="x" * 50)
    return done.returncode, done.stdout, done.stderr


def test_status_0_when_it_works(network):
    status, out, err = trace(network, "--from", "one", "--to", "two")
    assert (status, err) == (0, "")
    assert out.startswith("✓ Yes: one can open TCP 443")


def test_status_1_when_it_does_not_and_json_on_stdout():
    status, out, err = trace("three-tier", "--from", "web-1", "--to", "db-1", "--json")
    assert (status, err) == (1, "")
    told = json.loads(out)
    assert told["verdict"] == "unreachable"
    assert told["blockers"][0]["code"] == "ENI_SG_RULES_MISMATCH" or told["further_blockers"]


def test_status_3_when_something_is_not_modelled(network):
    status, out, _ = trace(network, "--from", "one", "--to", "172.16.0.9")
    assert status == 3
    assert "lgw-0123456789abcdef0" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--from", "nobody", "--to", "two"), "--from: Nothing here is called"),
        (("--from", "one", "--to", "two", "--port", "x"), "--port: "),
        (("--from", "one", "--to", "two", "--protocol", "tpc"), "--protocol: "),
        (("--from", "one", "--to", "two", "--size", "9002"), "--size: "),
        (("--from", "one", "--to", "2001:db8::1"), "--to: "),
        (("--from", "one"), "--to"),
    ],
)
def test_status_2_and_one_line_for_a_faulty_question(network, arguments, words):
    status, out, err = trace(network, *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


def test_status_2_and_the_place_of_every_fault_of_a_file(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(
        NETWORK.replace("10.0.1.0/24", "10.9.1.0/24").replace("subnet: a,", "subnet: b,")
    )
    status, out, err = trace(path, "--from", "one", "--to", "two")
    assert (status, out) == (2, "")
    lines = err.strip().splitlines()
    assert len(lines) >= 2
    assert all(line.startswith(f"{path}:") for line in lines)
    assert "Traceback" not in err


def test_status_2_for_a_scenario_that_nobody_knows():
    status, _, err = trace("four-tier", "--from", "one", "--to", "two")
    assert status == 2
    assert "three-tier" in err
    assert "Traceback" not in err


def test_what_was_typed_reaches_the_terminal_on_one_line_and_as_no_code(network, tmp_path):
    _, _, err = trace(network, "--from", "a\x1b[31mb\nc", "--to", "two")
    assert len(err.splitlines()) == 1
    assert "\x1b" not in err
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({"format": 1, "we\x1bird": 1, "vpcs": {"a": {"\x1b[5m": "\u202e"}}}))
    status, _, err = trace(path, "--from", "one", "--to", "two")
    assert status == 2
    assert all(line.startswith(str(path)) and line.isprintable() for line in err.splitlines())


ROUTER = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets:
  a: {cidr: 10.0.1.0/24, route_table: by-router}
  b: {cidr: 10.0.2.0/24}
  c: {cidr: 10.0.3.0/24}
route_tables:
  by-router: {routes: [{destination: 10.0.2.0/24, target: router}]}
security_groups:
  open: {ingress: [{protocol: all, source: 0.0.0.0/0}]}
instances:
  one: {subnet: a, private_ip: 10.0.1.10}
  two: {subnet: b, private_ip: 10.0.2.10, security_groups: [open]}
  router: {subnet: c, private_ip: 10.0.3.10, security_groups: [open], source_dest_check: false}
"""


@pytest.fixture(scope="module")
def routed(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("routed") / "lab.yaml"
    path.write_text(ROUTER)
    return path


def test_what_an_appliance_does_may_be_told_with_the_question(routed):
    ask = (routed, "--from", "one", "--to", "two")
    status, out, _ = trace(*ask)
    assert status == 3
    assert "--appliance" in out
    for word, expected in (("route", 0), ("nat", 0), ("no", 1)):
        assert trace(*ask, "--appliance", f"router={word}")[0] == expected


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("router", "is not of the form ID=nat, ID=route or ID=no"),
        ("router=yes", "is not of the form"),
        ("nobody=nat", "nobody"),
        ("10.0.1.99=nat", "is no instance and no network interface"),
    ],
)
def test_a_mistaken_appliance_is_refused(routed, typed, problem):
    status, out, err = trace(routed, "--from", "one", "--to", "two", "--appliance", typed)
    assert (status, out) == (2, "")
    assert err.startswith("--appliance: ")
    assert problem in err
