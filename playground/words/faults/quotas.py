"""What is said of quotas: how many there are, and what AWS grants by default."""

from playground.engine.validity import quotas, weighed_quotas
from playground.engine.validity.fault import Fault


def over(things: str) -> str:
    """The sentence about too many of something."""
    return (
        "{scope:Kind} has {count} "
        + things
        + ", and the default quota is {limit}: remove some, or ask AWS for a higher quota."
    )


WORDS: dict[type[Fault], str] = {
    quotas.VpcsPerRegion: over("VPCs"),
    quotas.SubnetsPerVpc: over("subnets"),
    quotas.Ipv4BlocksPerVpc: over("IPv4 blocks"),
    quotas.Ipv6BlocksPerVpc: over("IPv6 blocks"),
    quotas.ElasticIpsPerRegion: over("elastic IPs"),
    quotas.ElasticIpsPerNatGateway: over("elastic IPs"),
    quotas.ElasticIpsPerNatGatewayZone: over("elastic IPs in one zone"),
    quotas.InternetGatewaysPerRegion: over("internet gateways"),
    quotas.EgressOnlyGatewaysPerRegion: over("egress-only internet gateways"),
    quotas.NatGatewaysPerZone: over("NAT gateways"),
    quotas.RegionalNatGatewaysPerVpc: over("regional NAT gateways"),
    quotas.RouteTablesPerVpc: over("route tables"),
    weighed_quotas.RoutesPerTable: over(
        "static routes of one IP family (one of AWS's pages still grants 50 only)"
    ),
    quotas.PrefixListsPerRegion: over("prefix lists"),
    weighed_quotas.EntriesPerPrefixList: over("entries at most"),
    quotas.PropagatedRoutesPerTable: over("propagated routes"),
    quotas.NetworkAclsPerVpc: over("network ACLs"),
    quotas.EntriesPerNetworkAcl: over("rules in one direction"),
    quotas.GroupsPerRegion: over("security groups"),
    weighed_quotas.RulesPerGroup: over("rules of one direction and IP family"),
    quotas.GroupsPerInterface: over("security groups"),
    weighed_quotas.RulesPerInterface: (
        "{scope:Kind} has {count} security group rules of one direction and IP family in all its "
        "groups, and AWS never takes more than {limit}: remove rules or groups."
    ),
}
