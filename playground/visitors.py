"""Who somebody is: a made-up name and a colour, kept in a signed cookie; nobody signs in."""

import secrets
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, NamedTuple

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.functional import SimpleLazyObject

COOKIE = "visitor"
YEAR, MONTH = 365 * 24 * 60 * 60, 30 * 24 * 60 * 60
"""Seconds: so long the cookie lasts, and at this age it is renewed for whoever comes back."""
SALT = "playground.visitors"
LONGEST_NAME = 40
COLOURS = {
    f"person-{number}": word
    for number, word in enumerate(
        ("Blue", "Red", "Green", "Violet", "Amber", "Teal", "Pink", "Olive"), start=1
    )
}
"""The colours that somebody may have, as class names, with what they are called."""

FIRST = (
    *("Amber", "Azure", "Cherry", "Copper", "Coral", "Crimson", "Golden", "Hazel", "Indigo"),
    *("Ivory", "Jade", "Lilac", "Maple", "Olive", "Pearl", "Plum", "Rowan", "Ruby", "Russet"),
    *("Saffron", "Scarlet", "Silver", "Teal", "Willow"),
)
SECOND = (
    *("Bunting", "Crane", "Dipper", "Dove", "Eider", "Falcon", "Finch", "Heron", "Ibis", "Jay"),
    *("Kestrel", "Kingfisher", "Lark", "Linnet", "Martin", "Oriole", "Osprey", "Plover", "Puffin"),
    *("Robin", "Siskin", "Sparrow", "Starling", "Swift", "Tern", "Thrush", "Wagtail", "Wren"),
)


class Person(NamedTuple):
    """A visitor.  The id is no secret: others see it, and only the signed cookie makes one it.

    `colour` is one of `COLOURS`; one that was `chosen` stays where two who are here have the same.
    """

    id: str
    name: str
    colour: str
    chosen: bool = False

    @property
    def initials(self) -> str:
        """The first letters of the first two words."""
        return "".join(word[0] for word in self.name.split()[:2]).upper()

    def as_json(self) -> dict[str, Any]:
        """What others are told."""
        return self._asdict()


def new_person(browser: str = "") -> Person:
    """Somebody who was never here, with a friendly name; of one `browser` always the same.

    So two pages of it that begin a network at the same moment begin it for one visitor.
    """
    token = salted_hmac(SALT, browser).hexdigest()[:16] if browser else secrets.token_hex(8)
    number = int(token, 16) // len(COLOURS)
    first, second = FIRST[number % len(FIRST)], SECOND[number // len(FIRST) % len(SECOND)]
    return _person(token, f"{first} {second}")


def _person(token: str, name: str) -> Person:
    return Person(token, name, list(COLOURS)[int(token, 16) % len(COLOURS)])


def clean_name(typed: str) -> str:
    """A name as it is kept: one line of printable characters.  Raises ValueError with a message."""
    seen = "".join(sign if sign.isprintable() else " " for sign in typed[: 20 * LONGEST_NAME])
    name = " ".join(seen.split())
    if not name:
        raise ValueError("Type a name: one letter is enough.")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"A name has at most {LONGEST_NAME} characters; this one has {len(name)}.")
    return name


def person_of(request: HttpRequest) -> Person:
    """Who asks.  Somebody new gets a name, and `remember_visitors` the cookie that keeps it."""
    known: Person | None = getattr(request, "visitor", None)
    if known is None:
        cookie = request.COOKIES.get(COOKIE)
        known = known_visitor(cookie)
        if known is None or _is_old(str(cookie)):
            known = known or new_person(request.META.get("CSRF_COOKIE", ""))
            _set(request, "visitor_to_remember", known)
        _set(request, "visitor", known)
    return known


def you(request: HttpRequest) -> dict[str, object]:
    """Context processor: `you` is who asks; only a page that says so makes somebody known."""
    return {"you": SimpleLazyObject(lambda: person_of(request)), "colours": COLOURS}


def introduce(request: HttpRequest, typed: str, colour: str = "") -> Person:
    """Give the asking visitor a name, and another colour.  Raises ValueError with a message."""
    person = person_of(request)._replace(name=clean_name(typed))
    if colour and colour not in COLOURS:
        raise ValueError("Choose one of the colours that are shown.")
    if colour and colour != person.colour:
        person = person._replace(colour=colour, chosen=True)
    _set(request, "visitor", person)
    _set(request, "visitor_to_remember", person)
    return person


def _is_old(cookie: str) -> bool:
    """Was a good cookie set long ago?"""
    try:
        signing.loads(cookie, salt=SALT, max_age=MONTH)
    except signing.SignatureExpired:
        return True
    return False


def person_in_scope(scope: Mapping[str, Any]) -> Person:
    """Who is at the other end of a websocket; a passing guest when no cookie says so."""
    return known_visitor(cookie_in_scope(scope)) or new_person()


def cookie_in_scope(scope: Mapping[str, Any]) -> str | None:
    """What a websocket brings as the visitor's cookie, if it brings one."""
    headers = [value for name, value in scope.get("headers", ()) if name == b"cookie"]
    jar = SimpleCookie()
    try:
        jar.load(b"; ".join(headers).decode("latin-1"))
    except CookieError:
        return None
    return jar[COOKIE].value if COOKIE in jar else None


def cookie_of(person: Person) -> str:
    """What the cookie says of somebody: signed, so that nobody is another one."""
    chosen = [person.colour] if person.chosen else []
    return signing.dumps([person.id, person.name, *chosen], salt=SALT)


def remember_visitors(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a page that said who somebody is also sets the cookie.  Others set none."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if hasattr(request, "visitor"):
            patch_vary_headers(response, ["Cookie"])
        person: Person | None = getattr(request, "visitor_to_remember", None)
        if person is not None:
            response.set_cookie(
                COOKIE,
                cookie_of(person),
                max_age=YEAR,
                secure=settings.CSRF_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return respond


def _set(request: HttpRequest, name: str, person: Person) -> None:
    setattr(request, name, person)


def known_visitor(cookie: str | None) -> Person | None:
    """Whoever the cookie names; None for none, and for one that was not signed here."""
    if not cookie:
        return None
    try:
        token, name, *chosen = signing.loads(cookie, salt=SALT)
        person = _person(str(token), clean_name(str(name)))
        return person._replace(colour=chosen[0], chosen=True) if chosen else person
    except (signing.BadSignature, ValueError, LookupError, TypeError):
        return None
