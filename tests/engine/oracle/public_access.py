"""VPC Block Public Access at a gateway, asked address by address (GW-13 to GW-15)."""

from playground.engine.nodes import (
    BlockMode,
    BlockPublicAccess,
    ExclusionMode,
    NatGateway,
    Subnet,
    Vpc,
)
from tests.engine.oracle.headers import Address, inside
from tests.engine.oracle.lookups import mappings, subnet_blocks
from tests.engine.oracle.way import Way

BOTH, OUT = ExclusionMode.BIDIRECTIONAL, ExclusionMode.EGRESS_ONLY


def stops_leaving(way: Way, vpc: Vpc, source: Address) -> bool:
    """Out by the internet gateway."""
    setting = _setting(way, vpc)
    if setting is None:
        return False
    if setting.mode is BlockMode.INGRESS_ONLY:
        return not (_exempt(way, setting, vpc, source, BOTH) or _is_nat(way, vpc, source))
    return not _exempt(way, setting, vpc, source, BOTH, OUT)


def stops_leaving_by_ipv6(way: Way, vpc: Vpc, source: Address) -> bool:
    """Out by the egress-only gateway."""
    setting = _setting(way, vpc)
    if setting is None or setting.mode is BlockMode.INGRESS_ONLY:
        return False
    return not _exempt(way, setting, vpc, source, BOTH, OUT)


def stops_entering(way: Way, vpc: Vpc, destination: Address) -> bool:
    """In by the internet gateway; `destination` as the internet knows it."""
    setting = _setting(way, vpc)
    if setting is None or _exempt(way, setting, vpc, destination, BOTH):
        return False
    for owner, private, public in mappings(way.network):
        if public != destination:
            continue
        if _exempt(way, setting, vpc, private, BOTH):
            return False
        if isinstance(owner, NatGateway):
            by_mode = setting.mode is BlockMode.INGRESS_ONLY
            return not (by_mode or _exempt(way, setting, vpc, private, BOTH, OUT))
    return True


def _setting(way: Way, vpc: Vpc) -> BlockPublicAccess | None:
    for one in way.network.all(BlockPublicAccess):
        if one.region == vpc.region and one.account == vpc.account:
            return one
    return None


def _exempt(
    way: Way, setting: BlockPublicAccess, vpc: Vpc, one: Address, *modes: ExclusionMode
) -> bool:
    for exclusion in setting.exclusions:
        if exclusion.mode not in modes:
            continue
        if exclusion.of == vpc.id:
            return True
        for subnet in way.network.all(Subnet):
            of_vpc = subnet.id == exclusion.of and subnet.vpc == vpc.id
            if of_vpc and inside(one, subnet_blocks(subnet)):
                return True
    return False


def _is_nat(way: Way, vpc: Vpc, one: Address) -> bool:
    return any(
        isinstance(owner, NatGateway) and owner.vpc == vpc.id and private == one
        for owner, private, _ in mappings(way.network)
    )
