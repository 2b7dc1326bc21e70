"""Chance, and the public addresses that are left to give away."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from playground.engine.addresses import parse_address

T = TypeVar("T")


class Dice:
    """A seeded source of choices: the same seed draws the same network."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._last_public_ip = parse_address("203.0.113.0")

    def one_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.random.randrange(times) == 0

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)

    def choice(self, among: Sequence[T]) -> T:
        """One of them."""
        return self.random.choice(among)

    def shuffled(self, rows: Sequence[T]) -> tuple[T, ...]:
        """All of them, in any order."""
        return tuple(self.random.sample(rows, len(rows)))

    def public_ip(self) -> int:
        """The next free public address."""
        self._last_public_ip += 1
        return self._last_public_ip
