"""Accounts, for whoever wants one: what they keep, who gets in, and what stays of one that goes."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from playground.gate.rate_limits.budgets import Budget, Kind
from playground.gate.rate_limits.kinds import kind_of
from playground.models import Scenario, Snapshot
from playground.views.accounts.forms import SigningUp
from playground.visitors import COOKIE
from tests.views.building import begin, begin_with_subnets, slug_in

pytestmark = pytest.mark.django_db

PASSWORD, OTHER = "three purple tiers", "a wholly other word"
SESSION = "sessionid"
EVIL = [
    "//evil.example/",
    "https://evil.example/",
    "http:evil.example",
    "/\\evil.example",
    "///evil.example",
    "javascript:alert(1)",
    "\x08//evil.example",
]


@pytest.fixture(autouse=True)
def quick_hashes(settings: Settings) -> None:
    """A password is hashed slowly on purpose; not here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def sign_up(client: Client, name: str = "ann", password: str = PASSWORD, **more: str) -> Any:
    typed = {"username": name, "password1": password, "password2": password}
    return client.post("/sign-up/", typed | more)


def sign_in(client: Client, name: str = "ann", password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in/", {"username": name, "password": password, **more})


def signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def mine(client: Client) -> str:
    return str(client.get("/mine/").content.decode())


def owner_of(slug: str) -> Any:
    return Scenario.objects.get(slug=slug).owner


# What an account keeps


def test_signing_up_takes_in_what_the_browser_made_and_says_how_much(client: Client) -> None:
    slugs = [begin(client), begin_with_subnets(client)]
    client.post(f"/s/{slugs[1]}/snapshot/")
    before = client.cookies[COOKIE].value
    assert "This browser has made 2 networks" in client.get("/sign-up/").content.decode()
    response = sign_up(client)
    assert (response.status_code, response.headers["Location"]) == (303, "/mine/")
    page = mine(client)
    assert "2 networks of this browser are in your account now" in page
    assert "Signed in as <b>ann</b>" in page
    assert "in your account now" not in mine(client)
    assert client.cookies[COOKIE].value == before
    ann = User.objects.get()
    assert [(owner_of(slug), Scenario.objects.get(slug=slug).visitor) for slug in slugs] == [
        (ann, "")
    ] * 2
    assert Snapshot.objects.get().owner == ann


def test_from_another_browser_one_sees_the_same_and_after_signing_out_nothing(
    client: Client,
) -> None:
    slug = begin(client)
    sign_up(client)
    path = client.post(f"/s/{slug}/snapshot/").headers["Location"]
    other = Client()
    assert slug not in mine(other)
    sign_in(other)
    page = mine(other)
    assert f'href="/s/{slug}/"' in page
    assert f'href="{path}"' in page
    assert other.get(f"{path}latest").headers["Location"] == f"/s/{slug}/"
    assert "This browser had no network that could come into your account" in page
    for browser in (client, other):
        assert browser.post("/sign-out/").headers["Location"] == "/mine/"
        assert slug not in mine(browser)
        assert path not in mine(browser)
        assert not signed_in(browser)


def test_what_one_makes_while_signed_in_is_the_accounts(client: Client) -> None:
    sign_up(client)
    ann = User.objects.get()
    first = begin_with_subnets(client)
    copy = slug_in(client.post(f"/s/{first}/copy/").headers["Location"])
    text = "format: 1\ntitle: Brought\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n"
    brought = slug_in(client.post("/import/", {"text": text}).headers["Location"])
    snapshot = client.post(f"/s/{first}/snapshot/").headers["Location"]
    fork = slug_in(client.post(f"{snapshot}fork/").headers["Location"])
    assert {owner_of(slug) for slug in (first, copy, brought, fork)} == {ann}
    client.post("/sign-out/")
    assert owner_of(begin(client)) is None


def test_what_is_not_ones_own_is_left_with_the_browser(client: Client) -> None:
    slug = begin(client)
    sign_up(client, leave="1")
    assert owner_of(slug) is None
    assert slug not in mine(client)
    client.post("/sign-out/")
    assert slug in mine(client)
    sign_in(client)
    assert "1 network of this browser is in your account now" in mine(client)


def test_whose_account_it_is_alone_deletes_from_it(client: Client) -> None:
    slug, other = begin(client), Client()
    sign_up(client)
    sign_up(other, "ben")
    path = f"/mine/{Scenario.objects.get(slug=slug).pk}/delete/"
    assert other.post(path).status_code == 404
    assert Client().post(path).status_code == 404
    assert client.post(path).status_code == 303
    assert not Scenario.objects.exists()


# Who gets in


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Type a name."),
        ("ann lee", "letters, digits"),
        ("ann\x07", "letters, digits"),
        ("ann\0", "letters, digits"),
        ("ann\u202eeb", "letters, digits"),
        ("<b>ann</b>", "letters, digits"),
        ("a" * 151, "at most 150 characters; this one has 151"),
        ("a" * 10_000, "at most 150 characters; this one has 10000"),
        ("\N{LATIN SMALL LIGATURE FFI}" * 100, "at most 150 characters; this one has 300"),
        ("ANN", "Somebody has this name already"),
        ("\N{FULLWIDTH LATIN SMALL LETTER A}nn", "Somebody has this name already"),
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_a_name_that_is_none_is_refused_beside_its_field(
    client: Client, name: str, said: str
) -> None:
    User.objects.create(username="ann")
    response = sign_up(client, name)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert 'id="id_username_error"' in page
    assert PASSWORD not in page
    assert User.objects.count() == 1
    assert not signed_in(client)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "Type a password."),
        ("short", "too short"),
        ("7391846250", "entirely numeric"),
        ("password123", "too common"),
        ("annabella1", "too similar"),
        ("with a \0 in it", "Null characters"),
    ],
)
def test_a_weak_password_is_refused_beside_its_field(
    client: Client, password: str, said: str
) -> None:
    response = sign_up(client, "annabella", password)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert 'id="id_password1_error"' in page
    assert not password or f'value="{password}"' not in page
    assert not User.objects.exists()


