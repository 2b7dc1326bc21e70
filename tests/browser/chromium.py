"""Find a Chromium that starts; where there is none, get one, or say what to do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Without a window of its own it opens a page four times as quickly.
HEADLESS = "chromium-headless-shell"
NAMES = (HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = """No Chromium or Chrome was found, and none could be installed. Do one of these:
  sudo apt-get install chromium-headless-shell    (Debian)
  sudo apt-get install chromium                   (Debian, Ubuntu)
  .venv/bin/python -m playwright install chromium (anywhere)"""


class NoChromiumError(Exception):
    """There is no browser, and none could be installed."""


def chromium() -> Path:
    """Return the path of a Chromium or Chrome that starts, installed first if need be."""
    for install in (_nothing, _install_debian_package, _install_playwright_download):
        install()
        for path in _candidates():
            if _starts(path):
                return path
    raise NoChromiumError(ADVICE)


def _candidates() -> Iterator[Path]:
    """Yield every browser there is, the system's before Playwright's own."""
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    downloaded = _playwright_path()
    if downloaded.exists():
        yield downloaded


def _playwright_path() -> Path:
    """Say where Playwright keeps, or would keep, its own download."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Tell a browser from a stub that only tells how to install one."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _nothing() -> None:
    """Install nothing: look first at what is there."""


def _install_debian_package() -> None:
    """Install a package of Debian's or Ubuntu's, where this machine has apt and lets us."""
    may = _right_to_install()
    if may is None or not shutil.which("apt-get"):
        return
    print("No Chromium here: installing the package of the system ...", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = [*may, "apt-get", "--quiet=2"]
    subprocess.run([*apt, "update"], env=quiet, stdout=sys.stderr)
    for package in (HEADLESS, "chromium"):
        install = [*apt, "install", "--yes", "--no-install-recommends", package]
        if subprocess.run(install, env=quiet, stdout=sys.stderr).returncode == 0:
            return


def _right_to_install() -> list[str] | None:
    """Return what to put before a command that installs; None where we may not."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "--non-interactive", "true"], capture_output=True)
    return ["sudo", "--non-interactive"] if asked.returncode == 0 else None


def _install_playwright_download() -> None:
    """Let Playwright fetch the Chromium that it was made for."""
    print("No Chromium here: fetching Playwright's own ...", file=sys.stderr)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, stdout=sys.stderr)


if __name__ == "__main__":
    try:
        print(chromium())
    except NoChromiumError as error:
        sys.exit(str(error))
