"""How long the JSON of an account takes, from the folder to the first answer; what it weighs."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tests.bench.accounts import instance_id, write_account
from tests.bench.measuring import Measurement

MIB = 1024 * 1024
RUNS = 3


class Run(NamedTuple):
    """Seconds of the whole command, its start included, and the most bytes that it held."""

    time: float
    memory: int


def measurements() -> Iterator[Measurement]:
    """A team's account, then that of a large company."""
    yield _account(vpcs=10, interfaces=1_000, goal=1.5)
    yield _account(vpcs=100, interfaces=10_000, goal=10)


def _account(vpcs: int, interfaces: int, goal: float) -> Measurement:
    with tempfile.TemporaryDirectory() as folder:
        write_account(Path(folder), vpcs, interfaces)
        runs = [_trace(folder, vpcs) for _ in range(RUNS)]
    weight = max(run.memory for run in runs) // MIB
    what = f"trace {interfaces:,} interfaces in {vpcs} VPCs of AWS JSON ({weight} MiB)"
    return Measurement(what, median(run.time for run in runs), goal)


def _trace(folder: str, vpcs: int) -> Run:
    """From the first VPC to the last one, by the transit gateway."""
    ends = ["--from", instance_id(0, 0), "--to", instance_id(vpcs - 1, 0)]
    command = [sys.executable, "manage.py", "trace", folder, *ends]
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, process.stderr and process.stderr.read()
    return Run(perf_counter() - start, used.ru_maxrss * 1024)
