"""Scenarios are opened by slug or by path, and a file is known by its content."""

import json
from pathlib import Path

import pytest
from django.db import OperationalError

from playground.checks import Check
from playground.engine.nodes import Instance, Vpc
from playground.exchange import ImportOptions
from playground.models import Scenario
from playground.models.rows import save_rows
from playground.sources import SourceError, open_scenario
from tests.command_line import manage
from tests.scenarios import node

ANSWER = {"Vpcs": [{"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16"}]}
LITTLE = "format: 1\ntitle: Little\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(argument: str | Path) -> str:
    """What is said when it cannot be opened."""
    with pytest.raises(SourceError) as caught:
        open_scenario(str(argument))
    return str(caught.value)


def test_an_example_is_opened_by_its_slug_without_a_database() -> None:
    opened = open_scenario("three-tier")
    assert (opened.slug, opened.title) == ("three-tier", "Three tiers and a bastion")
    assert opened.description.startswith("A shop in two Availability Zones")
    assert node(opened.network, Instance, "web-1")
    assert all(isinstance(check, Check) for check in opened.checks)
    assert len(opened.rows) > 60


def test_a_file_is_opened_by_its_path(folder: Path) -> None:
    (folder / "little.yaml").write_text(LITTLE)
    assert open_scenario("little.yaml").title == "Little"
    assert open_scenario(str(folder / "little.yaml")).slug == "little"


def test_a_file_needs_no_telling_name(folder: Path) -> None:
    (folder / "letter.txt").write_text(json.dumps({"format": 1, "title": "In JSON"}))
    assert open_scenario("letter.txt").title == "In JSON"


def test_a_slug_is_a_slug_whatever_lies_around_and_a_path_is_a_path(folder: Path) -> None:
    (folder / "three-tier").mkdir()
    (folder / "three-tier" / "x").write_text(LITTLE)
    assert open_scenario("three-tier/x").title == "Little"
    assert open_scenario("three-tier").title == "Three tiers and a bastion"
    assert "Nothing here is in a format that is known: three-tier/x" in refusal("./three-tier")


@pytest.mark.django_db
def test_a_stored_scenario_is_opened_by_its_slug() -> None:
    rows = open_scenario("nat-gateway").rows
    rows.scenario.slug, rows.scenario.title = "ours", "Our own"
    save_rows(rows)
    opened = open_scenario("ours")
    assert opened.title == "Our own"
    assert opened.checks == list(open_scenario("nat-gateway").checks)
    assert len(opened.rows) == len(rows)


@pytest.mark.django_db
def test_a_file_without_a_suffix_is_found_when_nothing_stored_has_its_name(folder: Path) -> None:
    (folder / "plain").write_text(LITTLE)
    assert open_scenario("plain").title == "Little"
    Scenario.objects.create(slug="plain", title="Stored")
    assert open_scenario("plain").title == "Stored"


@pytest.mark.django_db
@pytest.mark.parametrize("argument", ["nobody", "", "no/such/file.yaml", "a\0b", "x" * 5000])
def test_what_is_nowhere_is_told_with_the_examples(argument: str) -> None:
    said = refusal(argument)
    assert said.startswith("No example, scenario or file is called")
    assert "three-tier" in said
    assert len(said.splitlines()) == 1


def test_a_file_with_mistakes_is_told_line_by_line(folder: Path) -> None:
    (folder / "wrong.yaml").write_text("format: 1\nvpcs: {lab: {cidr: x}}\nsubnet: {}\n")
    first, second = refusal("wrong.yaml").splitlines()
    assert first.startswith("wrong.yaml:2:20: ")
    assert second.startswith("wrong.yaml:3:1: ")


def test_a_folder_of_answers_is_one_network(folder: Path) -> None:
    (folder / "dump" / "eu-west-1").mkdir(parents=True)
    (folder / "dump" / "eu-west-1" / "vpcs.json").write_text(json.dumps(ANSWER))
    opened = open_scenario("./dump")
    assert [(vpc.id, vpc.region) for vpc in opened.network.all(Vpc)] == [("vpc-0a1", "eu-west-1")]
    assert opened.report is not None
    assert opened.report.files == ["dump/eu-west-1/vpcs.json: AWS describe JSON"]


def test_the_region_of_what_does_not_say_it_is_an_option(folder: Path) -> None:
    (folder / "vpcs.json").write_text(json.dumps(ANSWER))
    opened = open_scenario("./vpcs.json", ImportOptions(region="eu-north-1"))
    assert [vpc.region for vpc in opened.network.all(Vpc)] == ["eu-north-1"]


def test_a_binary_file_is_taken_for_no_other_kind_whatever_its_bytes_spell(folder: Path) -> None:
    (folder / "program").write_bytes(b"\x7fELF\x00\xff\nVpcs: x\n")
    assert "UTF-8" in refusal("./program")


def test_an_empty_folder_is_told(folder: Path) -> None:
    (folder / "dump").mkdir()
    assert refusal("./dump") == "dump: There is no file here that could be read."


def test_a_scenario_file_in_broken_json_is_told_at_its_place(folder: Path) -> None:
    (folder / "broken.json").write_text('{"format": 1,\n "vpcs": [}')
    assert refusal("broken.json").startswith("broken.json:2:11: ")


def test_deeply_nested_json_is_refused_in_one_line(folder: Path) -> None:
    (folder / "deep.json").write_text('{"a":' * 100_000)
    assert len(refusal("deep.json").splitlines()) == 1


def test_what_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    (folder / "locked.yaml").write_text(LITTLE)
    monkeypatch.setattr(Path, "open", locked)
    assert refusal("locked.yaml") == "locked.yaml: Permission denied."


def test_what_no_slug_can_be_is_not_asked_of_the_database() -> None:
    assert "no/such/file.yaml" in refusal("no/such/file.yaml")


def test_no_database_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**conditions: str) -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(Scenario.objects, "filter", broken)
    assert refusal("nobody").startswith("No example, scenario or file is called “nobody”")


def test_a_machine_without_a_database_stays_quiet(tmp_path: Path) -> None:
    finished = manage(
        "trace",
        *("nobody", "--from", "a", "--to", "b"),
        DATABASE_URL=f"sqlite:///{tmp_path}/none/db.sqlite3",
        DJANGO_SECRET_KEY="for-a-test",
    )
    assert finished.returncode == 2
    assert len(finished.stderr.splitlines()) == 1
