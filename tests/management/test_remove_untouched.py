"""What nobody keeps or opens any more is told, and removed only when that is asked for."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from playground.cabinet import close_drawers, drawer_of
from playground.links import Maker, save_unlisted
from playground.models import Scenario, Snapshot
from playground.models.rows import Rows
from playground.scenariofile import read
from playground.sharing.snapshots import take
from tests.command_line import manage

ANN = Maker("a" * 16)
LAST = datetime(2020, 2, 29, 12, tzinfo=UTC)


def old(title: str, maker: Maker = ANN, **said: object) -> Scenario:
    """A network of four resources that nobody has touched for years."""
    text = "format: 1\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n"
    scenario = save_unlisted(read(text).rows, maker)
    said = {"title": title, "opened": LAST, "changed": LAST - timedelta(days=1), **said}
    Scenario.objects.filter(pk=scenario.pk).update(**said)
    scenario.refresh_from_db()
    return scenario


def say(*arguments: str) -> str:
    """What the command says."""
    out = StringIO()
    call_command("remove_untouched", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_it_says_what_would_go_and_removes_nothing() -> None:
    old("Old")
    old("Bare\x1b[31m\nnetwork")
    told = say()
    assert told == (
        "2020-02-29      4 resources  Old\n"
        "2020-02-29      4 resources  Bare\ufffd[31m\ufffdnetwork\n"
        "2 networks untouched for 180 days: --remove removes them.\n"
    )
    assert ANN.visitor not in told
    assert Scenario.objects.count() == 2


@pytest.mark.django_db
def test_asked_to_it_removes_them_and_leaves_what_somebody_keeps() -> None:
    close_drawers()
    ann = User.objects.create(username="ann")
    recent = now() - timedelta(days=180, hours=23)  # a visit of the same day may not be written
    stay = [
        old("Opened", opened=recent),
        old("Changed", changed=recent),
        old("Kept", Maker(owner=ann.pk)),
        old("Listed", is_listed=True),
        old("Example", is_example=True),
    ]
    snapshot = take(drawer_of(old("Old")), "", *ANN)
    told = say("--remove")
    assert told == (
        "2020-02-29      4 resources  Old\n"
        "1 network untouched for 180 days: removed; snapshots of them stay.\n"
    )
    assert set(Scenario.objects.all()) == set(stay)
    assert Snapshot.objects.get(pk=snapshot.pk).state == snapshot.state
    assert say("--remove") == "No network is untouched for 180 days.\n"


@pytest.mark.django_db
def test_how_long_that_is_may_be_said() -> None:
    old("Old", opened=now() - timedelta(days=3))
    assert say("--days", "4") == "No network is untouched for 4 days.\n"
    assert say("--days", "2").endswith("1 network untouched for 2 days: --remove removes them.\n")
    assert say("--days", "1", "--remove").endswith("1 day: removed; snapshots of them stay.\n")


@pytest.mark.django_db
def test_many_cost_no_more_queries_than_few() -> None:
    def queries(number: int) -> int:
        for _ in range(number):
            scenario = save_unlisted(Rows(Scenario(title="Bare")), ANN)
            Scenario.objects.filter(pk=scenario.pk).update(opened=LAST, changed=LAST)
        with CaptureQueriesContext(connection) as caught:
            assert f"{Scenario.objects.count()} network" in say()
        return len(caught) - 1

    assert queries(1) == queries(11) == 2


@pytest.mark.parametrize("days", ["0", "-1", "x", "", "1.5", "²", "9" * 30, "36501", "180\x1b[2J"])
def test_a_number_of_days_that_is_none_is_refused(
    days: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("remove_untouched", f"--days={days}", "--remove")
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "write a whole number from 1 to 36,500" in said
    assert "\x1b" not in said


def test_without_a_database_it_says_what_to_do() -> None:
    told = manage("remove_untouched", "--remove", DATABASE_URL="sqlite://:memory:")
    assert told.returncode == 2
    assert "run `manage.py migrate` first" in told.stderr
    assert "Traceback" not in told.stderr
