"""What the readers of all types write to: the sketch, and what must be known of all at once."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from playground.exchange.import_report import LeftOut
from playground.exchange.sketch import Sketch
from playground.exchange.terraform.addresses import as_key
from playground.exchange.terraform.block import Block
from playground.exchange.terraform.resolving import Resolver


def word_of(words: type[StrEnum], text: str | None) -> str | None:
    """A word that the project knows; AWS has more states than matter to a packet."""
    return text if text in list(words) else None


@dataclass
class Reading:
    """One document being read."""

    sketch: Sketch
    resolver: Resolver
    region: str
    """Of what does not say its own."""
    routes: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """Section and key of a table -> destination -> route: each counts once."""
    rules: dict[tuple[str, str], dict[tuple[Any, ...], Any]] = field(default_factory=dict)
    """Group or ACL, and direction -> what makes a rule -> rule: each counts once."""
    main_tables: dict[str, str] = field(default_factory=dict)
    """VPC -> the table that became its main one."""
    found_subnets: list[Block] = field(default_factory=list)
    """Subnets that Terraform did not make: it knows neither their table nor their ACL."""
    services: dict[str, str] = field(default_factory=dict)
    """Service name -> the endpoint service that has it."""
    target_groups: dict[str, list[Block]] = field(default_factory=dict)
    """Target group -> who says that a target is in it."""
    told_elsewhere: dict[tuple[str, str, str], Block] = field(default_factory=dict)
    """Section, key and name of what was said of another resource, and by whom."""
    _holders: dict[str, str] = field(default_factory=dict)

    def add(self, block: Block, section: str, **values: Any) -> None:
        """Take in what a block describes, with its id, its name and its address."""
        values.setdefault("name", block.name_tag)
        values.setdefault("id", block.id)
        if not self.sketch.has(section, block.key):  # the first one that describes it names it
            values["logical_id"] = as_key(block.address)
        self.sketch.add(section, block.key, block.spot, **values)

    def add_undescribed(self, block: Block, section: str, what: str, **values: Any) -> None:
        """Take in something of which the document does not say enough."""
        self.note(f"{block.address} is not described: {what}.")
        self.add(block, section, undescribed=True, **values)

    def put(self, block: Block, section: str, key: str | None, name: str, value: Any) -> None:
        """Say something of a resource that another block describes."""
        if key is not None and value is not None:
            self.told_elsewhere.setdefault((section, key, name), block)
            self.sketch.put(section, key, name, value)

    def append(self, block: Block, section: str, key: str | None, name: str, value: Any) -> None:
        """Add to a list of a resource that another block describes."""
        if key is not None and value is not None:
            self.told_elsewhere.setdefault((section, key, name), block)
            self.sketch.append(section, key, name, value)

    def add_far_away(self, block: Block, section: str, key: str | None, side: str) -> None:
        """The other side of a peering, if nothing here describes it: where and whose it is."""
        if key is None or self.resolver.block_of(section, key) is not None:
            return
        self.sketch.add(
            section,
            key,
            block.spot,
            id=key if key in block.item.data.values() else None,
            undescribed=True,
            region=block.text("peer_region") or block.region or self.region,
            account=block.text(f"peer_{side}_id") or block.account,
        )

    def note(self, sentence: str) -> None:
        """Note a sentence once."""
        self.sketch.report.note(sentence)

    def leave_out(self, block: Block, why: str) -> None:
        """Say of a block that it was left out."""
        self.sketch.report.left_out.append(LeftOut(block.type, block.address, why))

    def value(self, section: str, key: str, name: str) -> Any:
        """What is known so far of a resource."""
        known = self.sketch.resources.get((section, key))
        return None if known is None else known.values.get(name)

    def holder_of(self, address: str) -> str | None:
        """The interface, or the instance, that has a private address.

        It is asked when all of them were read.
        """
        if not self._holders:
            for section in ("network_interfaces", "instances"):
                for one in self.sketch.of(section):
                    self._holders.setdefault(str(one.values.get("private_ip")), one.key)
        return self._holders.get(address)
