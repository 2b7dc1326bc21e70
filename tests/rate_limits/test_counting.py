"""Counting, here and through a real Redis: one that is shared, is away, and returns."""

import logging
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from playground.gate.rate_limits import budgets, counting
from playground.gate.rate_limits.budgets import HOUR, MINUTE, Budget, Kind, spans_of
from playground.gate.rate_limits.clients import Client
from playground.gate.rate_limits.counting import Counters, Memory
from playground.gate.rate_limits.words import sentence_of

FEW = Budget(visitor=3, address=5)
needs_redis = pytest.mark.skipif(not shutil.which("redis-server"), reason="needs redis-server")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def redis_at(port: int) -> Iterator[None]:
    """A Redis of one's own, which keeps nothing; when it answers."""
    command = ("redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "")
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.02)
        yield
    finally:
        server.terminate()
        server.wait(20)


def somebody(visitor: str = "") -> Client:
    return Client(secrets.token_hex(8), visitor and f"{visitor}-{secrets.token_hex(8)}")


def accepted(counters: Counters, client: Client, times: int = 12) -> int:
    """How many of so many are not refused."""
    return sum(counters.take(Kind.WRITES, FEW, client) is None for _ in range(times))


def test_a_visitor_and_an_address_have_budgets_of_their_own() -> None:
    counters = Counters()
    school, ada, bob = somebody(), somebody("ada"), somebody("bob")
    assert accepted(counters, school._replace(visitor=ada.visitor)) == FEW.visitor
    assert accepted(counters, school._replace(visitor=bob.visitor)) == FEW.address - FEW.visitor
    assert accepted(counters, school) == 0
    assert accepted(counters, somebody()) == FEW.address


def test_who_is_refused_takes_nothing_from_others_behind_the_address() -> None:
    counters = Counters()
    ada = somebody("ada")
    assert accepted(counters, ada, 1_000) == FEW.visitor
    assert accepted(counters, ada._replace(visitor=""), 2) == 2


def test_a_refusal_says_of_what_whose_and_how_long_to_wait() -> None:
    counters = Counters()
    ada = somebody("ada")
    accepted(counters, ada)
    alone = counters.take(Kind.WRITES, FEW, ada)
    assert alone is not None
    assert alone[:4] == (Kind.WRITES, FEW.visitor, "minute", False)
    assert 1 <= alone.wait <= 60
    accepted(counters, ada._replace(visitor=""))
    shared = counters.take(Kind.WRITES, FEW, ada._replace(visitor="new"))
    assert shared is not None
    assert shared[:4] == (Kind.WRITES, FEW.address, "minute", True)


def test_what_stays_has_a_budget_for_an_hour_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spans_of(Kind.WRITES) == (MINUTE, HOUR)
    assert spans_of(Kind.ASKS) == (MINUTE,)
    monkeypatch.setattr(budgets, "MINUTE", MINUTE._replace(times=40))
    monkeypatch.setattr(budgets, "HOUR", HOUR._replace(times=2))
    counters, ada = Counters(), somebody("ada")
    assert accepted(counters, ada) == 2 * FEW.visitor
    refusal = counters.take(Kind.WRITES, FEW, ada)
    assert refusal is not None
    assert refusal[:4] == (Kind.WRITES, 2 * FEW.visitor, "hour", False)
    assert 60 < refusal.wait <= 2 * 60 * 60
    assert "within an hour" in sentence_of(refusal)
    assert "minutes" in sentence_of(refusal)


def test_kinds_are_counted_apart() -> None:
    counters = Counters()
    ada = somebody("ada")
    accepted(counters, ada)
    assert counters.take(Kind.ASKS, FEW, ada) is None


def test_what_is_over_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "SWEEP", 0.0)
    memory = Memory()
    for number in range(100):
        memory.incr(f"key-{number}", expiry=-1)
    memory.incr("last", expiry=60)
    assert set(memory.storage) == set(memory.expirations) == {"last"}


@needs_redis
def test_processes_count_together_through_redis() -> None:
    port = free_port()
    with redis_at(port):
        url = f"redis://127.0.0.1:{port}/1"
        one, other = Counters(url), Counters(url)
        ada = somebody("ada")
        assert accepted(one, ada, 2) == 2
        assert accepted(other, ada) == FEW.visitor - 2
        refusal = one.take(Kind.WRITES, FEW, ada)
        assert refusal is not None
        assert 1 <= refusal.wait <= 60


@pytest.mark.parametrize("url", ["redis://127.0.0.1:{port}", "redis://no-such-host.invalid:1"])
def test_without_redis_each_process_counts_by_itself_and_says_so_once(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    counters = Counters(url.format(port=free_port()))
    with caplog.at_level(logging.WARNING):
        assert accepted(counters, somebody("ada")) == FEW.visitor
        assert accepted(counters, somebody()) == FEW.address
    assert [line for line in caplog.messages if "Redis is away" in line] == caplog.messages
    assert len(caplog.messages) == 1


@needs_redis
def test_when_redis_returns_it_counts_for_all_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(counting, "PAUSE", 0.0)
    port = free_port()
    counters = Counters(f"redis://127.0.0.1:{port}")
    with caplog.at_level(logging.WARNING):
        with redis_at(port):
            assert accepted(counters, somebody("ada")) == FEW.visitor
        assert accepted(counters, somebody("ada")) == FEW.visitor
        with redis_at(port):
            ada = somebody("ada")
            assert accepted(counters, ada) == FEW.visitor
            assert accepted(Counters(f"redis://127.0.0.1:{port}"), ada) == 0
    assert ["away" in line for line in caplog.messages] == [True, False]
