"""`manage.py import`: a scenario file on one side, the report on the other."""

import json
from pathlib import Path

import pytest

from playground.scenariofile import read
from tests.command_line import Finished, manage

ANSWER = {
    "Vpcs": [{"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16", "OwnerId": "210987654321"}],
    "Widgets": [{"WidgetId": "w-1"}],
}


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A folder with one answer."""
    (tmp_path / "eu-west-1").mkdir()
    (tmp_path / "eu-west-1" / "vpcs.json").write_text(json.dumps(ANSWER))
    return tmp_path


def imports(*arguments: object) -> Finished:
    """Run it."""
    return manage("import", *map(str, arguments))


def test_the_file_goes_to_standard_output_and_the_report_beside_it(dump: Path) -> None:
    finished = imports(dump)
    assert finished.returncode == 0
    assert read(finished.stdout).network.find("vpc-0a1")
    assert "     1  VPC" in finished.stderr
    assert "     1  Widgets: w-1" in finished.stderr


@pytest.mark.parametrize(("name", "start"), [("out.yaml", "format: 1"), ("out.json", "{")])
def test_the_file_is_written_where_it_is_wanted(dump: Path, name: str, start: str) -> None:
    out = dump / name
    finished = imports(dump, "-o", out)
    assert (finished.returncode, finished.stdout) == (0, "")
    assert out.read_text().startswith(start)
    assert imports(out).returncode == 0


def test_the_report_can_be_data(dump: Path) -> None:
    report = json.loads(imports(dump, "--json").stderr)
    assert report["came_in"]["VPC"] == 1
    assert report["not_modelled"] == [{"kind": "Widgets", "count": 1, "ids": ["w-1"]}]


def test_accounts_can_be_withheld(dump: Path) -> None:
    finished = imports(dump, "--anonymise")
    assert "210987654321" not in finished.stdout + finished.stderr
    assert "111111111111" in finished.stdout


def test_several_sources_are_one_network(dump: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.json"
    subnet = {"SubnetId": "subnet-0b2", "VpcId": "vpc-0a1", "CidrBlock": "10.0.1.0/24"}
    more.write_text(json.dumps({"Subnets": [subnet]}))
    assert read(imports(dump / "eu-west-1", more).stdout).network.find("subnet-0b2")


def test_a_fault_writes_nothing(dump: Path) -> None:
    (dump / "broken.json").write_text('{"Subnets": [')
    out = dump / "out.yaml"
    finished = imports(dump, "-o", out)
    assert (finished.returncode, finished.stdout, out.exists()) == (2, "", False)
    assert finished.stderr.startswith(f"{dump}/broken.json:1:14: The file ends too early")


def test_an_option_that_is_none_is_told(dump: Path) -> None:
    finished = imports(dump, "--parameter", "oops")
    assert finished.returncode == 2
    assert finished.stderr == "--parameter: “oops” is not of the form NAME=VALUE.\n"


def test_a_region_that_is_none_is_refused(dump: Path) -> None:
    finished = imports(dump, "--region", "Mars")
    assert finished.returncode == 2
    assert finished.stderr == "--region: “Mars” is none; write one like us-east-1.\n"


def test_a_place_that_cannot_be_written_is_told(dump: Path) -> None:
    finished = imports(dump, "-o", dump / "no" / "out.yaml")
    assert finished.returncode == 2
    assert "cannot be written" in finished.stderr
