"""Instances, their network interfaces, and hosts outside the cloud."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.nodes.node import Node, Ref


class InstanceState(StrEnum):
    """The states that matter to a packet: only a running instance sends and answers."""

    RUNNING = "running"
    STOPPED = "stopped"


class Forwards(StrEnum):
    """What the guest behind an interface does with packets that are for somebody else (NAT-20)."""

    NAT = "nat"  # sends them on from its own address
    ROUTE = "route"  # sends them on unchanged
    NO = "no"  # keeps them


@dataclass(frozen=True, kw_only=True)
class Instance(Node):
    """An EC2 instance.  Its addresses and groups are those of its network interfaces."""

    vpc: Ref
    state: InstanceState = InstanceState.RUNNING


@dataclass(frozen=True, kw_only=True)
class NetworkInterface(Node):
    """An elastic network interface.

    `private_ips[0]` is the primary private IPv4 address (ADDR-01); an interface in an IPv6-only
    subnet has none.  `public_ip` is the address that AWS assigned by itself to the primary private
    address (ADDR-03); elastic IPs name the interface themselves and take its place (ADDR-05).
    An interface is in use when it belongs to an instance or is `requester_managed` (ADDR-09: a
    function, a database, a load balancer); else nobody listens behind it.
    `attached_to` is what AWS keeps it for: an endpoint, a load balancer, a Client VPN endpoint.
    `forwards` tells what its guest does with packets for others, which leave by the same interface;
    None where nobody said it.
    """

    subnet: Ref
    instance: Ref | None = None
    device_index: int = 0
    private_ips: tuple[int, ...] = ()
    ipv6_addresses: tuple[int, ...] = ()
    public_ip: int | None = None
    security_groups: tuple[Ref, ...] = ()
    source_dest_check: bool = True
    forwards: Forwards | None = None
    requester_managed: bool = False
    attached_to: Ref | None = None
    description: str = ""

    @property
    def addresses(self) -> tuple[int, ...]:
        """Every private address of both families, the primary one first."""
        return self.private_ips + self.ipv6_addresses


@dataclass(frozen=True, kw_only=True)
class OutsideHost(Node):
    """A host on the internet that the user gave a name, with addresses of one family or both."""

    addresses: tuple[int, ...]
