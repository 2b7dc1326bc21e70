"""The watching itself: a page that errs is heard, so silence means something."""

from playwright.sync_api import Page


def test_an_inline_script_is_refused_and_heard(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    page.evaluate(
        "() => { const script = document.createElement('script');"
        "script.textContent = 'window.ran = true';"
        "document.body.append(script); }"
    )
    assert page.evaluate("() => window.ran") is None
    assert any("Content Security Policy" in complaint for complaint in complaints), complaints
    complaints.clear()


def test_an_error_in_a_script_is_heard(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    with page.expect_event("pageerror"):
        page.evaluate("() => { setTimeout(() => { throw new Error('broken on purpose') }) }")
    assert any("broken on purpose" in complaint for complaint in complaints), complaints
    complaints.clear()


def test_a_missing_file_is_heard(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    with page.expect_console_message():
        page.evaluate("() => fetch('/static/no-such-file.css')")
    assert any("404" in complaint for complaint in complaints), complaints
    complaints.clear()
