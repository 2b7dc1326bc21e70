"""VPC Block Public Access: what it stops at the gateways of a VPC (GW-13 to GW-15)."""

from playground.engine.addresses import Intervals, holds, join, minus
from playground.engine.headers import ALL_ADDRESSES, DESTINATION, SOURCE, Field
from playground.engine.network import Network
from playground.engine.nodes import (
    BlockMode,
    BlockPublicAccess,
    ExclusionMode,
    NatGateway,
    Ref,
    Subnet,
    Vpc,
)
from playground.engine.reasons import Reason
from playground.engine.reasons.gateways import PublicAccessIsBlocked
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.tables import Row

BOTH_WAYS = (ExclusionMode.BIDIRECTIONAL,)


def in_force(network: Network, vpc: Vpc) -> BlockPublicAccess | None:
    """The setting of the VPC's account and region, if it blocks anything."""
    found = network.all(BlockPublicAccess)
    here = (one for one in found if (one.region, one.account) == (vpc.region, vpc.account))
    return next(here, None)


def outward_rows(network: Network, gateway: Ref, vpc: Vpc) -> list[Row]:
    """Out by the internet gateway: from exclusions, and in ingress-only mode from NAT gateways."""
    setting = in_force(network, vpc)
    if setting is None:
        return []
    allowed = _excluded(network, setting, vpc, _leave_by(setting))
    if setting.mode is BlockMode.INGRESS_ONLY:
        allowed = join(allowed, _nat_addresses(network, vpc, ALL_ADDRESSES))
    return _blocking(network, gateway, setting, SOURCE, allowed)


def outward_rows_v6(network: Network, gateway: Ref, vpc: Vpc) -> list[Row]:
    """Out by the egress-only gateway: in ingress-only mode it works (GW-14)."""
    setting = in_force(network, vpc)
    if setting is None or setting.mode is BlockMode.INGRESS_ONLY:
        return []
    allowed = _excluded(network, setting, vpc, _leave_by(setting))
    return _blocking(network, gateway, setting, SOURCE, allowed)


def inward_rows(network: Network, gateway: Ref, vpc: Vpc) -> list[Row]:
    """In by the internet gateway: to exclusions, and to NAT gateways that may send out."""
    setting = in_force(network, vpc)
    if setting is None:
        return []
    allowed = _excluded(network, setting, vpc, BOTH_WAYS)
    leaving = _excluded(network, setting, vpc, _leave_by(setting))
    if setting.mode is BlockMode.INGRESS_ONLY:
        leaving = ALL_ADDRESSES
    inside = join(allowed, _nat_addresses(network, vpc, leaving))
    public = (
        (one.public, one.public + 1)
        for one in network.mappings_of.get(vpc.id, [])
        if holds(inside, one.private)
    )
    return _blocking(network, gateway, setting, DESTINATION, join(inside, *public))


def opens_only_outwards(network: Network, vpc: Vpc) -> bool:
    """Is something of the VPC excluded for outbound connections alone?  Replies are known then."""
    setting = in_force(network, vpc)
    if setting is None or setting.mode is BlockMode.INGRESS_ONLY:
        return False
    return any(one.mode is ExclusionMode.EGRESS_ONLY for one in setting.exclusions)


def _leave_by(setting: BlockPublicAccess) -> tuple[ExclusionMode, ...]:
    """Egress-only exclusions count in bidirectional mode only."""
    return BOTH_WAYS if setting.mode is BlockMode.INGRESS_ONLY else tuple(ExclusionMode)


def _excluded(
    network: Network, setting: BlockPublicAccess, vpc: Vpc, modes: tuple[ExclusionMode, ...]
) -> Intervals:
    """The addresses that exclusions of these modes exempt."""
    exempt = {one.of for one in setting.exclusions if one.mode in modes}
    if vpc.id in exempt:
        return ALL_ADDRESSES
    subnets: list[Subnet] = network.subnets_of.get(vpc.id, [])
    return join(*(block.intervals for one in subnets if one.id in exempt for block in one.blocks))


def _nat_addresses(network: Network, vpc: Vpc, within: Intervals) -> Intervals:
    """The addresses of the VPC's NAT gateways, private ones and those of regional gateways."""
    gateways = {one.id for one in network.all(NatGateway) if one.vpc == vpc.id}
    mapped = [one for one in network.mappings_of.get(vpc.id, []) if one.owner in gateways]
    return join(*((one.private, one.private + 1) for one in mapped if holds(within, one.private)))


def _blocking(
    network: Network, gateway: Ref, setting: BlockPublicAccess, field: Field, allowed: Intervals
) -> list[Row]:
    blocked = minus(ALL_ADDRESSES, allowed)
    ingress_only = setting.mode is BlockMode.INGRESS_ONLY
    said: Reason = PublicAccessIsBlocked(gateway, setting.id, ingress_only)
    if not network.tells(setting.id):
        said = NotDescribed(setting.id)
    return [Row(((field, blocked),), None, said)] if blocked else []