def test_two_passwords_that_differ_are_refused(client: Client) -> None:
    response = sign_up(client, password2=OTHER)
    assert response.status_code == 422
    assert "These two are not the same." in response.content.decode()
    assert not User.objects.exists()


def test_who_is_a_moment_late_with_a_name_is_told_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def quicker(form: SigningUp) -> str:
        name: str = form.cleaned_data["username"]
        return name

    monkeypatch.setattr(SigningUp, "clean_username", quicker)
    monkeypatch.setattr(SigningUp, "validate_unique", lambda form: None)
    User.objects.create(username="ann")
    response = sign_up(client)
    assert response.status_code == 422
    assert "Somebody has this name already" in response.content.decode()


@pytest.mark.parametrize(
    ("name", "password"),
    [("ann", OTHER), ("ben", PASSWORD), ("ann\0", PASSWORD), ("a" * 10_000, PASSWORD), ("", "")],
    ids=["password", "name", "control", "long", "nothing"],
)
def test_who_does_not_know_the_password_stays_out(client: Client, name: str, password: str) -> None:
    sign_up(Client())
    response = sign_in(client, name, password)
    assert response.status_code == 422
    assert SESSION not in response.cookies
    assert not signed_in(client)
    assert not password or password not in response.content.decode()


def test_whether_there_is_such_a_name_is_not_told(client: Client) -> None:
    sign_up(Client())
    pages = [sign_in(client, name, OTHER).content.decode() for name in ("ann", "ben")]
    said = [re.search(r'role="alert">(.*?)</p>', page, re.DOTALL) for page in pages]
    assert said[0] is not None
    assert said[1] is not None
    assert said[0][1] == said[1][1]
    assert "No account has this name and this password" in said[0][1]


def test_a_closed_account_stays_closed(client: Client) -> None:
    sign_up(Client())
    User.objects.update(is_active=False)
    assert sign_in(client).status_code == 422
    assert not signed_in(client)


