"""Everything by keyboard: what a person without a mouse does, and nothing else.

No element is clicked, filled or focused from outside: `Keyboard` presses keys and looks where
the focus is, by the name that a screen reader says.
"""

from playwright.sync_api import Page, expect

FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText || "";
  const part = at.closest(".part")?.querySelector("h3")?.firstChild.textContent.trim() ?? "";
  const tidy = label.replace(/\\s+/g, " ").replace(/ ,/g, ",").replace(/ \\*$/, "").trim();
  const value = at.matches("select") ? at.selectedOptions[0]?.label.trim() : at.value;
  const typing = at.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  const look = at.matches("select") ? "select" : at.type === "checkbox" ? "tick" : "text";
  const field = at.matches("input, select, textarea");
  return [tidy, part, value ?? "", typing, look, at.checked ?? false, field];
}"""
FAR = 250  # so many presses of Tab lead from any place of a page to any other
Value = str | bool


class Keyboard:
    """The keys of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys, one after the other: "Tab", "Control+s"."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type in the place of what stands there."""
        self.press("Control+a")
        self.page.keyboard.type(text) if text else self.press("Delete")

    @property
    def at(self) -> str:
        """The name of what has the focus."""
        return str(self.page.evaluate(FOCUSED)[0])

    def go_to(self, name: str, part: str = "", by: str = "Tab", field: bool = False) -> None:
        """Tab until something of this name (or that begins with it and a comma) has the focus."""
        seen = []
        for _ in range(FAR):
            found, where, *_, is_field = self.page.evaluate(FOCUSED)
            named = found == name or found.startswith(f"{name}, ")
            if named and part in ("", where) and (is_field or not field):
                return
            seen.append(f"{where} {found[:30]}".strip())
            self.press(by)
        raise AssertionError(f"Tab never leads to {name!r}, only to {seen}")

    def follow(self, name: str, part: str = "", by: str = "Tab") -> None:
        """Go to a link or button, and press Enter."""
        self.go_to(name, part, by)
        self.press("Enter")

    def enter(self, label: str, value: Value, part: str = "") -> None:
        """Go to the field of a form and say this there."""
        self.go_to(label, part, field=True)
        *_, look, ticked, _ = self.page.evaluate(FOCUSED)
        if isinstance(value, bool):
            assert look == "tick", label
            if ticked != value:
                self.press("Space")
        elif look == "select":
            self._choose(value)
        else:
            self.type(value)

    def _choose(self, value: str) -> None:
        """Letters lead to the option; where two begin alike, an arrow goes on."""
        self.page.keyboard.type(value)
        for _ in range(20):
            chosen = self.page.evaluate(FOCUSED)[2]
            if chosen == value or chosen.startswith(f"{value} "):
                return
            self.press("ArrowDown")
        raise AssertionError(f"no letters lead to {value!r}")

    def leave_the_field(self) -> None:
        """Go where a letter is a command and no text."""
        if self.page.evaluate(FOCUSED)[3]:
            self.press("Escape")

    def open_palette(self) -> None:
        """By its key; what it offers is as new as the page."""
        self.leave_the_field()
        self.press("/")
        expect(self.page.locator("#palette-filter")).to_be_focused()
        revision = self.page.locator("main").get_attribute("data-revision") or ""
        expect(self.page.locator("#palette-families")).to_have_attribute("data-revision", revision)

    def begin(self, kind: str) -> None:
        """Choose a kind from the palette, and wait for its form."""
        self.open_palette()
        self.page.keyboard.type(kind)
        expect(self.page.locator("#palette-filter")).to_have_value(kind)
        offer = self.page.locator("#palette-families li:not([hidden]) a.offer")
        expect(offer.filter(has_text=kind).first).to_be_visible()
        self.press("Enter")
        expect(self.page.locator("#inspector h2")).to_have_text(kind)
        expect(self.page.get_by_label("Name", exact=True)).to_be_focused()

    def add(self, kind: str, name: str, **fields: Value) -> None:
        """Add one; fields are called by their labels, with _ for a space."""
        self.begin(kind)
        self.type(name)
        for label, value in fields.items():
            self.enter(label.replace("_", " "), value)
        self.save(name)

    def save(self, name: str) -> None:
        """By the shortcut; it is stored when the form shows what is stored."""
        self.store("Control+s")
        expect(self.page.locator("#toasts .toast")).to_contain_text(name)
        expect(self.page.locator("#inspector h2")).to_have_text(name)
        expect(self.page.locator("#inspector[data-dirty]")).to_have_count(0)

    def store(self, key: str) -> None:
        """Press a key that stores something, and wait for the page to have it."""
        main = self.page.locator("main")
        before = main.get_attribute("data-revision") or ""
        self.press(key)
        expect(main).not_to_have_attribute("data-revision", before)

    def rows(self, part: str, *rows: dict[str, str], there: int = 0) -> None:
        """Write the rows of a table, of which so many are there: others come by button or Enter."""
        if not there:
            self.follow("Add a row", part)
        for number, row in enumerate(rows, start=1):
            if number > max(there, 1):
                self.press("Enter")
            for label, value in row.items():
                self.enter(f"{label}, row {number}", value, part)
