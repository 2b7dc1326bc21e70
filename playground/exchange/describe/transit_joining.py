"""Joining: once everything is read, attachments, tables and routes of transit gateways are put
together; where no answer says how, stand-ins say that nobody knows.
"""

from playground.exchange.describe.answer import Answered
from playground.exchange.describe.attachment_kinds import (
    CONNECTS,
    DIRECT_CONNECTS,
    PEERINGS,
    PROPAGATING,
    SECTIONS,
    VPCS,
    VPNS,
)
from playground.exchange.describe.joined import Joined
from playground.exchange.describe.routing import Working
from playground.exchange.import_report import NotDescribed
from playground.exchange.sites import unknown_site
from playground.exchange.sketch import NOTHING, Sketch, Sketched
from playground.scenariofile.tree import Spot

GATEWAYS, TABLES = "transit_gateways", "transit_gateway_route_tables"
LISTS, VPN_CONNECTIONS = "managed_prefix_lists", "vpn_connections"
DOORS = "direct_connect_gateways"
SIDES = (("transit_gateway", "route_table"), ("peer_transit_gateway", "peer_route_table"))
OF_VPCS = {"TransitGatewayVpcAttachments", "TransitGatewayAttachments"}
"""The answers that tell how VPCs are attached."""
NOWHERE = Spot(0, 0)


def finish(sketch: Sketch) -> None:
    """Put together what was told of transit gateways, in any order."""
    _Joining(sketch).join()


