"""What a request counts as: by the route's name where the tables say so, else by the method."""

from fnmatch import fnmatchcase

import pytest
from django.urls import get_resolver

from playground.gate.rate_limits.budgets import Kind
from playground.gate.rate_limits.kinds import ASKED, SENT, kind_of

QUESTION = {"from": "internet", "to": "web-1"}
ROUTES = [key for key in get_resolver().reverse_dict if isinstance(key, str)]


@pytest.mark.parametrize(
    ("method", "route", "kind"),
    [
        ("POST", "resource-edit", Kind.WRITES),
        ("POST", "head", Kind.WRITES),
        ("POST", "undo", Kind.WRITES),
        ("POST", "preview-new", Kind.ASKS),
        ("POST", "resource-preview", Kind.ASKS),
        ("POST", "import", Kind.IMPORTS),
        ("POST", "new", Kind.BEGINNINGS),
        ("POST", "copy", Kind.BEGINNINGS),
        ("POST", "open", Kind.ASKS),
        ("POST", "open-copy", Kind.BEGINNINGS),
        ("POST", "snapshot-take", Kind.BEGINNINGS),
        ("POST", "snapshot-take-step", Kind.BEGINNINGS),
        ("POST", "snapshot-fork", Kind.BEGINNINGS),
        ("POST", "sign-in", Kind.SIGN_INS),
        ("POST", "sign-up", Kind.SIGN_INS),
        ("POST", "sign-out", Kind.WRITES),
        ("POST", "account-password", Kind.SIGN_INS),
        ("POST", "account-delete", Kind.SIGN_INS),
        ("POST", "link-act", Kind.WRITES),
        ("POST", "mine-delete", Kind.WRITES),
        ("GET", "sign-in", None),
        ("GET", "open", None),
        ("GET", "snapshot", None),
        ("GET", "embed", None),
        ("GET", "snapshot-export", Kind.RENDERS),
        ("GET", "snapshot-picture", Kind.RENDERS),
        ("GET", "card", Kind.RENDERS),
        ("GET", "snapshot-card", Kind.RENDERS),
        ("GET", "qr", Kind.RENDERS),
        ("GET", "snapshot-qr", Kind.RENDERS),
        ("GET", "scenario-miniature", Kind.ASKS),
        ("GET", "import", None),
        ("GET", "gallery", None),
        ("GET", "scenario", None),
        ("HEAD", "scenario", None),
        ("GET", "scenario-export", Kind.RENDERS),
        ("GET", "scenario-picture", Kind.RENDERS),
        ("HEAD", "scenario-picture", Kind.RENDERS),
        ("GET", "scenario-step", Kind.ASKS),
        ("GET", "scenario-comparison", Kind.ASKS),
        ("GET", "scenario-answer", Kind.ASKS),
    ],
)
def test_what_the_site_has_today(method: str, route: str, kind: Kind | None) -> None:
    assert route in ROUTES
    assert kind_of(method, route, {}) == kind


@pytest.mark.parametrize(("name", "kind"), [*SENT, *ASKED])
def test_the_tables_name_nothing_that_is_not_there(name: str, kind: Kind) -> None:
    assert [route for route in ROUTES if fnmatchcase(route, name)], (name, kind)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "QUERY", "", "get"])
@pytest.mark.parametrize("route", ["", "made-tomorrow"])
def test_what_nobody_thought_of_is_a_write(method: str, route: str) -> None:
    assert kind_of(method, route, {}) == Kind.WRITES


@pytest.mark.parametrize("route", ["scenario", "made-tomorrow"])
def test_whoever_asks_a_question_has_a_network_walked(route: str) -> None:
    assert kind_of("GET", route, QUESTION) == Kind.ASKS
    assert kind_of("GET", route, {"from": "internet"}) is None
