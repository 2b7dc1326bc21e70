"""A shelf: things are made once, and kept as far as there is room."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from playground.cabinet.shelf import Shelf


def test_things_are_kept_as_far_as_there_is_room() -> None:
    shelf: Shelf[str] = Shelf(10, len)
    made: list[str] = []

    def made_of(text: str) -> Callable[[], str]:
        return lambda: made.append(text) or text  # type: ignore[func-returns-value]

    for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        assert shelf.get(text[0], made_of(text)) == text
    assert made == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_what_is_put_in_the_place_of_another_takes_its_room() -> None:
    shelf: Shelf[str] = Shelf(10, len)
    for text in ("aaaa", "bb", "cccccc"):
        shelf.put("same", text)
    shelf.put("other", "dddd")
    assert [shelf.find("same"), shelf.find("other")] == ["cccccc", "dddd"]


def test_what_weighs_more_than_all_the_room_is_given_and_not_kept() -> None:
    shelf: Shelf[str] = Shelf(3, len)
    assert shelf.get("much", lambda: "aaaa") == "aaaa"
    assert shelf.find("much") is None
    assert shelf.get("little", lambda: "a") == shelf.find("little") == "a"


def test_what_is_outdated_makes_room() -> None:
    shelf: Shelf[int] = Shelf(3)
    for number in (1, 2, 3):
        shelf.put(number, number)
    shelf.drop(lambda number: number < 3)
    assert [shelf.find(number) for number in (1, 2, 3)] == [None, None, 3]


def test_who_wants_what_is_being_made_waits_for_it() -> None:
    shelf: Shelf[object] = Shelf()
    together, go = Barrier(4), Event()

    def make() -> object:
        go.wait(timeout=10)
        return object()

    def want() -> object:
        together.wait(timeout=10)
        return shelf.get("one", make)

    with ThreadPoolExecutor(3) as threads:
        wanted = [threads.submit(want) for _ in range(3)]
        together.wait(timeout=10)
        go.set()
        assert len({id(one.result()) for one in wanted}) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    shelf: Shelf[str] = Shelf()

    def fail() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        shelf.get("text", fail)
    assert shelf.get("text", lambda: "made") == "made"
