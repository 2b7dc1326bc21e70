"""Keeping: whose a network is, how long it stays, and how it goes for good."""

import logging
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import Error as DatabaseProblem
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.timezone import now

from playground.editing.storing import RESOURCES
from playground.links import Maker
from playground.live import announce
from playground.models import Scenario, Snapshot

log = logging.getLogger(__name__)

LIFETIME = 180
"""Days after the last visit that a network stays which no account keeps."""
A_DAY = timedelta(days=1)
AT_ONCE = 20
"""So many go in one transaction."""
COUNTED_AT_ONCE = 200


def made_by(maker: Maker) -> "QuerySet[Scenario]":
    """What an account or else a browser has made, the newest first; nothing for nobody."""
    return Scenario.objects.filter(_whose(maker), is_listed=False).order_by("-changed", "-pk")


def taken_by(maker: Maker) -> "QuerySet[Snapshot]":
    """The snapshots that an account or else a browser took, the newest first."""
    return Snapshot.objects.filter(_whose(maker)).order_by("-created", "-pk")


def _whose(maker: Maker) -> Q:
    if maker.owner is not None:
        return Q(owner=maker.owner)
    return Q(owner=None, visitor=maker.visitor) if maker.visitor else Q(pk=None)


def keep_in_account(owner: int, visitor: str) -> int:
    """What the browser made belongs to the account from now on; so many networks were taken in."""
    browser = Maker(visitor)
    with transaction.atomic():
        taken_by(browser).update(owner=owner, visitor="")
        kept: int = made_by(browser).update(owner=owner, visitor="")
    return kept


def resources_of(scenarios: Collection[int]) -> Counter[int]:
    """How many resources each of these scenarios has, by its key: one query for all."""
    counts = [
        model._default_manager.filter(scenario__in=scenarios)
        .order_by()
        .values_list("scenario")
        .annotate(Count("pk"))
        for model in RESOURCES
    ]
    found = Counter[int]()
    for scenario, count in counts[0].union(*counts[1:], all=True):
        found[scenario] += count
    return found


def touch(scenario: Scenario) -> None:
    """Somebody opened it: that is written once a day, and is no reason that reading fails.

    `scenario` may be an older reading of the row; it learns that it was touched.
    """
    moment = now()
    if scenario.is_listed or moment - scenario.opened < A_DAY:
        return
    scenario.opened = moment
    old = Scenario.objects.filter(pk=scenario.pk, opened__lt=moment - A_DAY)
    try:
        with transaction.atomic():
            old.update(opened=moment)
    except DatabaseProblem as problem:
        log.warning("That a network was opened could not be written: %s", problem)


def untouched(days: int = LIFETIME) -> "QuerySet[Scenario]":
    """What nobody keeps, and nobody opened or changed for so many days; the oldest first.

    A day more has passed since the last visit that was written: `touch` writes one a day.
    """
    since = now() - timedelta(days=days) - A_DAY
    old = Scenario.objects.filter(opened__lt=since, changed__lt=since)
    return old.filter(owner=None, is_listed=False, is_example=False).order_by("opened", "pk")


class Old(NamedTuple):
    """What is to go: who made it is not told."""

    key: int
    title: str
    touched: datetime
    resources: int


def old_ones(days: int) -> Iterator[list[Old]]:
    """What is untouched, some at a time, with how much is in it."""
    found = list(untouched(days).values_list("pk", "title", "opened", "changed"))
    for start in range(0, len(found), COUNTED_AT_ONCE):
        some = found[start : start + COUNTED_AT_ONCE]
        counts = resources_of([key for key, *_ in some])
        yield [Old(key, title, max(touched), counts[key]) for key, title, *touched in some]


def forget(scenarios: "QuerySet[Scenario]") -> int:
    """Remove them for everybody, with rows, history and links; their snapshots stay.

    Returns how many there were.
    """
    count = 0
    while keys := _forget_some(scenarios):
        count += len(keys)
    return count


def _forget_some(scenarios: "QuerySet[Scenario]") -> list[int]:
    """Whoever was touched meanwhile is none of them any more."""
    with transaction.atomic():
        found = scenarios.select_for_update().order_by("pk").values_list("pk", flat=True)
        keys = list(found[:AT_ONCE])
        Scenario.objects.filter(pk__in=keys).delete()
    return keys


def throw_away(scenario: Scenario) -> None:
    """Remove one for everybody, and tell those who have it open."""
    forget(Scenario.objects.filter(pk=scenario.pk))
    announce(scenario.pk, scenario.revision)
