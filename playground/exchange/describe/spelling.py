"""Spelling: AWS prints Direct Connect in keys with small first letters; tools often do not."""

from typing import Any

from playground.exchange.describe import direct_connect

SMALL = frozenset(answer.key for answer in direct_connect.ANSWERS)
DEEPEST = 3
"""An answer holds items, these hold parts, and those hold values: no key that is read is deeper."""


def as_aws_spells(key: str, value: Any) -> tuple[str, Any]:
    """An answer as AWS prints it, if it is one of Direct Connect's in capital letters."""
    small = _small(key)
    return (small, _spelt(value, DEEPEST)) if small in SMALL else (key, value)


def _small(key: str) -> str:
    return key[:1].lower() + key[1:]


def _spelt(value: Any, deep: int) -> Any:
    if isinstance(value, list) and deep:
        return [_spelt(one, deep) for one in value]
    if isinstance(value, dict) and deep:
        return {_small(key): _spelt(one, deep - 1) for key, one in value.items()}
    return value
