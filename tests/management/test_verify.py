"""`manage.py verify` runs the checks of a scenario; its exit status says how they came out."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from playground.checks import Check, Result
from playground.engine.conversation import Verdict
from playground.management.commands.verify import status_of
from playground.models import Scenario

ROOT = Path(__file__).parents[2]
NETWORK = """
format: 1
title: Two neighbours
vpcs:
  lab: {cidr: 10.0.0.0/16}
subnets:
  lab-a: {availability_zone: us-east-1a, cidr: 10.0.1.0/24}
security_groups:
  web-sg: {ingress: [{protocol: tcp, ports: 443, source: 10.0.0.0/16}]}
instances:
  web-1: {subnet: lab-a, private_ip: 10.0.1.10, security_groups: [web-sg]}
  web-2: {subnet: lab-a, private_ip: 10.0.1.11, security_groups: [web-sg]}
checks:
"""
OPEN = "  - {title: HTTPS is open, from: web-1, to: web-2, port: 443, expect: reachable}\n"
WRONG = "  - {title: SSH is open, from: web-1, to: web-2, port: 22, expect: reachable}\n"
OTHER_CODE = (
    "  - {title: SSH has no route, from: web-1, to: web-2, port: 22, expect: unreachable, "
    "code: NO_ROUTE_TO_DESTINATION}\n"
)
NOBODY = "  - {title: Who is that, from: web-1, to: web-9, port: 22, expect: reachable}\n"


def verify(*options: str) -> tuple[int, str, str]:
    """(exit status, stdout, stderr) of the command."""
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("verify", *options, stdout=out, stderr=err)
    return int(left.value.code or 0), out.getvalue(), err.getvalue()


Write = Callable[..., str]


@pytest.fixture
def scenario(tmp_path: Path) -> Write:
    """Write a scenario with the given checks and return its path."""

    def write(*checks: str) -> str:
        path = tmp_path / "two.yaml"
        path.write_text(NETWORK + "".join(checks), encoding="utf-8")
        return str(path)

    return write


def test_all_as_expected_leaves_with_0(scenario: Write) -> None:
    status, out, err = verify(scenario(OPEN))
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "✓ HTTPS is open (web-1 → web-2): reachable",
        "1 of 1 checks as expected",
    ]


def test_a_wrong_expectation_leaves_with_1_and_says_what_came_out(scenario: Write) -> None:
    status, out, _ = verify(scenario(OPEN, WRONG))
    assert status == 1
    assert out.splitlines()[1:] == [
        "✕ SSH is open (web-1 → web-2): unreachable by ENI_SG_RULES_MISMATCH, expected reachable",
        "1 of 2 checks as expected",
    ]


def test_the_right_verdict_by_another_code_leaves_with_1(scenario: Write) -> None:
    status, out, _ = verify(scenario(OTHER_CODE))
    assert status == 1
    assert "expected unreachable by NO_ROUTE_TO_DESTINATION" in out


def test_a_check_about_nobody_leaves_with_2_and_the_place_in_the_file(scenario: Write) -> None:
    status, out, err = verify(scenario(OPEN, NOBODY))
    assert (status, out) == (2, "")
    assert "two.yaml:15:" in err
    assert "web-9" in err


@pytest.mark.django_db
def test_a_stored_check_about_somebody_who_left_leaves_with_2_and_names_the_check() -> None:
    left = Check(title="Who is that", source="web-1", destination="web-9", expect=Verdict.REACHABLE)
    Scenario.objects.create(slug="left", title="Left", checks=[left.as_json()])
    status, out, err = verify("left")
    assert (status, out) == (2, "")
    assert "Who is that" in err


@pytest.mark.django_db
def test_an_unknown_scenario_leaves_with_2_and_one_line() -> None:
    status, out, err = verify("no-such-scenario.yaml")
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "no-such-scenario" in err


def test_json_tells_each_check(scenario: Write) -> None:
    status, out, _ = verify(scenario(OPEN, WRONG), "--json")
    first, second = json.loads(out)["results"]
    assert status == 1
    assert first == {
        "title": "HTTPS is open",
        "from": "web-1",
        "to": "web-2",
        "protocol": "tcp",
        "port": 443,
        "expect": "reachable",
        "verdict": "reachable",
        "first_blocker": None,
        "as_expected": True,
    }
    assert second["first_blocker"] == "ENI_SG_RULES_MISMATCH"


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ([], 0),
        ([Verdict.REACHABLE], 0),
        ([Verdict.REACHABLE, Verdict.UNDETERMINED], 3),
        ([Verdict.UNREACHABLE, Verdict.UNDETERMINED], 1),
    ],
)
def test_what_surely_failed_weighs_more_than_what_nobody_can_tell(
    verdicts: list[Verdict], status: int
) -> None:
    check = Check(title="x", source="a", destination="b", expect=Verdict.REACHABLE)
    assert status_of([Result(check, verdict, "") for verdict in verdicts]) == status


@pytest.mark.parametrize(("name", "status"), [("three-tier", 0), ("nowhere", 2)])
def test_it_runs_as_a_command_of_its_own(name: str, status: int) -> None:
    command = [sys.executable, "manage.py", "verify", name]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == status
    assert "Traceback" not in ran.stderr


SECOND_LIST = """
managed_prefix_lists:
  readers: {max_entries: 60, entries: [{cidr: 192.0.2.0/28}]}
