"""Who is one client: by the address of the connection alone, and by a cookie signed here."""

import pytest
from django.test import RequestFactory

from playground.gate.rate_limits.clients import Client, client_in, client_of, network_of
from playground.visitors import COOKIE, cookie_of, new_person


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::7", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix:", "unix:"),
        ("x" * 10_000, "x" * 64),
    ],
)
def test_who_can_have_many_addresses_is_one_client(address: str, network: str) -> None:
    assert network_of(address) == network


def test_pages_and_websockets_know_the_same_client() -> None:
    person = new_person()
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    request.COOKIES[COOKIE] = cookie_of(person)
    headers = [(b"cookie", f"{COOKIE}={cookie_of(person)}".encode())]
    scope = {"client": ["192.0.2.7", 4711], "headers": headers}
    assert client_of(request) == client_in(scope) == Client("192.0.2.7", person.id)


def test_what_a_request_says_of_itself_is_not_believed() -> None:
    said = {
        "X-Forwarded-For": "198.51.100.1",
        "X-Real-IP": "198.51.100.2",
        "Forwarded": "for=198.51.100.3",
    }
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", headers=said)
    request.COOKIES[COOKIE] = cookie_of(new_person())[:-1] + "x"
    assert client_of(request) == Client("192.0.2.7", "")
    headers = [(name.lower().encode(), text.encode()) for name, text in said.items()]
    assert client_in({"client": ["192.0.2.7", 1], "headers": headers}) == Client("192.0.2.7", "")


def test_a_server_that_tells_no_address_has_one_client() -> None:
    request = RequestFactory().get("/")
    del request.META["REMOTE_ADDR"]
    assert client_of(request) == client_in({"client": None}) == client_in({}) == Client("", "")


def test_being_counted_makes_nobody_known() -> None:
    request = RequestFactory().get("/")
    client_of(request)
    assert not hasattr(request, "visitor")
