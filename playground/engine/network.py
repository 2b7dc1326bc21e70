"""A network: its nodes, indexed.  Immutable; each lookup is computed once, when first asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from playground.engine.aws_services import aws_service
from playground.engine.grouping import grouped
from playground.engine.mappings import Mapping, mappings
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    Instance,
    InstanceState,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    OutsideHost,
    Ref,
    RouteTable,
    Subnet,
    Vpc,
)

if TYPE_CHECKING:
    from playground.engine.places import Place
    from playground.engine.tables import Table

N = TypeVar("N", bound=Node)


class Network:
    """The nodes of one scenario, by id and by kind, with the lookups that hops need.

    `undescribed` are those of which nobody knows what they hold; `as_found`: the network was found
    like this, so that an id that is not here may be of something that is there all the same;
    `interfaces_undescribed`: so may an address be that no interface here has;
    `logical_ids` are what templates call them.  Raises ValueError when two nodes have one id: that
    is a bug of whoever built it.
    """

    def __init__(
        self,
        nodes: Iterable[Node],
        undescribed: Iterable[Ref] = (),
        as_found: bool = False,
        logical_ids: dict[Ref, str] | None = None,
        interfaces_undescribed: bool = False,
    ) -> None:
        self.undescribed = frozenset(undescribed)
        self.as_found = as_found
        self.interfaces_undescribed = interfaces_undescribed
        self.logical_ids = logical_ids or {}
        self._by_id: dict[Ref, Node] = {}
        self._by_kind: dict[type[Node], list[Node]] = defaultdict(list)
        for node in nodes:
            if node.id in self._by_id:
                raise ValueError(f"two nodes have the id {node.id}")
            self._by_id[node.id] = node
            self._by_kind[type(node)].append(node)
        self.tables: dict[Place, Table] = {}
        """Compiled decision tables, filled by `hops` when a packet first needs one."""

    def with_nodes(self, nodes: Iterable[Node]) -> "Network":
        """The same of other nodes."""
        told = self.undescribed, self.as_found, self.logical_ids, self.interfaces_undescribed
        return Network(nodes, *told)

    def tells(self, ref: Ref) -> bool:
        """Is it told what this resource is, or that it is gone?

        What is not in a network that people wrote is gone; in one that was found it may be there.
        """
        return ref not in self.undescribed and (not self.as_found or self.find(ref) is not None)

    def first_untold(self, refs: Iterable[Ref]) -> Ref | None:
        """The first of these of which that is not told."""
        return next((ref for ref in refs if not self.tells(ref)), None)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, ref: object) -> bool:
        return ref in self._by_id

    def find(self, ref: Ref) -> Node | None:
        """The node with this id, or None.  AWS's own services are there without being named."""
        node = self._by_id.get(ref)
        return aws_service(ref) if node is None else node

    def get(self, kind: type[N], ref: Ref) -> N:
        """The node of this kind with this id.  Raises KeyError: a dangling Ref is a bug here."""
        node = self.find(ref)
        if not isinstance(node, kind):
            raise KeyError(f"{ref} is a {type(node).__name__}, not a {kind.__name__}")
        return node

    def all(self, kind: type[N]) -> list[N]:
        """Every node of one kind, in the order given."""
        return self._by_kind.get(kind, [])  # type: ignore[return-value]

    # --- what belongs to what

    @cached_property
    def subnets_of(self) -> dict[Ref, list[Subnet]]:
        """VPC id -> its subnets."""
        return grouped(self.all(Subnet), lambda subnet: subnet.vpc)

    @cached_property
    def interfaces_in(self) -> dict[Ref, list[NetworkInterface]]:
        """Subnet id -> the interfaces in it."""
        return grouped(self.all(NetworkInterface), lambda interface: interface.subnet)

    @cached_property
    def interfaces_of(self) -> dict[Ref, list[NetworkInterface]]:
        """Instance id -> its interfaces, the primary one first."""
        attached = [one for one in self.all(NetworkInterface) if one.instance is not None]
        attached.sort(key=lambda interface: interface.device_index)
        return grouped(attached, lambda interface: interface.instance)

    @cached_property
    def interfaces_for(self) -> dict[Ref, list[NetworkInterface]]:
        """Id of an endpoint or load balancer -> the interfaces that AWS keeps for it."""
        return grouped(self.all(NetworkInterface), lambda interface: interface.attached_to)

    @cached_property
    def nat_gateways_in(self) -> dict[Ref, list[NatGateway]]:
        """Subnet id -> the zonal NAT gateways in it."""
        zonal = [gateway for gateway in self.all(NatGateway) if gateway.subnet is not None]
        return grouped(zonal, lambda gateway: gateway.subnet)

    @cached_property
    def _main_tables(self) -> dict[Ref, RouteTable]:
        return {table.vpc: table for table in self.all(RouteTable) if table.main}

    @cached_property
    def _default_acls(self) -> dict[Ref, NetworkAcl]:
        return {acl.vpc: acl for acl in self.all(NetworkAcl) if acl.default}

    @cached_property
    def _internet_gateways(self) -> dict[Ref, InternetGateway]:
        return {gateway.vpc: gateway for gateway in self.all(InternetGateway) if gateway.vpc}

    @cached_property
    def _egress_only_gateways(self) -> dict[Ref, EgressOnlyInternetGateway]:
        every = self.all(EgressOnlyInternetGateway)
        return {gateway.vpc: gateway for gateway in every if gateway.vpc}

    def vpc_of(self, subnet: Ref) -> Vpc:
        """The VPC that a subnet lies in."""
        return self.get(Vpc, self.get(Subnet, subnet).vpc)

    def route_table_of(self, subnet: Ref) -> RouteTable:
        """The table in force: the associated one, else the VPC's main table (RT-01)."""
        node = self.get(Subnet, subnet)
        if node.route_table is not None:
            return self.get(RouteTable, node.route_table)
        return self._main_tables[node.vpc]

    def network_acl_of(self, subnet: Ref) -> NetworkAcl:
        """The ACL in force: the associated one, else the VPC's default ACL (NACL-01)."""
        node = self.get(Subnet, subnet)
        if node.network_acl is not None:
            return self.get(NetworkAcl, node.network_acl)
        return self._default_acls[node.vpc]

    def internet_gateway_of(self, vpc: Ref) -> InternetGateway | None:
        """The attached internet gateway, if any (GW-01)."""
        return self._internet_gateways.get(vpc)

    def egress_only_gateway_of(self, vpc: Ref) -> EgressOnlyInternetGateway | None:
        """The attached egress-only internet gateway, if any."""
        return self._egress_only_gateways.get(vpc)

    # --- hosts and addresses

    def runs(self, interface: NetworkInterface) -> bool:
        """Is somebody behind this interface: a running instance, or AWS itself (ADDR-09)?"""
        if interface.instance is None:
            return interface.requester_managed
        return self.get(Instance, interface.instance).state is InstanceState.RUNNING

    def host_of(self, interface: NetworkInterface) -> Instance | NetworkInterface:
        """What a person would point at: the instance, or the bare interface."""
        if interface.instance is None:
            return interface
        return self.get(Instance, interface.instance)

    @cached_property
    def public_addresses(self) -> dict[int, tuple[Ref, int]]:
        """Public IPv4 address -> (interface or NAT gateway, the private address behind it).

        An elastic IP replaces the auto-assigned address (ADDR-05), which a stopped instance loses
        (ADDR-03).  A regional NAT gateway's address stands for itself (NAT-15).
        """
        return {public: owner for owner, public in mappings(self)}

    @cached_property
    def public_address_of(self) -> dict[tuple[Ref, int], int]:
        """(interface or NAT gateway, private address) -> its public IPv4 address."""
        return dict(mappings(self))

    @cached_property
    def mappings_of(self) -> dict[Ref, list[Mapping]]:
        """VPC id -> what its internet gateway translates between."""
        return grouped(
            [Mapping(owner, private, public) for (owner, private), public in mappings(self)],
            lambda mapping: self.vpc_with(mapping.owner),
        )

    def vpc_with(self, ref: Ref) -> Ref:
        """The id of the VPC in which an interface or a NAT gateway stands."""
        node = self._by_id[ref]
        if isinstance(node, NetworkInterface):
            return self.get(Subnet, node.subnet).vpc
        return self.get(NatGateway, ref).vpc

    @cached_property
    def outside_hosts(self) -> dict[int, OutsideHost]:
        """Address -> the named outside host that has it."""
        return {address: host for host in self.all(OutsideHost) for address in host.addresses}

    def members_of(self, group: Ref, vpc: Ref) -> tuple[int, ...]:
        """The private addresses of a VPC's interfaces that carry a group now (SG-13, SG-14)."""
        return self._members.get((group, vpc), ())

    @cached_property
    def _members(self) -> dict[tuple[Ref, Ref], tuple[int, ...]]:
        members: dict[tuple[Ref, Ref], list[int]] = defaultdict(list)
        for interface in self.all(NetworkInterface):
            for group in interface.security_groups:
                members[group, self.vpc_with(interface.id)] += interface.addresses
        return {key: tuple(sorted(addresses)) for key, addresses in members.items()}
