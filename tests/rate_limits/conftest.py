"""Clients that nobody else is, and narrow budgets."""

import secrets

import pytest
from pytest_django import Settings

from playground.gate.rate_limits.budgets import Budget, Kind


@pytest.fixture
def address() -> str:
    """Where a client is: counts may be kept in Redis, where other tests have theirs."""
    return f"10.{secrets.randbelow(256)}.{secrets.randbelow(256)}.{secrets.randbelow(256)}"


@pytest.fixture
def narrow(settings: Settings) -> dict[Kind, Budget]:
    """Budgets of a test's own: wide, until it makes some narrow."""
    settings.RATE_LIMITS = dict.fromkeys(Kind, Budget(1_000, 1_000))
    found: dict[Kind, Budget] = settings.RATE_LIMITS
    return found
