"""A form as a browser would send it: its inputs read out of a page, one changed, all sent back."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

Attributes = dict[str, str | None]


class Sent(HTMLParser):
    """The form with this id; `pairs` are the names and values that it would send."""

    def __init__(self, text: str, form: str = "editor") -> None:
        super().__init__()
        self.id, self.action = form, ""
        self.pairs: list[tuple[str, str]] = []
        self.buttons: list[tuple[str, str]] = []
        self.options: dict[str, list[str]] = {}
        self.attributes: dict[str, Attributes] = {}
        self._inside = self._templates = 0
        self._select = self._area = ""
        self._chosen: str | None = None
        self._words = ""
        self.feed(text)
        assert self.action, f"there is no form {form} on this page"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form" and found.get("id") == self.id:
            self._inside, self.action = 1, str(found["action"])
        if tag == "template":
            self._templates += 1
        if self._inside and not self._templates:
            getattr(self, f"_start_{tag}", self._start_other)(found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = 0
        if tag == "template":
            self._templates -= 1
        if tag == "select" and self._select:
            options = self.options[self._select]
            chosen = self._chosen if self._chosen is not None else (options or [None])[0]
            if chosen is not None:
                self.pairs.append((self._select, chosen))
            self._select = ""
        if tag == "textarea" and self._area:
            self.pairs.append((self._area, self._words.removeprefix("\n")))
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._words += data

    def _start_other(self, found: Attributes) -> None:
        """Nothing that is sent."""

    def _start_input(self, found: Attributes) -> None:
        name = found.get("name")
        if name is None:
            return
        self._note(name, found)
        ticked = found.get("type") not in ("checkbox", "radio") or "checked" in found
        if found.get("type") == "checkbox":
            self.options.setdefault(name, []).append(found.get("value") or "on")
        if ticked:
            self.pairs.append((name, found.get("value") or ""))

    def _start_button(self, found: Attributes) -> None:
        if found.get("name"):
            self.buttons.append((str(found["name"]), str(found["value"])))

    def _start_select(self, found: Attributes) -> None:
        self._select, self._chosen = str(found["name"]), None
        self._note(self._select, found)
        self.options[self._select] = []

    def _start_option(self, found: Attributes) -> None:
        if not self._select:  # of a list that completes what is typed
            return
        self.options[self._select].append(found.get("value") or "")
        if "selected" in found:
            self._chosen = found.get("value") or ""

    def _start_textarea(self, found: Attributes) -> None:
        self._area, self._words = str(found["name"]), ""
        self._note(self._area, found)

    def _note(self, name: str, found: Attributes) -> None:
        self.attributes[name] = {**self.attributes.get(name, {}), **found}

    # --- what a person does with it

    def values(self, name: str) -> list[str]:
        """Everything that is sent under a name."""
        return [value for key, value in self.pairs if key == name]

    def value(self, name: str) -> str:
        """The one thing that is sent under a name."""
        (found,) = self.values(name)
        return found

    def type(self, name: str, *values: str) -> None:
        """Other values under a name, in the place of those that stood there."""
        assert name in self.attributes, f"{name} is not in the form: {sorted(self.attributes)}"
        at = next((i for i, (key, _) in enumerate(self.pairs) if key == name), len(self.pairs))
        left = [pair for pair in self.pairs if pair[0] != name]
        self.pairs = [*left[:at], *((name, value) for value in values), *left[at:]]

    def data(self, *more: tuple[str, str]) -> dict[str, Any]:
        """As the test client takes it."""
        found: dict[str, list[str]] = {}
        for name, value in (*self.pairs, *more):
            found.setdefault(name, []).append(value)
        return found

    def send(self, client: Client, *more: tuple[str, str], **options: Any) -> Any:
        """Press the button."""
        return client.post(self.action, self.data(*more), **options)
