"""Requests that no page of this site would make: each is answered, in words, and does nothing."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern
from pytest_django import Settings

from playground import cabinet
from playground.models import Edit, Scenario
from playground.urls import urlpatterns
from tests.views.building import HTMX

PAGE = {"Accept": "text/html,application/xhtml+xml"}
FORM = "application/x-www-form-urlencoded"
VALUES = {"slug": "shop", "kind": "vpc", "part": "title", "form": "yaml", "action": "quick"}
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


def addresses() -> Iterator[str]:
    """One address for each route, of a scenario that is there where it names one."""
    for route in urlpatterns:
        assert isinstance(route, URLPattern)
        yield "/" + PARAMETER.sub(_value, str(route.pattern))


def _value(found: re.Match[str]) -> str:
    return "1" if found[1] == "int" else VALUES.get(found[2], "x")


def stored() -> tuple[object, ...]:
    """What would tell of anything that was done."""
    every = Scenario.objects.order_by("pk").values_list("pk", "revision", "title")
    return *every, Edit.objects.count()


# Another site's page


@pytest.fixture
def stranger() -> Client:
    """A browser that another site's page makes send a form: without this site's token."""
    return Client(enforce_csrf_checks=True, headers={"Host": "localhost", **PAGE})


def test_no_form_of_another_site_does_anything(stranger: Client, shop: Scenario) -> None:
    before = stored()
    passed = {}
    for address in addresses():
        response = stranger.post(address, {"name": "x", "text": "format: 1"})
        if response.status_code not in (403, 405):
            passed[address] = response.status_code
    assert passed == {}
    assert stored() == before


def test_a_forged_form_is_refused_on_a_page_that_says_why(stranger: Client) -> None:
    response = stranger.post("/new/")
    assert response.status_code == 403
    text = response.content.decode()
    assert "It did not come from a page of this site" in text
    assert "cookies have to be allowed" in text
    assert "All networks" in text
    assert "<style" not in text  # which the policy would not let in
    told = stranger.post("/new/", headers=HTMX)
    assert told.status_code == 403
    assert "token:outdated" in told.headers["HX-Trigger"]
    assert "error" in stranger.post("/new/", headers={"Accept": "application/json"}).json()


def test_a_program_that_sends_what_is_only_read_is_told_that(
    stranger: Client, shop: Scenario
) -> None:
    for path in (f"/s/{shop.slug}.json", f"/s/{shop.slug}/scenario.yaml", "/schema/scenario.json"):
        response = stranger.post(path, headers={"Accept": "*/*"})
        assert response.status_code == 405, path
        assert response.headers["Allow"] == "GET, HEAD", path
        assert "takes GET and HEAD, and not POST" in response.content.decode()


@pytest.mark.parametrize(
    "origin", ["https://stranger.example", "null", "http://localhost.stranger.example", "x"]
)
def test_a_token_does_not_help_another_origin(settings: Settings, db: None, origin: str) -> None:
    browser = Client(enforce_csrf_checks=True, headers={"Host": "localhost", **PAGE})
    page = browser.get("/import/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    form = {"csrfmiddlewaretoken": token[1]}
    assert browser.post("/new/", form).status_code == 303
    assert browser.post("/new/", form, headers={"Origin": origin}).status_code == 403


# Methods


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "<x>"])
def test_no_address_takes_another_method(client: Client, shop: Scenario, method: str) -> None:
    before = stored()
    for address in addresses():
        response = client.generic(method, address, b"a=b", FORM, headers=PAGE)
        if response.headers.get("Location", "").startswith("/sign-in/"):
            continue  # what somebody has to be known for
        assert response.status_code == 405, address
        assert response.headers["Allow"], address
        text = response.content.decode()
        assert "This address takes" in text, address
        assert "<x>" not in text
    assert stored() == before


def test_an_address_of_a_form_opened_as_a_page_says_so(client: Client) -> None:
    page = client.get("/new/", headers=PAGE)
    assert page.status_code == 405
    assert "This address takes POST, and not GET." in page.content.decode()
    assert page.headers["Allow"] == "POST"
    line = client.get("/new/", headers={"Accept": "*/*"})
    assert line.content == b"This address takes POST, and not GET.\n"


# Hosts


@pytest.mark.parametrize(
    "host", ["stranger.example", "localhost.stranger.example", "a b", "[x", ""]
)
def test_a_forged_host_is_refused(client: Client, host: str) -> None:
    response = client.get("/", headers={"Host": host, "X-Forwarded-Host": "localhost"})
    assert response.status_code == 400
    assert "stranger" not in response.content.decode()


def test_nobody_is_believed_about_the_host_or_the_scheme(client: Client, shop: Scenario) -> None:
    said = {"X-Forwarded-Host": "stranger.example", "X-Forwarded-Proto": "https"}
    said |= {"Forwarded": "host=stranger.example", "X-Original-URL": "/new/"}
    page = client.get("/s/shop/", headers=said)
    assert page.status_code == 200
    assert "stranger.example" not in page.content.decode()


# Addresses


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/s/%00/",
        "/s/shop%00/",
        "/s/shop/edit/%00",
        "/s/shop/edit/%ff%fe",
        "/s/shop/edit/..%2f..%2f..%2fetc%2fpasswd",
        "/s/shop/delete/%0d%0aX-Evil:%201",
        "/s/shop/export/yaml%0d%0aX-Evil:%201",
        "/s/shop/export/../../settings",
        "/s/shop/at/99999999999999999999999999/",
        "/s/shop/compare/1/99999999999999999999999999/",
        "/s/" + "x" * 20_000 + "/",
        "/s/shop/edit/" + "y" * 20_000,
        "/s/shop/" + "z/" * 10_000,
        "/static/%2e%2e/playground/settings.py",
        "/static/..%2f..%2fplayground/settings.py",
        "/static/%00",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/\\stranger.example/",
    ],
    ids=lambda path: path[:40],
)
def test_an_address_of_nothing_is_not_found(client: Client, shop: Scenario, path: str) -> None:
    response = client.get(path, headers=PAGE)
    assert response.status_code in (400, 404)
    assert "X-Evil" not in response.headers
    assert "Traceback" not in response.content.decode()


def test_a_slash_that_is_missing_leads_nowhere_else(client: Client) -> None:
    for path in ("//stranger.example/new", "/new"):
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, "/new/")


QUERIES = {
    "nulls": "from=%00&to=%00&select=%00&step=%00&in=%00&did=%00&revision=%00&hop=%00&row=%00",
    "long": "from=" + "x" * 100_000 + "&to=" + "y" * 100_000,
    "no letters": "from=%ff%fe&to=%c0%80&select=%ed%a0%80&step="
    + "9" * 40
    + "&did=-1&hop=-1&size=nan",
    "lines": "from=a%0d%0aSet-Cookie:%20x=1&to=a%0aX:y&select=a&select=b&to[]=x&;;&&&===&%zz",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_no_query_breaks_a_page(client: Client, shop: Scenario, query: str) -> None:
    for address in addresses():
        for headers in ({}, {**HTMX, "HX-Target": "trace"}):
            response = client.get(f"{address}?{query}", headers=headers)
            assert response.status_code < 500, address
            assert "Set-Cookie: x" not in str(response.headers)


def test_more_fields_than_any_form_has_are_refused(client: Client, shop: Scenario) -> None:
    before = stored()
    many = "&".join(f"k{number}=1" for number in range(12_000))
    for address in ("/import/", "/s/shop/head/title/", "/s/shop/undo/"):
        response = client.post(address, many, content_type=FORM, headers=PAGE)
        assert response.status_code in (400, 403, 405, 409), address
        assert "Traceback" not in response.content.decode()
    assert client.get(f"/?{many}").status_code in (200, 400)
    assert stored() == before


# Bodies that are not what they say


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=", b"--\r\n"),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data\r\n\r\nx"),
        ("multipart/form-data; boundary=a\xff", b"--a"),
        ("application/json", b"{" * 10_000),
        ("application/x-www-form-urlencoded; charset=nonsense", b"title=x"),
        (FORM, b"title=%ff%fe%00&seen=%00"),
        ("\x00", b"\x00"),
    ],
    ids=range(8),
)
def test_a_body_that_is_not_what_it_says_does_nothing(
    client: Client, shop: Scenario, kind: str, body: bytes
) -> None:
    client.raise_request_exception = False
    before = Scenario.objects.count()
    for address in addresses():
        response = client.generic("POST", address, body, kind, headers=PAGE)
        assert response.status_code < 500, address
        assert b"Traceback" not in response.content
    shop.refresh_from_db()
    assert "\x00" not in shop.title
    assert Scenario.objects.count() <= before + 2  # what is empty may be begun, and copied


# Files


@pytest.mark.parametrize("form", ["yaml", "terraform", "png"])
def test_a_title_gives_no_header_and_no_other_file_name(
    client: Client, shop: Scenario, form: str
) -> None:
    shop.title = 'x"; filename="evil.exe\r\nX-Evil: 1\u202egpj.exe'
    shop.save()
    cabinet.close_drawers()
    response = client.get(f"/s/shop/export/{form}")
    assert re.fullmatch(
        r'attachment; filename="shop\.[a-z.]+"', response.headers["Content-Disposition"]
    )
    assert "X-Evil" not in response.headers


def test_what_is_told_as_json_is_no_script(client: Client, shop: Scenario) -> None:
    for path in ("state/", "answer/?from=a&to=b", "export/json"):
        response = client.get(f"/s/shop/{path}")
        assert response.headers["Content-Type"].startswith("application/json")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert isinstance(json.loads(response.content), dict)


# Signing in


@pytest.fixture
def quick_passwords(settings: Settings) -> None:
    """How slowly passwords are told from each other is no matter here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


