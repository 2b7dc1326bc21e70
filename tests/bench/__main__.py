"""`python -m tests.bench`: what is fast, what is slow, as a table.

Medians of several runs on this machine, beside what is hoped for and, where there is one, how many
times faster than the plain reference evaluator.  Nothing fails here: times are read, not asserted.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command

from tests.bench.measuring import Measurement, readable

TOPICS = (
    "conversations",
    "transit",
    "hybrid",
    "snapshots",
    "imports",
    "pages",
    "sharing",
    "editing",
    "live",
    "workers",
    "pictures",
)
WIDTHS = (68, 10, 10, 24)


def main() -> None:
    """Measure what the arguments name, or everything."""
    wanted = [topic for topic in TOPICS if topic in sys.argv[1:]] or TOPICS
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        print(_row("", "median", "goal", "against"))
        print(_row(*("-" * width for width in WIDTHS)))
        for topic in wanted:
            for measurement in _measure(topic):
                print(_line(measurement), flush=True)


def _set_up(folder: Path) -> None:
    """Django on an empty database of its own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "playground.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'bench.sqlite3'}"
    django.setup()
    call_command("migrate", verbosity=0)


def _measure(topic: str) -> Iterator[Measurement]:
    """Django must stand before what rests on it is imported."""
    module = import_module(f"tests.bench.{topic}")
    if topic == "pictures":
        return (Measurement(what, time, goal) for what, time, goal in module.rows())
    found: Iterator[Measurement] = module.measurements()
    return found


def _line(measured: Measurement) -> str:
    goal = "" if measured.goal is None else readable(measured.goal)
    against = ""
    if measured.ratio is not None:
        hoped = "" if measured.ratio_goal is None else f" (goal {measured.ratio_goal:.0f} x)"
        against = f"{measured.ratio:.1f} x {measured.against}{hoped}"
    return _row(measured.what, readable(measured.time), goal, against)


def _row(what: str, time: str, goal: str, against: str) -> str:
    first, second, third, _ = WIDTHS
    return f"{what:<{first}} {time:>{second}} {goal:>{third}}  {against}".rstrip()


if __name__ == "__main__":
    main()
