"""Two people, two workers: edits that meet, and servers that go away in the middle of one.

Each time nothing is lost, nothing is half written, and both pages come to show the same by
themselves.
"""

import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.building import path_of
from tests.browser.servers.own_servers import OwnPostgresql, OwnRedis, until
from tests.browser.servers.own_workers import OwnWorkers
from tests.browser.servers.together import (
    SLOW,
    alone,
    field,
    listed,
    rename,
    save,
    show_the_same,
    two_are_here,
)

pytestmark = pytest.mark.once("has a PostgreSQL, a Redis and workers of its own")

SECONDS_WITHOUT_REDIS = 10
NAMES = "SELECT count(*) FROM playground_subnet WHERE name = %s"


def edits_in(postgresql: OwnPostgresql) -> int:
    """How many steps all histories have."""
    return int(postgresql.ask("SELECT count(*) FROM playground_edit")[0][0])


@contextmanager
def locked(postgresql: OwnPostgresql, what: str) -> Iterator[None]:
    """Meanwhile whoever wants to write there waits."""
    with postgresql.connected() as connection:
        connection.execute(what)
        yield


def test_of_two_edits_at_once_on_one_row_one_wins_and_the_other_is_asked(
    ann: Page, bob: Page, postgresql: OwnPostgresql, workers: OwnWorkers
) -> None:
    rename(ann, "net-of-ann")
    rename(bob, "net-of-bob")
    edits = edits_in(postgresql)
    with locked(postgresql, "SELECT id FROM playground_scenario FOR UPDATE"):
        save(ann)
        save(bob)
        until(lambda: len(postgresql.waiting()) == 2, workers.fail)
    for page in (ann, bob):  # each of them sees that one name came
        expect(page.locator("main")).to_have_attribute("data-revision", "3")
    until(lambda: _asked(ann) or _asked(bob), workers.fail)
    (loser,) = (page for page in (ann, bob) if _asked(page))
    expect(loser.locator("#inspector")).to_contain_text("Nothing of yours is stored yet")
    winner = bob if loser is ann else ann
    won, lost = ("net-of-bob", "net-of-ann") if winner is bob else ("net-of-ann", "net-of-bob")
    expect(listed(loser, won)).to_be_visible()
    expect(loser.locator("#inspector")).to_contain_text(lost)  # and nothing typed is lost
    show_the_same(ann, bob)
    assert edits_in(postgresql) == edits + 1
    loser.get_by_role("radio", name="Yours").check()
    save(loser)
    expect(listed(winner, lost)).to_be_visible(timeout=SLOW)
    show_the_same(ann, bob)


def test_a_worker_killed_amid_an_edit_leaves_nothing_half_written(
    ann: Page,
    bob: Page,
    postgresql: OwnPostgresql,
    workers: OwnWorkers,
    complaints: list[str],
) -> None:
    before = workers.workers()
    rename(ann, "net-killed")
    edits = edits_in(postgresql)
    with locked(postgresql, "LOCK TABLE playground_edit IN EXCLUSIVE MODE"):
        save(ann)  # the rows are written, the step of the history is not
        until(postgresql.waiting, workers.fail)
        (killed,) = postgresql.waiting()
        os.kill(killed, signal.SIGKILL)
        until(lambda: len(set(workers.workers()) - set(before)) == 1, workers.fail)
    assert killed in before
    # A browser may send again what was not answered; what the killed worker wrote is not there.
    told = ann.locator("#trouble")
    until(lambda: told.is_visible() or edits_in(postgresql) > edits, workers.fail)
    sent_again = edits_in(postgresql) - edits
    assert sent_again in (0, 1)
    assert postgresql.ask(NAMES, "net-killed")[0] == (sent_again,)
    if not sent_again:
        expect(ann.locator("#trouble")).to_contain_text("No answer from the server")
        expect(field(ann)).to_have_value("net-killed")
        expect(ann.locator("#offline")).to_be_hidden(timeout=SLOW)
        save(ann)
    expect(listed(bob, "net-killed")).to_be_visible(timeout=SLOW)
    two_are_here(ann, bob)
    show_the_same(ann, bob)
    assert edits_in(postgresql) == edits + 1
    _only_of_the_wire(complaints)


def test_without_redis_edits_are_stored_and_afterwards_all_is_told_again(
    ann: Page,
    bob: Page,
    redis: OwnRedis,
    workers: OwnWorkers,
    new_person: Callable[..., Page],
) -> None:
    redis.stop()
    gone = time.monotonic()
    rename(ann, "net-alone")
    save(ann)
    expect(ann.locator("#inspector h2")).to_have_text("net-alone")
    for page in (ann, bob):  # who looks for himself, finds it
        expect(listed(page, "net-alone")).to_be_visible(timeout=SLOW)
    time.sleep(max(0, gone + SECONDS_WITHOUT_REDIS - time.monotonic()))
    redis.start()

    cyd = new_person()
    with workers.only(workers.workers()[0]):
        cyd.goto(path_of(ann))
        alone(cyd)
    for page in (cyd, ann, bob):
        expect(page.locator("[data-people-says]")).to_contain_text("2 others", timeout=SLOW)
    cyd.close()
    two_are_here(ann, bob)
    rename(bob, "net-again", old="net-alone")
    save(bob)
    expect(listed(ann, "net-again")).to_be_visible()
    show_the_same(ann, bob)


def test_an_edit_while_postgresql_is_away_is_refused_clearly_and_goes_through_afterwards(
    ann: Page,
    bob: Page,
    postgresql: OwnPostgresql,
    workers: OwnWorkers,
    complaints: list[str],
) -> None:
    rename(ann, "net-later")
    edits = edits_in(postgresql)
    postgresql.stop()
    save(ann)
    expect(ann.locator("#trouble")).to_contain_text("The database does not answer", timeout=SLOW)
    expect(field(ann)).to_have_value("net-later")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{workers.address}{path_of(ann)}", timeout=20)
    assert refused.value.code == 503
    assert "The database does not answer" in refused.value.read().decode()
    postgresql.start()
    assert edits_in(postgresql) == edits

    save(ann)
    expect(listed(ann, "net-later")).to_be_visible()
    expect(ann.locator("#trouble")).to_be_hidden()
    expect(listed(bob, "net-later")).to_be_visible(timeout=SLOW)
    show_the_same(ann, bob)
    assert edits_in(postgresql) == edits + 1
    assert "Traceback" not in workers.log.read_text()
    assert complaints.pop().count("503")
    _only_of_the_wire(complaints)


def _asked(page: Page) -> bool:
    """Is somebody to say whose change is kept?"""
    return page.locator("#editor.conflict").count() == 1


def _only_of_the_wire(complaints: list[str]) -> None:
    """That the server is not there, the browser itself writes into the console."""
    wire = ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_INCOMPLETE", "WebSocket", "503")
    assert all(any(word in one for word in wire) for one in complaints), complaints
    complaints.clear()