ELSEWHERE = (
    "https://stranger.example/",
    "//stranger.example/",
    "///stranger.example/",
    "/\\stranger.example/",
    "\\\\stranger.example/",
    "javascript:alert(1)",
    "http:stranger.example",
    " //stranger.example",
    "\x00//stranger.example",
    "https:///stranger.example",
)


@pytest.mark.usefixtures("quick_passwords")
@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_who_signs_in_is_sent_to_another_site(
    client: Client, django_user_model: type[User], wanted: str
) -> None:
    django_user_model.objects.create_user("ada", password="correct horse 7")
    form = {"username": "ada", "password": "correct horse 7", "next": wanted}
    response = client.post(f"/sign-in/?{urlencode({'next': wanted})}", form)
    assert response.status_code == 303
    led = response.headers["Location"]
    assert led.startswith("/")
    assert not led.startswith(("//", "/\\"))
    assert "stranger" not in led


@pytest.mark.usefixtures("quick_passwords")
@pytest.mark.parametrize(
    "name", ["\x00", "a\x00b", "x" * 100_000, "' OR 1=1 --", "\ud7ff", "<x-evil>"]
)
def test_no_name_signs_in_by_itself(client: Client, db: None, name: str) -> None:
    for address in ("/sign-in/", "/sign-up/"):
        form = {"username": name, "password": name, "password1": name, "password2": "other"}
        response = client.post(address, form)
        assert response.status_code in (200, 400, 422), address
        assert "<x-evil>" not in response.content.decode()
        assert "sessionid" not in client.cookies