def test_a_session_that_somebody_else_knows_is_not_the_one_that_is_signed_in(
    client: Client,
) -> None:
    attacker = Client()
    session = attacker.session
    session["known"] = True
    session.save()
    known = str(session.session_key)
    sign_up(Client())
    for victim in (client, Client()):
        victim.cookies[SESSION] = known
        sign_in(victim)
        assert signed_in(victim)
        assert victim.cookies[SESSION].value != known
        attacker.cookies[SESSION] = known
        assert not signed_in(attacker)


def test_who_has_signed_out_is_not_signed_in_by_the_old_cookie(client: Client) -> None:
    sign_up(client)
    old = client.cookies[SESSION].value
    client.post("/sign-out/")
    client.cookies[SESSION] = old
    assert not signed_in(client)
    assert not Session.objects.filter(session_key=old).exists()


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_of_a_session_is_for_this_site_alone(
    client: Client, settings: Settings, secure: bool
) -> None:
    settings.SESSION_COOKIE_SECURE = secure
    cookie = sign_up(client).cookies[SESSION]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert bool(cookie["secure"]) is secure


@pytest.mark.parametrize("where", EVIL, ids=range(len(EVIL)))
def test_signing_in_leads_to_no_other_site(client: Client, where: str) -> None:
    sign_up(Client())
    assert sign_in(client, next=where).headers["Location"] == "/mine/"
    assert client.get("/sign-in/", {"next": where}).headers["Location"] == "/mine/"
    assert sign_up(Client(), "ben", next=where).headers["Location"] == "/mine/"


def test_signing_in_leads_to_the_page_that_asked_for_it(client: Client) -> None:
    sign_up(Client())
    asked = client.get("/account/")
    assert asked.headers["Location"] == "/sign-in/?next=/account/"
    page = client.get(asked.headers["Location"]).content.decode()
    assert '<input type="hidden" name="next" value="/account/">' in page
    assert sign_in(client, next="/account/").headers["Location"] == "/account/"


def test_a_password_in_an_address_is_refused_and_opens_nothing(client: Client) -> None:
    sign_up(Client())
    for query in ({"username": "ann", "password": PASSWORD}, {"password1": PASSWORD}):
        for path in ("/sign-in/", "/sign-up/", "/account/"):
            response = client.get(path, query)
            assert response.status_code == 400
            assert "does not belong into an address" in response.content.decode()
            assert PASSWORD not in response.content.decode()
    assert not signed_in(client)


def test_other_sites_sign_nobody_in_or_out(client: Client) -> None:
    sign_up(Client())
    careful = Client(enforce_csrf_checks=True)
    assert sign_in(careful).status_code == 403
    assert sign_up(careful, "ben").status_code == 403
    careful.force_login(User.objects.get())
    for path in ("/sign-out/", "/account/password/", "/account/delete/"):
        assert careful.post(path, {"password": PASSWORD}).status_code == 403
    assert signed_in(careful)


@pytest.mark.parametrize("path", ["/sign-out/", "/account/password/", "/account/delete/"])
def test_an_address_alone_does_nothing(client: Client, path: str) -> None:
    sign_up(client)
    assert client.get(path).status_code == 405
    assert signed_in(client)


def test_who_tries_passwords_is_slowed_down(client: Client, settings: Settings) -> None:
    settings.RATE_LIMITS = dict.fromkeys(Kind, Budget(1_000, 1_000)) | {
        Kind.SIGN_INS: Budget(1_000, 3)
    }
    sign_up(Client(REMOTE_ADDR="10.99.1.1"))
    tries = [
        Client(REMOTE_ADDR="10.99.1.2").post("/sign-in/", {"username": "ann", "password": f"{one}"})
        for one in range(5)
    ]
    assert [one.status_code for one in tries] == [422, 422, 422, 429, 429]
    for route in ("sign-in", "sign-up", "account-password", "account-delete"):
        assert kind_of("POST", route, {}) == Kind.SIGN_INS


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-up/", "/account/", "/mine/"])
def test_nobody_keeps_pages_of_an_account(client: Client, path: str) -> None:
    assert "no-store" in client.get(path).headers["Cache-Control"]
    sign_up(client)
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_pages_that_are_the_same_for_everybody_ask_nothing_of_who_has_signed_in(
    client: Client, django_assert_num_queries: Any
) -> None:
    sign_up(client)
    with django_assert_num_queries(0):
        client.get("/help/codes/")
    with django_assert_num_queries(1):
        client.get("/")