class _Joining:
    """Sections are looked through once each, as some have thousands."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch, self.joined = sketch, sketch.memory(Joined)

    def join(self) -> None:
        """Attachments first, for tables name them."""
        self._see_attachments()
        self._see_peerings()
        self._attach_vpns()
        self._tell_of_vpns()
        self._attach_doors()
        self._attach_vpcs()
        self._tell_of_vpcs()
        self._tell_of_connects()
        tables = self.sketch.of(TABLES)
        self._find_associations(tables)
        for table in tables:
            self._write_routes(table)
        self._add_default_tables(tables)

    # --- attachments that are named, or must be there, and are not described

    def _see_attachments(self) -> None:
        for attachment, (type, resource, table) in self.joined.seen.items():
            gateway = self._gateway_of(table)
            if gateway is not None and type in SECTIONS:
                section, attached = SECTIONS[type]
                if not self.sketch.has(section, attachment):
                    self._attach(section, attachment, gateway, {attached: resource})

    def _gateway_of(self, table: str) -> str | None:
        known = self.sketch.resources.get((TABLES, table))
        return None if known is None else known.values["transit_gateway"]

    def _attach(self, section: str, id: str, gateway: str, values: dict[str, str]) -> None:
        spot = self._spot_of(GATEWAYS, gateway)
        self.sketch.add(section, id, spot, id=id, transit_gateway=gateway, **values)

    def _spot_of(self, section: str, key: str) -> Spot:
        known = self.sketch.resources.get((section, key))
        return NOWHERE if known is None else known.spot

    def _see_peerings(self) -> None:
        """AWS shows a peering to each side as its own; described as such, or put together."""
        for attachment, sides in self.joined.peers.items():
            if not self.sketch.has(PEERINGS, attachment):
                gateway, peer = next(iter(sides.items()))
                self._attach(PEERINGS, attachment, gateway, {"peer_transit_gateway": peer})
        for gateway, (region, account) in self.joined.places.items():
            if not self.sketch.has(GATEWAYS, gateway):
                values = {"id": gateway, "region": region, "account": account}
                self.sketch.add(GATEWAYS, gateway, NOWHERE, undescribed=True, **values)

    def _attach_vpns(self) -> None:
        attached = {one.values["vpn_connection"] for one in self.sketch.of(VPNS)}
        for one in self.sketch.of(VPN_CONNECTIONS):
            gateway = one.values.get("transit_gateway")
            if gateway is not None and one.key not in attached:
                values = {"transit_gateway": gateway, "vpn_connection": one.key}
                self.sketch.add(VPNS, f"tgw-attach-of-{one.key}", one.spot, **values)

    def _tell_of_vpns(self) -> None:
        """Connections that only their attachments name."""
        for one in self.sketch.of(VPNS):
            vpn = one.values["vpn_connection"]
            if not self.sketch.has(VPN_CONNECTIONS, vpn):
                self.sketch.add(
                    VPN_CONNECTIONS,
                    vpn,
                    one.spot,
                    id=vpn,
                    transit_gateway=one.values["transit_gateway"],
                    customer_gateway=f"cgw-of-{vpn}",
                    static_routes_only=False,
                    routes=[],
                    undescribed=True,
                )

    def _attach_doors(self) -> None:
        """A Direct Connect gateway that is associated with a transit gateway is attached to it."""
        attached = {
            (one.values["direct_connect_gateway"], one.values["transit_gateway"])
            for one in self.sketch.of(DIRECT_CONNECTS)
        }
        for door in self.sketch.of(DOORS):
            for one in door.values.get("associations", []):
                gateway = one["gateway"]
                if gateway.startswith("tgw-") and (door.key, gateway) not in attached:
                    values = {"transit_gateway": gateway, "direct_connect_gateway": door.key}
                    key = f"tgw-attach-of-{door.key}-to-{gateway}"
                    self.sketch.add(DIRECT_CONNECTS, key, door.spot, **values)
        for door_id in {key for key, _ in attached}:
            if not self.sketch.has(DOORS, door_id):
                self.sketch.add(DOORS, door_id, NOWHERE, id=door_id, undescribed=True)

    def _attach_vpcs(self) -> None:
        """A route to a transit gateway works by an attachment, even if nobody was asked for any."""
        if self.sketch.memory(Answered).keys & OF_VPCS:
            return
        attached = {
            (one.values["vpc"], one.values["transit_gateway"]) for one in self.sketch.of(VPCS)
        }
        for vpc, gateway in sorted(self.sketch.memory(Working).ways - attached):
            known = self.sketch.find("vpcs", vpc)
            if known is not None and self.sketch.has(GATEWAYS, gateway):
                values = {"transit_gateway": gateway, "vpc": vpc}
                self.sketch.add(VPCS, f"tgw-attach-of-{vpc}-to-{gateway}", known.spot, **values)

    def _tell_of_vpcs(self) -> None:
        for one in self.sketch.of(VPCS):
            if "subnets" not in one.values:
                one.values["undescribed"] = True

    def _tell_of_connects(self) -> None:
        for one in self.sketch.of(CONNECTS):
            one.values["network"] = unknown_site(self.sketch, one)
            announced = self.joined.announced.get(one.key)
            if announced:
                one.values["routes"] = list(announced)

    # --- which table decides, and which learns

    def _find_associations(self, tables: list[Sketched]) -> None:
        self._told: dict[str, bool] = {}
        for table in tables:
            gateway = table.values["transit_gateway"]
            told = table.key in self.joined.of_tables
            self._told[gateway] = self._told.get(gateway, True) and told
            for attachment in self.joined.of_tables.get(table.key, ()):
                self.joined.associations.setdefault((attachment, gateway), table.key)
        for section in PROPAGATING:
            for one in self.sketch.of(section):
                one.values["route_table"] = self._table_of(one, "transit_gateway")
                one.values["propagate_to"] = list(self.joined.propagations.get(one.key, ()))
        for one in self.sketch.of(PEERINGS):
            for side, table_key in SIDES:
                one.values[table_key] = self._table_of(one, side)

    def _table_of(self, attachment: Sketched, side: str) -> object:
        """The associated table; NOTHING, where AWS shows none; else one that nobody describes."""
        gateway = attachment.values[side]
        table = self.joined.associations.get((attachment.key, gateway))
        if table is not None:
            return table
        if (attachment.key, gateway) in self.joined.free or self._told.get(gateway, False):
            return NOTHING
        stand_in = f"tgw-rtb-of-{gateway}"
        if not self.sketch.has(TABLES, stand_in):
            values = {"transit_gateway": gateway, "undescribed": True}
            self.sketch.add(TABLES, stand_in, attachment.spot, **values)
            add = "Add the output of “aws ec2 describe-transit-gateway-attachments”."
            self._not_described(stand_in, add)
        return stand_in

    def _not_described(self, id: str, add: str) -> None:
        found = NotDescribed("Transit gateway route table", id, add)
        self.sketch.report.not_described.append(found)

    # --- what stands in the tables

    def _write_routes(self, table: Sketched) -> None:
        routes = dict(self.joined.routes.get(table.key, {}))
        for prefix_list, (target, blocks) in self.joined.lists.get(table.key, {}).items():
            described = self.sketch.has(LISTS, prefix_list) or not blocks
            for destination in [prefix_list] if described else blocks:
                routes.setdefault(destination, target)
        table.values["routes"] = [
            {"destination": destination, "attachment": target}
            for destination, target in routes.items()
        ]
        missing = self._missing(table.key)
        if missing:
            table.values["undescribed"] = True
            self._not_described(table.values.get("name", table.key), missing)

    def _missing(self, table: str) -> str:
        """What should be added for all of the table's routes to be known; "": nothing."""
        if table in self.joined.cut_off:
            return "Some of its routes are not told: search for them in smaller blocks."
        if table not in self.joined.with_routes:
            return (
                "Add the output of “aws ec2 search-transit-gateway-routes”, in a list under "
                "“TransitGatewayStaticRoutes”, with its “TransitGatewayRouteTableId” beside it."
            )
        if table not in self.joined.with_propagations:
            return (
                "Add the output of “aws ec2 get-transit-gateway-route-table-propagations”, in a "
                "list under “TransitGatewayPropagations”, with its “TransitGatewayRouteTableId” "
                "beside it."
            )
        return ""

    def _add_default_tables(self, tables: list[Sketched]) -> None:
        """The default tables that gateways name; without them new ones would be made up."""
        known = {
            (one.values["transit_gateway"], what)
            for one in tables
            for what in ("association", "propagation")
            if one.values.get(f"default_{what}")
        }
        for (gateway, what), table in self.joined.defaults.items():
            described = self.sketch.resources.get((TABLES, table or ""))
            if described is not None:
                described.values[f"default_{what}"] = True
            elif (gateway, what) not in known:
                id = {} if table is None else {"id": table}
                key = table or f"tgw-rtb-default-of-{gateway}"
                values = {"transit_gateway": gateway, f"default_{what}": True, **id}
                spot = self._spot_of(GATEWAYS, gateway)
                self.sketch.add(TABLES, key, spot, undescribed=True, **values)
