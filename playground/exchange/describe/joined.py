"""Joined: what several answers say of how attachments and tables of transit gateways belong."""

from dataclasses import dataclass, field
from typing import NamedTuple

from playground.exchange.item import Item

BLACKHOLE = "blackhole"
Ordered = dict[str, None]


class Seen(NamedTuple):
    """An attachment that an answer about a table names: what is attached, and that table."""

    type: str
    resource: str
    table: str


class ByList(NamedTuple):
    """Routes that stand in a table because of a prefix list."""

    target: str
    blocks: list[str]


@dataclass
class Joined:
    """Ids of attachments, tables and gateways only; who reads first does not matter."""

    seen: dict[str, Seen] = field(default_factory=dict)
    peers: dict[str, dict[str, str]] = field(default_factory=dict)
    """Peering attachment -> gateway -> the other gateway."""
    places: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Gateway -> its region and account, as a peering tells."""
    associations: dict[tuple[str, str], str] = field(default_factory=dict)
    """(Attachment, gateway) -> table."""
    free: set[tuple[str, str]] = field(default_factory=set)
    """(Attachment, gateway), where AWS shows that it is associated with no table."""
    of_tables: dict[str, Ordered] = field(default_factory=dict)
    """Table -> attachments associated with it; only of tables whose associations are told."""
    propagations: dict[str, Ordered] = field(default_factory=dict)
    """Attachment -> tables."""
    announced: dict[str, Ordered] = field(default_factory=dict)
    """Attachment -> the blocks that it is seen to propagate."""
    routes: dict[str, dict[str, str]] = field(default_factory=dict)
    """Table -> destination, a block or a prefix list -> attachment, or blackhole."""
    lists: dict[str, dict[str, ByList]] = field(default_factory=dict)
    """Table -> prefix list -> its routes, as far as the routes tell."""
    defaults: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """(Gateway, association or propagation) -> its default table; None: its id is not told."""
    with_routes: set[str] = field(default_factory=set)
    with_propagations: set[str] = field(default_factory=set)
    """The tables of which that is told."""
    cut_off: set[str] = field(default_factory=set)
    """The tables of which some routes are not told."""

    def see(self, item: Item, table: str) -> str:
        """Note an attachment with what is attached; returns its id."""
        attachment = item.need("TransitGatewayAttachmentId")
        type, resource = item.text("ResourceType"), item.text("ResourceId")
        if type and resource:
            self.seen.setdefault(attachment, Seen(type, resource, table))
        return attachment

    def default(self, gateway: str, what: str, table: str | None) -> None:
        """Note which table new attachments use."""
        self.defaults[gateway, what] = self.defaults.get((gateway, what)) or table

    def propagates(self, attachment: str, table: str) -> None:
        """Note that a table learns what lies behind an attachment."""
        self.propagations.setdefault(attachment, {})[table] = None

    def announces(self, attachment: str, block: str) -> None:
        """Note a block that a table learnt by an attachment."""
        self.announced.setdefault(attachment, {})[block] = None

    def write(self, table: str, destination: str, target: str) -> None:
        """Note a static route."""
        self.routes.setdefault(table, {})[destination] = target

    def by_list(self, table: str, prefix_list: str, target: str, block: str | None) -> None:
        """Note a route that is there because of a prefix list."""
        told = self.lists.setdefault(table, {}).setdefault(prefix_list, ByList(target, []))
        if block is not None and block not in told.blocks:
            told.blocks.append(block)

    def refer(self, table: str, prefix_list: str, target: str) -> None:
        """Note a prefix list in a table."""
        self.write(table, prefix_list, target)
