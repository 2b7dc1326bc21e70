"""Run the project's own commands as a person would, with these settings and no others."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = (
    "DEBUG",
    "ALLOWED_HOSTS",
    "DJANGO_SECRET_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "WEB_CONCURRENCY",
)

Finished = subprocess.CompletedProcess[str]


def environment_with(**settings: str) -> dict[str, str]:
    """Return this process's environment with these settings in place of its own."""
    clean = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return clean | {"DJANGO_SETTINGS_MODULE": "playground.settings"} | settings


def run(*command: str | Path, **settings: str) -> Finished:
    """Run a command in the root of the project."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment_with(**settings),
        capture_output=True,
        text=True,
        timeout=120,
    )


def manage(*arguments: str, **settings: str) -> Finished:
    """Run a command of `manage.py`."""
    return run(sys.executable, "manage.py", *arguments, **settings)
