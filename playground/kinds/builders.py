"""What every node builder needs: stored text to the engine's numbers and values."""

from functools import lru_cache

from playground.engine.addresses import Prefix, parse_address, parse_prefix
from playground.engine.nodes import ICMP, ICMPV6, Ports, Service
from playground.models import Resource
from playground.models.security import FilterRow


@lru_cache(maxsize=65536)
def block(text: str) -> Prefix:
    """A stored CIDR block."""
    return parse_prefix(text)


@lru_cache(maxsize=65536)
def address(text: str) -> int:
    """A stored address."""
    return parse_address(text)


def optional_block(text: str) -> Prefix | None:
    """A stored CIDR block, or none."""
    return block(text) if text else None


def optional_address(text: str) -> int | None:
    """A stored address, or none."""
    return address(text) if text else None


def ref(row: Resource | None) -> str | None:
    """The id of what a row refers to, or none."""
    return row.aws_id if row is not None else None


def service(row: FilterRow) -> Service:
    """What a row of a filter is about; ports only count where they are given."""
    if row.protocol in (ICMP, ICMPV6):
        return Service(protocol=row.protocol, icmp_type=row.icmp_type, icmp_code=row.icmp_code)
    first, _, last = row.ports.partition("-")
    ports = Ports(first=int(first), last=int(last or first)) if row.ports else None
    return Service(protocol=row.protocol, ports=ports)
