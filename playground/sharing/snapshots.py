"""Snapshots: what a scenario said at some moment, kept whole and for ever under a short link."""

import json
import secrets
from hashlib import sha256

from django.db import transaction

from playground.cabinet import Drawer, still_drawer
from playground.editing.judging import sheet_in
from playground.editing.sheet import Entry, Refused, Sheet, rows_of
from playground.links import give_link
from playground.models import Link, Scenario, Snapshot, State
from playground.models.rows import Rows

FORMAT = 1
"""Of the stored text.  Whoever changes what it says counts on, and still reads the older ones."""
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""Nobody takes one of these for another; twelve of them are 70 random bits."""
LENGTH = 12
LONGEST_QUERY = 4000
BESIDE = ("slug", "is_listed", "is_example", "as_found", "interfaces_undescribed", "import_report")
"""What a scenario is besides its sheet; a slug only where it is no secret."""


class Unreadable(Exception):  # noqa: N818
    """The stored text cannot be read any more; as text a sentence."""


class TooLong(ValueError):  # noqa: N818
    """The question has no room in a link; as text a sentence."""


def take(drawer: Drawer, query: str = "", visitor: str = "", owner: int | None = None) -> Snapshot:
    """The snapshot of what is open, and of where somebody looks in it.

    `query` is that of an address ("from=internet&to=web-1&hop=request-2").  Who takes the same
    twice gets the same.  `visitor` and `owner` are those of a Maker.  A scenario that no list
    shows gets a link to look, if it has none: by that the snapshot leads to its newest state.
    Raises TooLong, and Scenario.DoesNotExist where it was deleted meanwhile.
    """
    if len(query) > LONGEST_QUERY:
        raise TooLong("This question is too long for a link: ask it with shorter names.")
    text = written(drawer)
    digest = sha256(text.encode()).hexdigest()
    with transaction.atomic():
        scenario = Scenario.objects.select_for_update().get(pk=drawer.scenario)
        state, _ = State.objects.get_or_create(digest=digest, defaults={"text": text})
        same = Snapshot.objects.filter(
            state=state,
            scenario=scenario,
            revision=drawer.revision,
            query=query,
            visitor=visitor,
            owner=owner,
        )
        if not scenario.is_listed:
            same = same.filter(created__gte=give_link(scenario, Link.VIEW).created)
        known: Snapshot | None = same.first()
        return known or Snapshot.objects.create(
            short=new_short(),
            state=state,
            scenario=scenario,
            revision=drawer.revision,
            title=drawer.title,
            query=query,
            visitor=visitor,
            owner_id=owner,
        )


def new_short() -> str:
    """A short name that nobody guesses and that is read out without mistakes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def find(short: str) -> Snapshot | None:
    """The snapshot of this name, without the text of its state."""
    found: Snapshot | None = Snapshot.objects.filter(short=short).first()
    return found


def open_snapshot(snapshot: Snapshot) -> Drawer:
    """What the scenario was, to look into; at hand as long as people open it.

    Its key is ("snapshot", key of the state).  Raises Unreadable.
    """
    key = ("snapshot", snapshot.state_id)
    drawer = still_drawer(key, lambda: Drawer(*read(snapshot.state.text), key=key))
    seen = drawer.seen_by(snapshot.short)
    seen.revision = snapshot.revision
    return seen


def latest_link(snapshot: Snapshot) -> Link | None:
    """The link to look at what the scenario is now that people got with the snapshot.

    It may be withdrawn.  None where the scenario is gone, or listed and needs no link.  A link
    that was made after the snapshot is for others.
    """
    if snapshot.scenario is None:
        return None
    found: Link | None = (
        snapshot.scenario.links.filter(power=Link.VIEW, created__lte=snapshot.created)
        .order_by("-created")
        .first()
    )
    return found


def written(drawer: Drawer) -> str:
    """The text that is stored."""
    scenario = drawer.opened.rows.scenario
    beside = {key: getattr(scenario, key) for key in BESIDE}
    if not scenario.is_listed:
        beside["slug"] = ""
    said = {ref: [one.kind, one.says] for ref, one in sheet_in(drawer).items()}
    told = {"format": FORMAT, "scenario": beside, "sheet": said}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> tuple[Scenario, Rows]:
    """The scenario and its rows, as a stored text tells them; nothing is stored of it.

    Raises Unreadable.
    """
    try:
        told = json.loads(text)
        if told["format"] != FORMAT:
            raise Unreadable(f"It is kept in a form ({told['format']}) that nobody here reads.")
        scenario = Scenario(**{key: told["scenario"][key] for key in BESIDE})
        sheet: Sheet = {ref: Entry(*one) for ref, one in told["sheet"].items()}
        return scenario, rows_of(sheet, scenario)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, Refused) as problem:
        raise Unreadable("What is kept of it cannot be read any more.") from problem
