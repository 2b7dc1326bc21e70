"""The kinds instance, network interface and outside host."""

from playground.engine import nodes
from playground.kinds.builders import address, optional_address, ref
from playground.kinds.kind import Field, Kind, Links
from playground.kinds.shapes import (
    Address,
    AddressOrTruth,
    Choice,
    ListOf,
    Number,
    Refers,
    Text,
    Truth,
)
from playground.models import Instance, InterfaceGroup, NetworkInterface, OutsideHost
from playground.models.rows import Rows


def _instance_node(row: Instance, rows: Rows) -> nodes.Instance:
    state = nodes.InstanceState(row.state)
    return nodes.Instance(id=row.aws_id, name=row.name, vpc=row.vpc.aws_id, state=state)


def _interface_node(row: NetworkInterface, rows: Rows) -> nodes.NetworkInterface:
    memberships = rows.parts_of(InterfaceGroup, "interface", row)
    primary = [row.private_ip] if row.private_ip else []
    return nodes.NetworkInterface(
        id=row.aws_id,
        name=row.name,
        subnet=row.subnet.aws_id,
        instance=ref(row.instance),
        device_index=row.device_index,
        private_ips=tuple(map(address, [*primary, *row.secondary_private_ips])),
        ipv6_addresses=tuple(map(address, row.ipv6_addresses)),
        public_ip=optional_address(row.public_ip),
        security_groups=tuple(membership.group.aws_id for membership in memberships),
        source_dest_check=row.source_dest_check,
        forwards=nodes.Forwards(row.forwards) if row.forwards else None,
        requester_managed=row.requester_managed,
        attached_to=row.attached_to or None,
        description=row.description,
    )


def _outside_host_node(row: OutsideHost, rows: Rows) -> nodes.OutsideHost:
    addresses = tuple(map(address, row.addresses))
    return nodes.OutsideHost(id=row.aws_id, name=row.name, addresses=addresses)


SUBNET = Field("subnet", "Subnet", Refers(("subnet",)), required=True)
OF_INTERFACES = (
    Field("private_ip", "Private address", Address(4), "none: the next free one"),
    Field("secondary_private_ips", "Secondary private addresses", ListOf(Address(4))),
    Field("ipv6_addresses", "IPv6 addresses", ListOf(Address(6))),
    Field(
        "public_ip", "Public address", AddressOrTruth(), "yes (one is assigned), no, or an address"
    ),
    Field(
        "security_groups",
        "Security groups",
        ListOf(Refers(("security-group",))),
        "none: the VPC's default group",
        links=Links(InterfaceGroup, "interface", "group"),
    ),
    Field(
        "source_dest_check",
        "Source/destination check",
        Truth(),
        "drops packets that are neither from nor to the interface",
    ),
    Field(
        "forwards",
        "Forwards",
        Choice(tuple(nodes.Forwards), off=nodes.Forwards.NO),
        "what the guest does with packets for others: nat, route, no; by the same interface",
    ),
)

INSTANCE = Kind(
    slug="instance",
    label="Instance",
    plural="Instances",
    section="instances",
    blurb="A virtual machine; it talks through one or more network interfaces.",
    prefix="i-",
    model=Instance,
    node=nodes.Instance,
    build=_instance_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("state", "State", Choice(tuple(nodes.InstanceState))),
    ),
    nests_in=("subnet", "vpc"),
    shorthand=(SUBNET, *OF_INTERFACES),
)

NETWORK_INTERFACE = Kind(
    slug="network-interface",
    label="Network interface",
    plural="Network interfaces",
    section="network_interfaces",
    blurb="A network card: addresses and security groups belong to it, not to the machine.",
    prefix="eni-",
    model=NetworkInterface,
    node=nodes.NetworkInterface,
    build=_interface_node,
    fields=(
        SUBNET,
        Field("instance", "Instance", Refers(("instance",)), "what it is attached to"),
        Field("device_index", "Device index", Number(0, 31), "0 is the primary interface"),
        *OF_INTERFACES,
        Field("requester_managed", "Managed by AWS", Truth(), "a function, a database, ..."),
        Field(
            "attached_to",
            "Attached to",
            Refers(("vpc-endpoint", "client-vpn-endpoint", "network-load-balancer")),
            "what AWS keeps it for",
        ),
        Field("description", "Description", Text()),
    ),
    nests_in=("instance", "subnet"),
)

OUTSIDE_HOST = Kind(
    slug="outside-host",
    label="Outside host",
    plural="Outside hosts",
    section="outside_hosts",
    blurb="Somebody on the internet with a name of your choice: an office, an attacker, an API.",
    prefix="host-",
    model=OutsideHost,
    node=nodes.OutsideHost,
    build=_outside_host_node,
    fields=(Field("addresses", "Addresses", ListOf(Address()), required=True),),
)

KINDS = (INSTANCE, NETWORK_INTERFACE, OUTSIDE_HOST)
