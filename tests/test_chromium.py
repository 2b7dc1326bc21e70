"""Finding a browser: what is there first, then what can be installed, and last what to do."""

import os
from pathlib import Path

import pytest

from tests.browser import chromium as finding

STARTS = "#!/bin/sh\nexit 0\n"
STUB = "#!/bin/sh\necho 'install the snap first' >&2; exit 1\n"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any program; what a test puts into the folder is on its path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(finding, "_playwright_path", lambda: tmp_path / "downloaded")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(finding, "_install_playwright_download", lambda: None)
    return tmp_path


def put(folder: Path, name: str, script: str = STARTS) -> Path:
    path = folder / name
    path.write_text(script)
    path.chmod(0o755)
    return path


def apt_that_installs(folder: Path, package: str = "chromium-headless-shell") -> str:
    """A stand-in for apt-get that writes down its orders, and has one package."""
    browser = folder / package
    return (
        f'#!/bin/sh\necho "$@" >> {folder}/orders\n'
        f'case "$*" in *update) exit 0;; *" {package}") ;; *) exit 100;; esac\n'
        f"echo '#!/bin/sh' > {browser}; /bin/chmod 755 {browser}\n"
    )


@pytest.mark.parametrize("name", finding.NAMES)
def test_a_browser_on_the_path_is_taken(machine: Path, name: str) -> None:
    there = put(machine, name)
    assert finding.chromium() == there


def test_a_stub_that_does_not_start_is_passed_over(machine: Path) -> None:
    put(machine, "chromium-browser", STUB)
    there = put(machine, "google-chrome")
    assert finding.chromium() == there


def test_playwrights_earlier_download_is_taken_before_anything_is_installed(machine: Path) -> None:
    put(machine, "apt-get", apt_that_installs(machine))
    there = put(machine, "downloaded")
    assert finding.chromium() == there
    assert not (machine / "orders").exists()


@pytest.mark.parametrize("package", ["chromium-headless-shell", "chromium"])
def test_root_installs_the_package_that_the_system_has(
    machine: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put(machine, "apt-get", apt_that_installs(machine, package))
    assert finding.chromium() == machine / package
    last = (machine / "orders").read_text().splitlines()[-1]
    assert last.endswith(f"install --yes --no-install-recommends {package}")


def test_whoever_has_sudo_without_a_password_installs_it_too(machine: Path) -> None:
    put(machine, "apt-get", apt_that_installs(machine))
    put(machine, "true")
    put(machine, "sudo", '#!/bin/sh\nshift; exec "$@"\n')
    assert finding.chromium() == machine / finding.HEADLESS


def test_without_the_right_to_install_playwright_fetches_its_own(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(machine, "apt-get", apt_that_installs(machine))
    monkeypatch.setattr(finding, "_install_playwright_download", lambda: put(machine, "downloaded"))
    assert finding.chromium() == machine / "downloaded"
    assert not (machine / "orders").exists()


def test_when_all_fails_it_says_what_to_do(machine: Path) -> None:
    with pytest.raises(finding.NoChromiumError, match="playwright install chromium"):
        finding.chromium()
