"""The worker that runs Graphviz: warm, and replaced whenever it hangs, dies or is fed too much."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from playground.drawing import draw, layout
from playground.drawing.layout import DrawingFailed, Worker, lay_out
from tests.drawing.networks import one_of_each

GRAPH = "digraph { a [width=1, height=1]; b [width=1, height=1]; a -> b }"


@pytest.fixture
def worker() -> Iterator[Worker]:
    one = Worker(timeout=20)
    yield one
    one.close()


def pid_of(worker: Worker) -> int:
    assert worker.pid is not None
    return worker.pid


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_layout_says_where_every_node_is_with_y_downwards(worker: Worker) -> None:
    places = lay_out(GRAPH, worker)
    assert set(places) == {"a", "b"}
    assert places["a"].y < places["b"].y
    assert places["a"].x == places["b"].x


def test_the_worker_stays_for_the_next_picture(worker: Worker) -> None:
    lay_out(GRAPH, worker)
    first = pid_of(worker)
    lay_out(GRAPH, worker)
    assert pid_of(worker) == first


def test_a_worker_that_hangs_is_killed_in_time_and_replaced() -> None:
    worker = Worker(timeout=20)
    lay_out(GRAPH, worker)
    hung = pid_of(worker)
    os.kill(hung, signal.SIGSTOP)
    worker._timeout = 0.3
    start = time.monotonic()
    with pytest.raises(DrawingFailed, match="too long"):
        lay_out(GRAPH, worker)
    assert time.monotonic() - start < 5
    assert not is_alive(hung)
    worker._timeout = 20
    assert lay_out(GRAPH, worker)
    assert pid_of(worker) != hung
    worker.close()


def test_a_worker_that_dies_at_work_fails_one_picture_only(worker: Worker) -> None:
    lay_out(GRAPH, worker)
    doomed = pid_of(worker)
    os.kill(doomed, signal.SIGSTOP)
    threading.Timer(0.2, os.kill, (doomed, signal.SIGKILL)).start()
    with pytest.raises(DrawingFailed, match="unexpectedly"):
        lay_out(GRAPH, worker)
    assert lay_out(GRAPH, worker)


def test_a_worker_that_died_while_idle_is_not_noticed(worker: Worker) -> None:
    lay_out(GRAPH, worker)
    dead = pid_of(worker)
    os.kill(dead, signal.SIGKILL)
    os.waitpid(dead, 0)
    assert lay_out(GRAPH, worker)


def test_a_worker_that_cannot_start_is_a_typed_failure() -> None:
    worker = Worker([sys.executable, "-c", "raise SystemExit(1)"])
    with pytest.raises(DrawingFailed, match="unexpectedly"):
        worker.run(GRAPH)


def test_a_program_that_is_not_there_is_a_typed_failure() -> None:
    with pytest.raises(DrawingFailed, match="could not be started"):
        Worker(["/no/such/program"]).run(GRAPH)


def test_what_graphviz_refuses_is_a_typed_failure_and_not_the_end(worker: Worker) -> None:
    with pytest.raises(DrawingFailed, match="refused"):
        lay_out("digraph { this is not dot", worker)
    assert lay_out(GRAPH, worker)


def test_too_much_is_refused_before_graphviz_sees_it(worker: Worker) -> None:
    with pytest.raises(DrawingFailed, match="too large"):
        worker.run("x" * (layout.LARGEST_SOURCE + 1))
    assert worker.pid is None


def test_a_network_too_large_to_read_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.drawing.composing.MOST_RESOURCES", 3)
    with pytest.raises(DrawingFailed, match="too large") as caught:
        draw(one_of_each())
    assert caught.value.reason == str(caught.value)


def test_waiting_for_others_ends_too() -> None:
    worker = Worker(timeout=0.2)
    with worker._lock, pytest.raises(DrawingFailed, match="too many"):
        worker.run(GRAPH)


def test_many_threads_share_one_worker(worker: Worker) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(lay_out(GRAPH, worker)))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2] * 8


def test_a_fork_does_not_talk_to_its_parents_worker(worker: Worker) -> None:
    lay_out(GRAPH, worker)
    parents = pid_of(worker)
    worker._owner = parents  # as if another process had started it
    assert lay_out(GRAPH, worker)
    mine = pid_of(worker)
    assert mine != parents
    os.kill(parents, signal.SIGKILL)
