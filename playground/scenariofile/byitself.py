"""What comes by itself: default tables, ACLs, groups and rules need not be written."""

from typing import Any

from playground.engine.nodes import AvailabilityMode
from playground.kinds import kind_of
from playground.kinds.defaults import complete
from playground.models import (
    InternetGateway,
    NatGateway,
    NetworkAcl,
    Resource,
    RouteTable,
    SecurityGroup,
    TransitGateway,
    TransitGatewayRouteTable,
    Vpc,
)
from playground.models.rows import Rows
from playground.scenariofile.describing import Sections, describe
from playground.scenariofile.keys import Keys

DIRECTIONS = INGRESS, EGRESS = "ingress", "egress"
TABLE = "route_table"


class _Made:
    """What reading would make if only VPCs and gateways were written, beside what there is."""

    def __init__(self, sections: Sections, rows: Rows, keys: Keys) -> None:
        self.sections, self.keys = sections, keys
        self.bare = _bare(rows)
        self.bare_keys = Keys(self.bare)
        self.again = describe(self.bare, self.bare_keys)

    def of(self, row: Resource) -> tuple[dict[str, Any], dict[str, Any]]:
        """What a resource says, and what its namesake says that is made by itself."""
        section, key = kind_of(row).section, self.keys.of(row)
        return self.sections[section].get(key, {}), self.again[section].get(key, {})

    def is_alike(self, row: Resource) -> bool:
        """Would reading make just this?"""
        here, made = self.of(row)
        return here == made

    def made_by_itself(self, row: Resource) -> dict[str, Any]:
        """What a row says that was just made."""
        return self.again[kind_of(row).section][self.bare_keys.of(row)]

    def drop(self, row: Resource) -> None:
        """Leave a resource out."""
        del self.sections[kind_of(row).section][self.keys.of(row)]


def leave_out_defaults(sections: Sections, rows: Rows, keys: Keys) -> None:
    """Take out of the sections what reading would make again.  What others name stays."""
    made = _Made(sections, rows, keys)
    for gateway in rows.of(NatGateway):
        _leave_out_table(gateway, made)
    for model in (RouteTable, NetworkAcl, SecurityGroup, TransitGatewayRouteTable):
        for row in rows.of(model):
            if keys.mentions(row) == 0 and made.is_alike(row):
                made.drop(row)
    _leave_out_rows(rows, made)


def _bare(rows: Rows) -> Rows:
    """The VPCs with what is made along with them, as if nothing of it had been written."""
    bare = Rows(rows.scenario)
    for model in (Vpc, TransitGateway):
        for row in rows.of(model):
            bare.add(row)
    for igw in rows.of(InternetGateway):
        bare.add(InternetGateway(name=igw.name, aws_id=igw.aws_id, vpc=igw.vpc))
    for gateway in rows.of(NatGateway):
        if gateway.availability_mode == AvailabilityMode.REGIONAL:
            bare.add(_without_table(gateway))
    complete(bare)
    return bare


def _without_table(gateway: NatGateway) -> NatGateway:
    """The same gateway before its own table was made (NAT-15)."""
    mode = gateway.availability_mode
    return NatGateway(
        name=gateway.name, aws_id=gateway.aws_id, vpc=gateway.vpc, availability_mode=mode
    )


def _leave_out_table(gateway: NatGateway, made: _Made) -> None:
    """A regional gateway's own table, if only the gateway names it."""
    table, (here, again) = gateway.route_table, made.of(gateway)
    if table is None or made.keys.mentions(table) != 1 or not made.is_alike(table):
        return
    if here.get(TABLE) == again.get(TABLE):
        made.drop(table)
        del here[TABLE]


def _leave_out_rows(rows: Rows, made: _Made) -> None:
    """What a default ACL or group lets pass (NACL-02, SG-05), and any group lets out (SG-03).

    Of what is not described no row is made, so that it says none if it has none.
    """
    for model in (NetworkAcl, SecurityGroup):
        defaults = {id(row.vpc): row for row in made.bare.of(model)}
        for row in rows.of(model):
            here, default = made.of(row)[0], defaults[id(row.vpc)]
            said = made.made_by_itself(default)
            for key in DIRECTIONS:
                comes_by_itself = row.default or (model is SecurityGroup and key == EGRESS)
                told = comes_by_itself and not default.undescribed and here.get(key) == said[key]
                if here.get(key) == [] if row.undescribed else told:
                    del here[key]
