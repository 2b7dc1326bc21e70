"""The house itself: locks, the README's commands, and what they say when they cannot."""

import os
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.command_line import ROOT, manage, run


def asked_for(name: str) -> list[Requirement]:
    lines = (ROOT / name).read_text().splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


def locked(name: str) -> dict[str, Version]:
    pins = re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", (ROOT / name).read_text(), re.MULTILINE)
    return {package: Version(version) for package, version in pins}


@pytest.mark.parametrize("name", ["requirements", "requirements-collect", "requirements-dev"])
def test_the_lock_is_in_step_with_what_is_asked_for(name: str) -> None:
    pins = locked(f"{name}.txt")
    for wanted in asked_for(f"{name}.in"):
        assert pins[canonicalize_name(wanted.name)] in wanted.specifier, wanted


def test_the_locks_name_the_same_versions() -> None:
    test_time = locked("requirements-dev.txt").items()
    assert locked("requirements.txt").items() <= test_time
    assert locked("requirements-collect.txt").items() <= test_time


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-collect.txt", "requirements-dev.txt"]
)
def test_the_lock_has_a_hash_for_everything_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not re.search(r"^(-i|-f|--\w+-url|--find-links)", text, re.MULTILINE)
    for block in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block


# The README's commands


def test_the_two_commands_of_the_readme_stand_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    commands = re.findall(r"^make ([a-z-]+)", "\n".join(blocks), re.MULTILINE)
    assert commands == ["run", "test"]
    mentioned = re.findall(r"`make ([a-z-]+)", (ROOT / "README.md").read_text())
    assert {*commands, *mentioned} <= targets


def test_the_commands_of_the_readme_exist() -> None:
    named = set(re.findall(r"manage\.py (\w+)", (ROOT / "README.md").read_text()))
    known = manage("help", "--commands").stdout.split()
    assert named <= {*known}


def test_ci_runs_lint_and_the_readmes_test_command() -> None:
    ci = ROOT / ".ci" / "run"
    assert os.access(ci, os.X_OK)
    text = ci.read_text()
    assert "set -euo pipefail" in text
    assert re.findall(r"^make .*$", text, re.MULTILINE) == ["make lint", "make test"]


def stand_in(path: Path, script: str) -> Path:
    """Write an executable that plays a part."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_make_says_so_when_python_is_too_old(tmp_path: Path) -> None:
    old = stand_in(
        tmp_path / "python3", 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac'
    )
    path = f"{tmp_path}:{os.environ['PATH']}"
    made = run("make", f"{tmp_path}/env/made", f"VENV={tmp_path}/env", f"PYTHON={old}", PATH=path)
    assert made.returncode != 0
    assert "needs Python 3.11 or newer; found: Python 3.9.2" in made.stderr
    assert not (tmp_path / "env").exists()


def test_make_says_so_when_python_cannot_make_environments(tmp_path: Path) -> None:
    bare = stand_in(
        tmp_path / "python3", f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"'
    )
    environment = tmp_path / "env"
    made = run("make", f"{environment}/made", f"VENV={environment}", f"PYTHON={bare}", "UV=")
    assert made.returncode != 0
    assert "apt-get install python3-venv" in made.stderr


def test_make_says_so_when_the_port_is_taken(tmp_path: Path) -> None:
    environment = tmp_path / "env"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(sys.executable)
    for stamp in ("made", "ready"):
        (environment / stamp).touch()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        asked = run("make", "port-is-free", f"VENV={environment}", f"PORT={port}")
    assert asked.returncode != 0
    assert f"Port {port} is taken. Choose another: make run PORT=" in asked.stderr
    assert run("make", "port-is-free", f"VENV={environment}", f"PORT={port}").returncode == 0


# What must not be said

MADE = (".", "__pycache__", "var", "env", "node_modules")
UNSAID = [
    "/" + "work/",
    "../" + "shared",
    "semantics" + ".md",
    "tech-notes" + ".md",
    "engine-notes" + ".md",
    "pypi" + ".org",
    "files.python" + "hosted",
    "registry.npm" + "js",
]


def written_files() -> Iterator[Path]:
    """Yield every file of the project that somebody wrote."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not name.startswith(MADE)]
        yield from (Path(folder, name) for name in names)


def test_nothing_speaks_of_where_it_was_written() -> None:
    listed = run(
        "git", "ls-files", "--cached", "--others", "--exclude-standard"
    ).stdout.splitlines()
    assert "tests/test_house.py" in listed
    for name in filter(lambda name: (ROOT / name).is_file(), listed):
        text = (ROOT / name).read_bytes().decode(errors="replace")
        assert not [word for word in UNSAID if word in text], name
