"""Editors of the bench: who renames an instance again and again by the form of its page."""

from collections.abc import Sequence
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from itertools import count
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from django.urls import reverse

from tests.bench.editing import named, sheet


class Editor:
    """Somebody with a browser and an instance of their own."""

    def __init__(self, address: str, slug: str, name: str) -> None:
        site = f"http://{address}"
        action = reverse("resource-edit", args=[slug, named(sheet(slug), "instance", name)])
        self.form = site + action
        self.stem, self.latest, self.numbers = name, name, count(1)
        self.browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.fields = _FormReader(self.browser.open(self.form).read().decode(), action).fields

    def rename(self) -> None:
        """One edit: what the form would send, with another name."""
        self.latest = f"{self.stem}-{next(self.numbers)}"
        fields = [(key, value) for key, value in self.fields if key not in ("name", "seen")]
        body = urlencode([*fields, ("name", self.latest)]).encode()
        self.browser.addheaders = [("Referer", self.form), ("HX-Request", "true")]
        self.browser.open(self.form, body).read()

    def rename_often(self, times: int) -> None:
        """So many edits, one after the other."""
        for _ in range(times):
            self.rename()


def editors_of(address: str, slug: str, most: int) -> Sequence[Editor]:
    """An editor for each of the first instances."""
    names = [one.name for one in sheet(slug).values() if one.kind == "instance"]
    return [Editor(address, slug, name) for name in names[:most]]


class _FormReader(HTMLParser):
    """What a browser would send of the form with this action."""

    def __init__(self, page: str, action: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._action, self._inside, self._select = action, False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Inputs and the chosen options of the form."""
        said: dict[str, Any] = dict(attrs)
        if tag == "form":
            self._inside = said.get("action") == self._action
        elif self._inside and tag == "input" and said.get("name"):
            if said.get("type") not in ("checkbox", "radio", "submit") or "checked" in said:
                self.fields.append(
                    (said["name"], said.get("value") or "on"[: 2 * ("checked" in said)])
                )
        elif self._inside and tag == "select":
            self._select = said.get("name", "")
        elif self._inside and tag == "option" and "selected" in said:
            self.fields.append((self._select, said.get("value") or ""))
