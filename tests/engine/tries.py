"""How many random networks the properties are tried on, and how they are dealt out.

`RANDOM_NETWORKS=5000 make test-unit` tries more of them.
"""

import os

import pytest
from hypothesis import settings

COUNT = int(os.environ.get("RANDOM_NETWORKS", "160"))
SHARES = 8
"""The random networks are dealt to so many tests, which may run side by side."""
PACKETS = 40
"""Questions asked of each network."""

shares = pytest.mark.parametrize("share", range(SHARES))
few = settings(max_examples=max(COUNT // 4, 1), deadline=None, derandomize=True)


def seeds(share: int) -> range:
    """The seeds of one share."""
    return range(share, COUNT, SHARES)
