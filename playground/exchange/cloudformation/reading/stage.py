"""The stage on which templates become sketches: what all readers of one template share."""

from collections.abc import Iterable

from playground.exchange.cloudformation.template import Template, TemplateResource
from playground.exchange.cloudformation.values import Broken, NotGiven, Unknown
from playground.exchange.import_report import NotDescribed
from playground.exchange.sketch import Sketch
from playground.kinds import KINDS
from playground.scenariofile.faults import quoted
from playground.scenariofile.sections import RESERVED_NAMES
from playground.scenariofile.tree import Spot

PREFIXES = {kind.section: kind.prefix for kind in KINDS}
LABELS = {kind.section: kind.label for kind in KINDS}
IN_VPC, IN_TRANSIT = {"vpc": "vpcs"}, {"transit_gateway": "transit_gateways"}
NEEDS: dict[str, dict[str, str]] = {
    "client_vpn_endpoints": IN_VPC,
    "instances": IN_VPC,
    "nat_gateways": IN_VPC,
    "network_acls": IN_VPC,
    "network_interfaces": {"subnet": "subnets"},
    "network_load_balancers": IN_VPC,
    "route_tables": IN_VPC,
    "security_groups": IN_VPC,
    "subnets": IN_VPC,
    "transit_gateway_connects": {**IN_TRANSIT, "network": "on_premises_networks"},
    "transit_gateway_peering_attachments": {
        **IN_TRANSIT,
        "peer_transit_gateway": "transit_gateways",
    },
    "transit_gateway_route_tables": IN_TRANSIT,
    "transit_gateway_vpc_attachments": {**IN_TRANSIT, **IN_VPC},
    "vpc_endpoints": IN_VPC,
    "vpc_peering_connections": {"requester_vpc": "vpcs", "accepter_vpc": "vpcs"},
    "vpn_connections": {"customer_gateway": "customer_gateways"},
}
"""What cannot be named without something that it belongs to: the field, and its section."""
LONGEST_KEY = 200


def key_of(logical_id: str) -> str:
    """Under which key a resource of the template stands; some words have a meaning of their own."""
    return f"{logical_id}." if logical_id in RESERVED_NAMES else logical_id


class Stage:
    """One template, the sketch that it is read into, and stand-ins for what it only names."""

    def __init__(self, template: Template, file: str, sketch: Sketch) -> None:
        self.template, self.file, self.sketch = template, file, sketch
        self.place = template.evaluator.place
        self.resources = {one.logical_id: one for one in template.resources}
        self.beside: str | None = None
        """The VPC of the resource that is being read, if it says one."""
        self.kept_ids: dict[tuple[str, str], str] = {}
        """Section and AWS id -> the key of what our own exporter kept with that id."""

    def spot(self, spot: Spot, path: str = "") -> Spot:
        """A place in this template."""
        return spot._replace(file=self.file, path=path)

    def wrong(self, spot: Spot, path: str, message: str) -> None:
        """Tell of a mistake."""
        self.sketch.faults.add_unless_told(self.spot(spot, path), message)

    def tell_unknown(self, unknown: Unknown, path: str) -> None:
        """A value that is needed and not known: ask for it where one can give it."""
        if isinstance(unknown, NotGiven):
            name = unknown.parameter
            message = (
                f"The parameter {quoted(name)} has no default: add --parameter {name}=VALUE, or on "
                f"the page a line {name}=VALUE."
            )
            self.wrong(unknown.spot, "", message)
        elif not isinstance(unknown, Broken):
            self.sketch.report.note(
                f"{self.file}:{unknown.spot.line}: {path} is {unknown.why}: not known here."
            )

    def stand_in(self, section: str, key: str, spot: Spot, **said: object) -> str:
        """Something that the template names and does not describe; given back is its key."""
        key = self.kept_ids.get((section, key), key[:LONGEST_KEY])
        if not self.sketch.has(section, key):
            fields = NEEDS.get(section, {}).items()
            needed = {field: self._near(field, inner, key, spot) for field, inner in fields}
            is_id = key.startswith((PREFIXES[section], "arn:"))
            self.sketch.add(
                section,
                key,
                spot,
                undescribed=True,
                **{"id": key if is_id else None, **needed, **self.home(section), **said},
            )
            why = (
                "Import the AWS describe JSON of the deployed stack instead: it has what "
                f"line {spot.line} only names."
            )
            self.sketch.report.not_described.append(NotDescribed(LABELS[section], key, why))
        return key

    def home(self, section: str) -> dict[str, str]:
        """Region and account, as far as what stands in a section has them."""
        found = {"region": self.place.region, "account": self.place.account}
        return {key: found[key] for key in HOMES.get(section, ())}

    def _near(self, field: str, section: str, key: str, spot: Spot) -> str:
        """Where a stand-in stands: beside whoever names it, in the only VPC there is, else in a
        stand-in of its own.
        """
        known = self.sketch.of(section)
        if field == "vpc" and self.beside is not None:
            return self.beside
        if field == "vpc" and len(known) == 1:
            return known[0].key
        label = LABELS[section] if field in IN_VPC else field.replace("_", " ")
        return self.stand_in(section, f"{label} of {key}", spot)

    def resources_of(self, *types: str) -> Iterable[TemplateResource]:
        """The resources of some types, in order."""
        return [one for one in self.template.resources if one.type in types]


HOMES: dict[str, tuple[str, ...]] = {
    "block_public_access": ("region", "account"),
    "customer_gateways": ("region",),
    "direct_connect_gateways": ("account",),
    "elastic_ips": ("region",),
    "managed_prefix_lists": ("region", "account"),
    "transit_gateways": ("region", "account"),
    "virtual_private_gateways": ("region",),
    "vpc_endpoint_services": ("region", "account"),
    "vpcs": ("region", "account"),
}
"""What says itself in which region and whose it is."""
