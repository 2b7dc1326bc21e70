"""A flood of requests is refused in the way that whoever sends it can read."""

import json

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from playground.gate.rate_limits import counting
from playground.gate.rate_limits.budgets import Budget, Kind, budgets
from playground.gate.rate_limits.counting import Counters
from playground.gate.rate_limits.pages import RateLimits
from playground.models import Scenario
from playground.sharing.carried import pack
from playground.visitors import COOKIE, cookie_of, new_person
from tests.rate_limits.test_budgets import A_FLOOD

Budgets = dict[Kind, Budget]


@pytest.fixture
def flood(client: Client, address: str, narrow: Budgets) -> Client:
    """A client that has used up all its requests."""
    narrow[Kind.REQUESTS] = Budget(1, 1)
    client.defaults["REMOTE_ADDR"] = address
    assert client.get("/no/such/page").status_code == 404
    return client


@pytest.mark.parametrize("cookie", [True, False], ids=["visitor", "nobody"])
@pytest.mark.parametrize("in_the_world", [True, False], ids=["world", "own machine"])
def test_ten_thousand_requests_a_minute_are_refused(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    in_the_world: bool,
    cookie: bool,
) -> None:
    own = Counters()  # a Redis that is slow for a moment is taken for one that is away
    monkeypatch.setattr(counting, "counters", lambda: own)
    settings.RATE_LIMITS = budgets({}, in_the_world=in_the_world)
    site = RateLimits(lambda request: HttpResponse())
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    if cookie:
        request.COOKIES[COOKIE] = cookie_of(new_person())
    answers = [site(request).status_code for _ in range(A_FLOOD)]
    usual = settings.RATE_LIMITS[Kind.REQUESTS][0 if cookie else 1]
    assert answers[:usual] == [200] * usual
    assert answers.count(429) == A_FLOOD - usual


def test_a_person_is_told_on_a_page(flood: Client) -> None:
    page = flood.get("/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.status_code == 429
    assert 1 <= int(page.headers["Retry-After"]) <= 60
    text = page.content.decode()
    assert "more than 1 requests within a minute" in text
    assert f"Try again in {page.headers['Retry-After']} second" in text
    assert "All networks" in text
    assert '<a class="button primary" href="">Try again</a>' in text
    assert "no-store" in page.headers["Cache-Control"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_script_is_told_in_json_or_in_a_line(flood: Client) -> None:
    told = flood.get("/", headers={"Accept": "application/json"})
    assert told.status_code == 429
    assert "within a minute" in told.json()["error"]
    by_name = flood.get("/s/three-tier.json", headers={"Accept": "*/*"})
    assert by_name.status_code == 429
    assert "within a minute" in by_name.json()["error"]
    line = flood.get("/", headers={"Accept": "*/*"})
    assert line.status_code == 429
    assert line.headers["Content-Type"].startswith("text/plain")
    assert "<" not in line.content.decode()
    assert 1 <= int(line.headers["Retry-After"]) <= 60


def test_an_open_page_is_told_by_an_event(flood: Client) -> None:
    told = flood.get("/", headers={"HX-Request": "true", "Accept": "*/*"})
    assert told.status_code == 429
    assert "request:refused" in told.headers["HX-Trigger"]
    assert "within a minute" in told.headers["HX-Trigger"]


def test_a_flood_of_requests_is_no_flood_of_lines_in_the_log(
    flood: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    assert flood.get("/s/a-secret/").status_code == 429
    assert not caplog.messages


def test_static_files_are_free(flood: Client) -> None:
    assert flood.get("/static/icon.svg").status_code == 200
    assert flood.get("/static/no-such-file").status_code == 429


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "kind"),
    [
        ("POST", "/s/shop/undo/", Kind.WRITES),
        ("POST", "/s/shop/copy/", Kind.BEGINNINGS),
        ("POST", "/new/", Kind.BEGINNINGS),
        ("POST", "/import/", Kind.IMPORTS),
        ("GET", "/s/shop/?from=internet&to=web-1", Kind.ASKS),
        ("GET", "/s/shop/picture.svg", Kind.RENDERS),
        ("GET", "/s/shop/export/yaml", Kind.RENDERS),
    ],
)
def test_each_kind_has_a_budget_of_its_own(
    client: Client, address: str, narrow: Budgets, method: str, path: str, kind: Kind
) -> None:
    narrow[kind] = Budget(1, 1)
    client.defaults["REMOTE_ADDR"] = address
    body = {"data": "x=y", "content_type": "application/x-www-form-urlencoded"}
    assert client.generic(method, path, **body).status_code != 429
    before = Scenario.objects.count()
    assert client.generic(method, path, **body).status_code == 429
    assert Scenario.objects.count() == before
    assert client.get("/help/codes/").status_code == 200


@pytest.mark.django_db
def test_a_network_in_a_link_counts_once_until_it_is_not_at_hand(
    client: Client, address: str, narrow: Budgets
) -> None:
    narrow[Kind.OPENINGS] = Budget(1, 1)
    client.defaults["REMOTE_ADDR"] = address
    first, second = (
        pack(json.dumps({"format": 1, "title": address, "vpcs": {name: {"cidr": "10.0.0.0/16"}}}))
        for name in ("one", "two")
    )
    assert client.post("/open/", {"link": first}).status_code == 200
    assert client.post("/open/?select=", {"link": first}).status_code == 200
    for path in ("/open/", "/open/copy/"):
        refused = client.post(path, {"link": second})
        assert refused.status_code == 429
        assert "more than 1 networks in links within a minute" in refused.content.decode()
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert not Scenario.objects.exists()
    assert client.post("/open/copy/", {"link": first}).status_code == 303


def test_a_refused_view_does_not_begin(address: str, narrow: Budgets) -> None:
    narrow[Kind.WRITES] = Budget(1, 1)
    request = RequestFactory().post("/", REMOTE_ADDR=address)

    def answer(asked: HttpRequest) -> HttpResponse:
        refused = site.process_view(asked, None, (), {})
        return refused or HttpResponse("done")

    site = RateLimits(answer)
    assert [site(request).status_code for _ in range(3)] == [200, 429, 429]