security_groups:
  web-sg: {ingress: [{source: readers}, {protocol: tcp, ports: 443, source: 10.0.0.0/16}]}
"""


def test_what_exceeds_a_quota_is_told_and_changes_no_status__LIM_12(tmp_path: Path) -> None:
    ways = "  web-sg: {ingress: [{protocol: tcp, ports: 443, source: 10.0.0.0/16}]}\n"
    text = NETWORK.replace("security_groups:\n" + ways, SECOND_LIST) + OPEN
    path = tmp_path / "long.yaml"
    path.write_text(text, encoding="utf-8")
    status, out, _ = verify(str(path))
    assert (status, out.count("! ")) == (0, 1)
    assert "long.yaml:" in out
    assert "the default quota is 60" in out
    (finding,) = json.loads(verify(str(path), "--json")[1])["findings"]
    assert finding.endswith("[LIM-07]")


ROUTED = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets:
  a: {cidr: 10.0.1.0/24, route_table: by-router}
  b: {cidr: 10.0.2.0/24}
  c: {cidr: 10.0.3.0/24}
route_tables: {by-router: {routes: [{destination: 10.0.2.0/24, target: router}]}}
security_groups: {open: {ingress: [{source: 0.0.0.0/0}]}}
instances:
  one: {subnet: a, private_ip: 10.0.1.10}
  two: {subnet: b, private_ip: 10.0.2.10, security_groups: [open]}
  router: {subnet: c, security_groups: [open], source_dest_check: false}
checks: [{from: one, to: two, expect: reachable}]
"""


def test_checks_are_run_with_what_is_told_of_appliances__RT_12(tmp_path: Path) -> None:
    path = tmp_path / "routed.yaml"
    path.write_text(ROUTED, encoding="utf-8")
    assert verify(str(path))[0] == 3
    assert verify(str(path), "--appliance", "router=nat")[0] == 0
    assert verify(str(path), "--appliance", "router=no")[0] == 1
    status, _, err = verify(str(path), "--appliance", "nobody=nat")
    assert (status, err[:12]) == (2, "--appliance:")


def test_what_is_told_of_appliances_is_exported(tmp_path: Path) -> None:
    path, out = tmp_path / "routed.yaml", tmp_path / "out.yaml"
    path.write_text(ROUTED, encoding="utf-8")
    call_command("export", str(path), format="yaml", output=str(out), appliance=["router=route"])
    assert "forwards: route" in out.read_text(encoding="utf-8")
