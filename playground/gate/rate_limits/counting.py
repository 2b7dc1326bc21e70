"""Counting: through Redis for all processes together, or each by itself where there is no Redis."""

import logging
import time
from functools import lru_cache
from hashlib import sha256
from math import ceil
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from playground.gate.rate_limits.budgets import Budget, Kind, spans_of
from playground.gate.rate_limits.clients import Client

log = logging.getLogger(__name__)

QUICK = 1.0
"""Seconds that Redis may take for one count."""
PAUSE = 5.0
"""Seconds until Redis is tried again after it failed."""
SWEEP = 10.0
"""Seconds between two looks for counts that are over."""


class Refusal(NamedTuple):
    """More than `most` of a kind came within a span of time: from one visitor, or, if it is
    `shared`, from all behind one address.  `wait` is in seconds.
    """

    kind: Kind
    most: int
    span: str
    shared: bool
    wait: int


class Memory(MemoryStorage):
    """The library's, tidied now and then: it would start a thread for that at almost every count,
    which takes 20 times as long as counting.
    """

    def __init__(self) -> None:
        super().__init__()
        self._counting, self._swept = Lock(), time.monotonic()

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count; the first count of a key says in how many seconds it is forgotten."""
        with self._counting:
            if time.monotonic() - self._swept > SWEEP:
                self._sweep()
            count = self.get(key) + amount
            self.storage[key] = count
            if count == amount:
                self.expirations[key] = time.time() + expiry
            return count

    def decr(self, key: str, amount: int = 1) -> int:
        """Take a count back."""
        with self._counting:
            self.storage[key] = max(self.get(key) - amount, 0)
            return self.storage[key]

    def _sweep(self) -> None:
        self._swept, now = time.monotonic(), time.time()
        for key in [key for key, end in self.expirations.items() if end <= now]:
            self.storage.pop(key, None)
            self.expirations.pop(key, None)


class Counters:
    """What all clients have asked for lately."""

    def __init__(self, redis_url: str | None = None) -> None:
        self._here = SlidingWindowCounterRateLimiter(Memory())
        self._shared = _through_redis(redis_url) if redis_url else None
        self._until, self._away = 0.0, False

    def take(self, kind: Kind, budget: Budget, client: Client) -> Refusal | None:
        """Count one of a kind, or say why it is refused.

        What a visitor is refused does not count for the address, which others share.
        """
        whose = [("address", client.address, budget.address)]
        if client.visitor:
            whose.insert(0, ("visitor", client.visitor, budget.visitor))
        for group, name, most in whose:
            for span in spans_of(kind):
                item = _item(most * span.times, span.minutes)
                if not self._hit(item, kind, group, name):
                    wait = self._wait(item, kind, group, name)
                    return Refusal(kind, item.amount, span.name, group == "address", wait)
        return None

    def _hit(self, item: RateLimitItem, *key: str) -> bool:
        if self._shared and time.monotonic() >= self._until:
            try:
                fits = self._shared.hit(item, *key)
            except StorageError as problem:
                self._redis_failed(problem)
            else:
                self._redis_answered()
                return fits
        return self._here.hit(item, *key)

    def _wait(self, item: RateLimitItem, *key: str) -> int:
        """Whole seconds, one at least."""
        limiter = self._here if self._away or self._shared is None else self._shared
        try:
            wait = limiter.get_window_stats(item, *key).reset_time - time.time()
        except StorageError as problem:
            self._redis_failed(problem)
            wait = PAUSE
        return max(1, ceil(wait))

    def _redis_failed(self, problem: StorageError) -> None:
        self._until = time.monotonic() + PAUSE
        if not self._away:
            log.warning("Redis is away: each process counts requests by itself. %s", problem)
        self._away = True

    def _redis_answered(self) -> None:
        if self._away:
            log.warning("Redis is back: requests are counted together.")
        self._away = False


@lru_cache(1)
def counters() -> Counters:
    """Those of this process."""
    return Counters(settings.REDIS_URL)


def taken(kind: Kind, client: Client) -> Refusal | None:
    """Count one of a kind against the budget of the settings, or say why it is refused."""
    return counters().take(kind, settings.RATE_LIMITS[kind], client)


@lru_cache(64)
def _item(most: int, minutes: int) -> RateLimitItem:
    return RateLimitItemPerMinute(most, minutes)


def _prefix() -> str:
    """Several sites may share a Redis: the counts of each have names of their own."""
    return f"playground-limits-{sha256(settings.SECRET_KEY.encode()).hexdigest()[:16]}"


def _through_redis(url: str) -> SlidingWindowCounterRateLimiter:
    from redis import ConnectionPool
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    pool: ConnectionPool = ConnectionPool.from_url(
        url, socket_timeout=QUICK, socket_connect_timeout=QUICK, retry=Retry(NoBackoff(), 0)
    )
    storage = RedisStorage(url, pool, key_prefix=_prefix(), wrap_exceptions=True)
    return SlidingWindowCounterRateLimiter(storage)
