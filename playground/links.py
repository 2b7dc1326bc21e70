"""Links: a listed scenario is opened by its name, and any other one by a link's token alone."""

import re
import secrets
from hashlib import sha256
from typing import NamedTuple

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now

from playground.models import Link, Scenario
from playground.models.rows import Rows, save_rows

TOKEN_BYTES = 16
"""128 random bits, which nobody guesses."""
TOKEN = re.compile(r"[0-9a-f]{32}")

EXAMPLE = "This is an example: make a copy of it, and edit that."
ONLY_TO_LOOK = "This link is for looking. Ask for the link to edit, or make a copy of your own."


class Maker(NamedTuple):
    """Whose a new scenario is: of an account, by its key, or else of a browser, by its visitor."""

    visitor: str = ""
    owner: int | None = None


NOBODY = Maker()


class Opening(NamedTuple):
    """A scenario as some address opens it.  `slug` is what stands in the address."""

    scenario: Scenario
    slug: str
    may_edit: bool

    @property
    def why_not(self) -> str:
        """Why it cannot be edited, as a sentence."""
        return why_not_edited(self.scenario.is_example)


def why_not_edited(is_example: bool) -> str:
    """Of what is opened to look, as a sentence."""
    return EXAMPLE if is_example else ONLY_TO_LOOK


def open_by(slug: str) -> Opening | None:
    """What a name or a token opens; None for nothing, and for a link that was withdrawn."""
    if TOKEN.fullmatch(slug):
        link = _found(slug)
        if link is None or link.withdrawn:
            return None
        return Opening(link.scenario, slug, link.power == Link.EDIT)
    listed = Scenario.objects.filter(slug=slug, is_listed=True).first()
    return None if listed is None else Opening(listed, slug, not listed.is_example)


def was_withdrawn(slug: str) -> bool:
    """Did this once open something?"""
    link = _found(slug) if TOKEN.fullmatch(slug) else None
    return link is not None and link.withdrawn is not None


def _found(token: str) -> Link | None:
    link: Link | None = (
        Link.objects.filter(digest=_digest(token)).select_related("scenario").first()
    )
    return link if link is not None and constant_time_compare(link.token, token) else None


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def save_unlisted(rows: Rows, maker: Maker) -> Scenario:
    """Store a new scenario that no list shows: only links open it, and the first one edits."""
    scenario: Scenario = rows.scenario
    scenario.slug, scenario.is_listed = new_token(), False
    scenario.visitor, scenario.owner_id = maker
    with transaction.atomic():
        save_rows(rows)
        give_link(scenario, Link.EDIT, scenario.slug)
    return scenario


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_hex(TOKEN_BYTES)


def give_link(scenario: Scenario, power: str, token: str = "") -> Link:
    """The link that gives a power over a scenario: the one that does already, or a new one."""
    with transaction.atomic():
        _lock(scenario)
        known: Link | None = scenario.links.filter(power=power, withdrawn=None).first()
        if known is not None:
            return known
        token = token or new_token()
        made: Link = scenario.links.create(power=power, token=token, digest=_digest(token))
    return made


def renew_link(scenario: Scenario, power: str, by: str) -> Link | None:
    """Withdraw the link that gives a power, for everybody who has it, and make another.

    `by` is the name or token by which somebody came who wants that; None, and nothing is done,
    where that was withdrawn meanwhile: of two who renew at once, one does.
    """
    with transaction.atomic():
        _lock(scenario)
        if open_by(by) is None:
            return None
        withdraw_link(scenario, power)
        return give_link(scenario, power)


def withdraw_link(scenario: Scenario, power: str) -> None:
    """Whoever comes by the link that gives a power stands at a closed door."""
    scenario.links.filter(power=power, withdrawn=None).update(withdrawn=now())


def _lock(scenario: Scenario) -> None:
    """Links of one scenario are given and taken one after the other."""
    Scenario.objects.select_for_update().get(pk=scenario.pk)
