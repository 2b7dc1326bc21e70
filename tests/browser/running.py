"""The Chromium of a process of tests: started once, and again when it had to be ended."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from playwright.sync_api import Browser, Playwright

SECONDS = 240
"""Longer than the longest test takes on a busy machine."""
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class RunningChromium:
    """What a page is asked without a limit of time (Playwright's `evaluate`, `press`, `close`)
    may never be answered.  A test then fails there, because its browser is ended.
    """

    def __init__(self, playwright: Playwright, path: Path) -> None:
        self._playwright, self._path = playwright, path
        self._browser: Browser | None = None
        self._process = 0

    @contextmanager
    def for_a_test(self, seconds: float = SECONDS) -> Iterator[Browser]:
        """It runs; and if the test takes very long, no more."""
        browser = self._running()
        end = Timer(seconds, os.kill, (self._process, signal.SIGKILL))
        end.start()
        try:
            yield browser
        finally:
            end.cancel()

    def _running(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            started = self._playwright.chromium.launch(
                executable_path=self._path, args=[*ARGUMENTS]
            )
            self._browser, self._process = started, _process_of(started)
        return self._browser

    def close(self) -> None:
        """After the last test."""
        if self._browser is not None:
            self._browser.close()


def _process_of(browser: Browser) -> int:
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return next(int(one["id"]) for one in processes if one["type"] == "browser")