# Another password, and the end


def change(client: Client, old: str = PASSWORD, new: str = OTHER, again: str = OTHER) -> Any:
    typed = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post("/account/password/", typed)


def test_a_new_password_signs_all_other_browsers_out(client: Client) -> None:
    sign_up(client)
    other = Client()
    sign_in(other)
    assert change(client).headers["Location"] == "/account/"
    assert "Your password was changed" in client.get("/account/").content.decode()
    assert "Your password was changed" not in client.get("/account/").content.decode()
    assert not signed_in(other)
    assert sign_in(other).status_code == 422
    assert sign_in(other, password=OTHER).status_code == 303


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": OTHER}, "This is not your password."),
        ({"new": "short", "again": "short"}, "too short"),
        ({"again": PASSWORD}, "These two are not the same."),
    ],
)
def test_a_password_is_changed_by_who_knows_it_to_a_good_one(
    client: Client, typed: dict[str, str], said: str
) -> None:
    sign_up(client)
    response = change(client, **typed)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert sign_in(Client()).status_code == 303


def test_no_id_is_on_the_page_of_the_account_twice(client: Client) -> None:
    sign_up(client)
    page = change(client, old="", new="", again="").content.decode()
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert "leaving_password" in ids
    assert sorted(ids) == sorted(set(ids))


def test_an_account_that_goes_leaves_its_networks_under_their_links(client: Client) -> None:
    slug = begin_with_subnets(client)
    sign_up(client)
    snapshot = client.post(f"/s/{slug}/snapshot/").headers["Location"]
    assert "Your network stays under its links" in client.get("/account/").content.decode()
    response = client.post("/account/delete/", {"password": PASSWORD})
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert not User.objects.exists()
    assert not signed_in(client)
    assert slug not in mine(client)
    assert client.get(f"/s/{slug}/").status_code == 200
    assert client.get(snapshot).status_code == 200
    assert (owner_of(slug), Scenario.objects.get(slug=slug).visitor) == (None, "")
    assert sign_in(client).status_code == 422
    assert sign_up(client).status_code == 303


def test_an_account_may_take_its_networks_along_and_nobody_elses(client: Client) -> None:
    of_ben = begin(Client())
    slug = begin_with_subnets(client)
    sign_up(client)
    snapshot = client.post(f"/s/{slug}/snapshot/").headers["Location"]
    client.post("/account/delete/", {"password": PASSWORD, "networks": "on"})
    assert [one.slug for one in Scenario.objects.all()] == [of_ben]
    assert client.get(f"/s/{slug}/").status_code == 404
    assert client.get(snapshot).status_code == 200


@pytest.mark.parametrize("password", ["", OTHER])
def test_an_account_goes_only_with_its_password(client: Client, password: str) -> None:
    slug = begin(client)
    sign_up(client)
    response = client.post("/account/delete/", {"password": password, "networks": "on"})
    assert response.status_code == 422
    assert 'id="leaving_password_error"' in response.content.decode()
    assert signed_in(client)
    assert owner_of(slug) is not None


@pytest.mark.parametrize("path", ["/account/password/", "/account/delete/"])
def test_who_is_not_signed_in_changes_nothing(client: Client, path: str) -> None:
    sign_up(Client())
    response = client.post(path, {"password": PASSWORD})
    assert response.headers["Location"].startswith("/sign-in/?next=")
    assert User.objects.count() == 1
