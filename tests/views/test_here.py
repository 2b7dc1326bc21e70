"""The link that carries the exact question and selection."""

from playground.views.here import LONGEST, here_of

WEB_TO_APP = {"from": "web-1", "to": "app-1", "protocol": "tcp", "port": "8080"}


def test_a_link_says_the_question_and_nothing_empty() -> None:
    here = here_of("/s/x/", {**WEB_TO_APP, "source_port": "", "utm": "ad"})
    assert here.url == "/s/x/?from=web-1&to=app-1&protocol=tcp&port=8080"


def test_a_selection_keeps_the_question() -> None:
    here = here_of("/s/x/", WEB_TO_APP)
    assert here.selecting("i-1").endswith("&port=8080&select=i-1")


def test_another_question_keeps_the_selection() -> None:
    here = here_of("/s/x/", {**WEB_TO_APP, "select": "i-1"})
    assert here.asking({"from": "a", "to": "b", "port": None}) == "/s/x/?from=a&to=b&select=i-1"


def test_what_a_name_contains_cannot_leave_its_place_in_the_link() -> None:
    here = here_of("/s/x/", {"from": "a&to=b#c", "to": "ü"})
    assert here.url == "/s/x/?from=a%26to%3Db%23c&to=%C3%BC"


def test_an_endless_value_is_cut() -> None:
    here = here_of("/s/x/", {"from": "a" * 10_000, "to": "b", "select": "c" * 10_000})
    assert len(here.question["from"]) == len(here.selected) == LONGEST


def test_control_characters_are_not_taken_from_a_link() -> None:
    here = here_of("/s/x/", {"from": "web\x00-1\x1b[31m", "to": "db", "select": "\x00"})
    assert here.question["from"] == "web-1[31m"
    assert here.selected == ""
