"""References: what the texts in a file name, resolved to rows once the whole file is read."""

import re

from django.db import models

from playground.engine.nodes import LOCAL
from playground.kinds import KINDS, kind_named, kind_of
from playground.kinds.defaults import complete_vpcs
from playground.kinds.making import complete_aws_lists
from playground.kinds.shapes import ListOf, Refers
from playground.models import Instance, NetworkInterface, Resource
from playground.scenariofile.faults import quoted
from playground.scenariofile.implied import imply_vpcs
from playground.scenariofile.names import INTERFACE, Names
from playground.scenariofile.stand_ins import leave_open, stand_in
from playground.scenariofile.written import Draft, Pending
from playground.words.describing import COMMANDS
from playground.words.kinds import KINDS as KIND_WORDS

GONE, SELF, BLACKHOLE = "deleted", "self", "blackhole"
STORED_WORDS = {LOCAL: LOCAL, GONE: "", BLACKHOLE: ""}
"""What a model stores for a word that names no resource."""

LIST = "managed-prefix-list"

MODELLED = tuple(kind.prefix for kind in KINDS)
"""What the ids of modelled kinds begin with."""

_AWS_ID = re.compile(r"[a-z]+-[0-9a-f]{8,17}")
_LIKE_A_BLOCK = re.compile(r"(?=.*[.:/])[0-9a-fA-F.:]+(/\d*)?")


PLACES = {"vpc", "subnet", "instance", "transit-gateway", "vpn-connection"}
"""Where things stand.  It says which tables, ACLs and groups AWS makes; those can be named too."""


def resolve_references(draft: Draft) -> None:
    """Put the rows where the file names them: places, then the rest, then who has interfaces."""
    names = Names((one.kind.slug, one.key, one.row) for one in draft.resources)
    places, others, holders = _in_order([(one, _refers(one)) for one in draft.pending])
    missing = [(one, shape) for one, shape in places if not _resolve(one, shape, names, draft)]
    imply_vpcs(draft)
    for one, shape in sorted(missing, key=_vpcs_first):
        _make_do(one, shape, names, draft)
    complete_vpcs(draft.rows)
    complete_aws_lists(draft.rows, (one.text for one, shape in others if LIST in shape.slugs))
    names.learn((kind.slug, row.name, row) for kind in KINDS for row in draft.rows.of(kind.model))
    for one, shape in others:
        _resolve_or_make_do(one, shape, names, draft)
    names.learn_interfaces(draft.rows.of(NetworkInterface))
    for one, shape in holders:
        _resolve_or_make_do(one, shape, names, draft)


Waiting = list[tuple[Pending, Refers]]


def _in_order(pending: Waiting) -> tuple[Waiting, Waiting, Waiting]:
    """Where things stand; what they refer to; and what an instance's name may stand for."""
    places = [(one, shape) for one, shape in pending if PLACES.issuperset(shape.slugs)]
    holders = [(one, shape) for one, shape in pending if INTERFACE in shape.slugs]
    placed = {id(one) for one, _ in (*places, *holders)}
    return places, [(one, shape) for one, shape in pending if id(one) not in placed], holders


def _refers(one: Pending) -> Refers:
    shape = one.field.shape.of if isinstance(one.field.shape, ListOf) else one.field.shape
    assert isinstance(shape, Refers)
    return shape


def _vpcs_first(waiting: tuple[Pending, Refers]) -> bool:
    """Other stand-ins stand in a VPC, which may be a stand-in itself."""
    return waiting[1].slugs != ("vpc",)


def _resolve_or_make_do(one: Pending, shape: Refers, names: Names, draft: Draft) -> None:
    if not _resolve(one, shape, names, draft):
        _make_do(one, shape, names, draft)


def _resolve(one: Pending, shape: Refers, names: Names, draft: Draft) -> bool:
    """Put what the text names.  False: nothing here is called so, but it may be found elsewhere."""
    if one.text in shape.words:
        _put_word(one)
        return True
    if _is_foreign(one, names):
        setattr(one.row, one.field.refers_in, one.text)
        return True
    found = names.meant_by(one.text, shape.slugs)
    if not found and draft.as_found:
        return False
    wrong = _what_is_wrong(one, shape, found, names)
    if wrong:
        draft.faults.add(one.spot, f"{one.field.label}: {wrong}")
    else:
        _put(one, found[0], draft)
    return True


def _make_do(one: Pending, shape: Refers, names: Names, draft: Draft) -> None:
    """Something that is not in the file: a stand-in, an id, or a fault."""
    found = names.meant_by(one.text, shape.slugs)
    row = found[0] if found else stand_in(one, shape, draft)
    if row is not None:
        names.learn([(kind_of(row).slug, row.aws_id, row)])
        _put(one, row, draft)
    elif not leave_open(one, draft):
        hint = _how_it_is_told(one, shape)
        draft.faults.add(one.spot, f"{one.field.label}: {_unknown(one, shape, names)}{hint}")


def _how_it_is_told(one: Pending, shape: Refers) -> str:
    """The command of AWS that describes what an id names; nothing where no one kind is meant."""
    kinds = [kind_named(slug) for slug in shape.slugs]
    commands = [COMMANDS.get(kind.node) for kind in kinds]
    if len(kinds) > 1 or not commands[0] or not one.text.startswith(kinds[0].prefix):
        return ""
    return f" Add the output of “{commands[0]}”."


def _is_foreign(one: Pending, names: Names) -> bool:
    """Is it the id of a kind that is not modelled?  It stays, for the engine to say so."""
    if not _AWS_ID.fullmatch(one.text) or one.text.startswith(MODELLED):
        return False
    return not _is_object(one) and not names.meant_by(one.text, _refers(one).slugs)


def _what_is_wrong(one: Pending, shape: Refers, found: list[Resource], names: Names) -> str:
    """A sentence, or nothing."""
    if len(found) > 1:
        listing = " or ".join(map(names.full, found))
        return f"{quoted(one.text)} may mean several; write {listing}."
    if not found:
        return _unknown(one, shape, names)
    if INTERFACE in shape.slugs and isinstance(found[0], Instance):
        return f"The instance {quoted(one.text)} has no primary network interface. [ADDR-01]"
    return ""


def _unknown(one: Pending, shape: Refers, names: Names) -> str:
    if shape.or_shape is not None and _LIKE_A_BLOCK.fullmatch(one.text):
        try:
            shape.or_shape.read(one.text)
        except ValueError as error:
            return str(error)
    kinds = " or ".join(KIND_WORDS[kind_named(slug).node] for slug in shape.slugs)
    return f"No {kinds} is called {quoted(one.text)}.{names.like(one.text, shape.slugs)}"


def _put_word(one: Pending) -> None:
    if one.text == SELF:
        setattr(one.row, one.field.refers_in, one.owner)
    else:
        setattr(one.row, one.field.refers_in, STORED_WORDS[one.text])


def _put(one: Pending, found: Resource, draft: Draft) -> None:
    """Text columns keep the id, so that they may name any kind."""
    links = one.field.links
    if links is not None:
        ends = {links.owner: one.row, links.target: found}
        draft.rows.add(links.model(position=one.position, **ends))
        return
    column = one.field.refers_to(kind_of(found).slug)
    setattr(one.row, column, found if _is_object(one) else found.aws_id)


def _is_object(one: Pending) -> bool:
    """Does the model keep the row itself, and not its id?  A list has rows of its own."""
    if one.field.links is not None:
        return True
    column = type(one.row)._meta.get_field(one.field.refers_in)
    return isinstance(column, models.ForeignKey)
