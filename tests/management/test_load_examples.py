"""The examples come into the database once, and again only when their files change."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from playground import sources
from playground.examples import ORDER
from playground.management.commands import load_examples
from playground.models import Scenario, Vpc
from playground.models.rows import load_rows
from playground.snapshot import take_snapshot
from playground.sources import open_scenario
from tests.command_line import manage
from tests.scenarios import by_id

LITTLE = "format: 1\ntitle: {title}\nvpcs: {{lab: {{cidr: 10.0.0.0/16}}}}\n"


def load() -> str:
    """What the command says."""
    out = StringIO()
    call_command("load_examples", stdout=out)
    return out.getvalue()


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two examples of our own in place of the real ones."""
    monkeypatch.setattr(sources, "EXAMPLES", tmp_path)
    put_in_order(monkeypatch, "one", "two")
    for slug in ("one", "two"):
        (tmp_path / f"{slug}.yaml").write_text(LITTLE.format(title=slug.title()))
    return tmp_path


def put_in_order(monkeypatch: pytest.MonkeyPatch, *order: str) -> None:
    monkeypatch.setattr(load_examples, "ORDER", order)


@pytest.mark.django_db
def test_every_example_is_loaded_in_order_and_is_the_network_of_its_file() -> None:
    load()
    stored = list(Scenario.objects.all())
    assert [scenario.slug for scenario in stored] == list(ORDER)
    assert all(scenario.is_example and scenario.revision == 1 for scenario in stored)
    for scenario in stored:
        of_file = open_scenario(scenario.slug)
        assert by_id(take_snapshot(load_rows(scenario))) == by_id(of_file.network)
        assert scenario.checks == [check.as_json() for check in of_file.checks]


@pytest.mark.django_db
def test_a_second_run_changes_nothing(examples: Path) -> None:
    assert load() == "one: loaded.\ntwo: loaded.\n2 examples, 0 of them as they were.\n"
    before = list(Scenario.objects.values())
    keys = list(Vpc.objects.values_list("pk", flat=True))
    assert load() == "2 examples, 2 of them as they were.\n"
    assert list(Scenario.objects.values()) == before
    assert list(Vpc.objects.values_list("pk", flat=True)) == keys


@pytest.mark.django_db
def test_a_changed_file_replaces_the_rows_and_raises_the_revision(examples: Path) -> None:
    load()
    first = Scenario.objects.get(slug="one")
    (examples / "one.yaml").write_text(LITTLE.format(title="Changed").replace("/16", "/20"))
    assert load().splitlines()[0] == "one: brought up to date."
    second = Scenario.objects.get(slug="one")
    assert (second.pk, second.revision, second.title) == (first.pk, 2, "Changed")
    assert second.created == first.created
    assert [vpc.cidr for vpc in Vpc.objects.filter(scenario=second)] == ["10.0.0.0/20"]
    assert Scenario.objects.get(slug="two").revision == 1


@pytest.mark.django_db
def test_a_new_order_moves_examples_and_leaves_their_revision(
    examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    put_in_order(monkeypatch, "two", "one")
    load()
    found = Scenario.objects.values_list("slug", "revision")
    assert list(found) == [("two", 1), ("one", 1)]


@pytest.mark.django_db
def test_an_example_that_is_gone_is_removed_and_what_people_made_stays(
    examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    Scenario.objects.create(slug="ours", title="Ours")
    put_in_order(monkeypatch, "two")
    assert load() == "one: removed.\n1 examples, 1 of them as they were.\n"
    assert set(Scenario.objects.values_list("slug", flat=True)) == {"two", "ours"}


@pytest.mark.django_db
def test_a_scenario_of_somebody_is_never_overwritten(examples: Path) -> None:
    Scenario.objects.create(slug="one", title="Mine")
    assert "one: left alone" in load()
    assert Scenario.objects.get(slug="one").title == "Mine"


@pytest.mark.django_db
def test_a_broken_example_is_told_with_its_place_and_nothing_of_it_is_stored(
    examples: Path,
) -> None:
    (examples / "two.yaml").write_text("format: 1\nvpcs: 3\n")
    with pytest.raises(CommandError, match=r"two\.yaml:2:7: "):
        load()
    assert not Scenario.objects.filter(slug="two").exists()


def test_a_database_that_is_not_ready_is_told_in_one_line(tmp_path: Path) -> None:
    finished = manage("load_examples", DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite3")
    assert finished.returncode == 1
    assert "run `manage.py migrate` first" in finished.stderr
    assert "Traceback" not in finished.stderr
