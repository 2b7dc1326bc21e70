"""What is said of quotas: how many there are, and what AWS grants by default."""

from playground.engine.validity import quotas, weighed_quotas
from playground.engine.validity.fault import Fault


def _over(things: str) -> str:
    return (
        "{scope:Kind} has {count} "
        + things
        + ", and the default quota is {limit}: remove some, or ask AWS for a higher quota."
    )


WORDS: dict[type[Fault], str] = {
    quotas.VpcsPerRegion: _over("VPCs"),
    quotas.SubnetsPerVpc: _over("subnets"),
    quotas.Ipv4BlocksPerVpc: _over("IPv4 blocks"),
    quotas.Ipv6BlocksPerVpc: _over("IPv6 blocks"),
    quotas.ElasticIpsPerRegion: _over("elastic IPs"),
    quotas.ElasticIpsPerNatGateway: _over("elastic IPs"),
    quotas.ElasticIpsPerNatGatewayZone: _over("elastic IPs in one zone"),
    quotas.InternetGatewaysPerRegion: _over("internet gateways"),
    quotas.EgressOnlyGatewaysPerRegion: _over("egress-only internet gateways"),
    quotas.NatGatewaysPerZone: _over("NAT gateways"),
    quotas.RegionalNatGatewaysPerVpc: _over("regional NAT gateways"),
    quotas.RouteTablesPerVpc: _over("route tables"),
    weighed_quotas.RoutesPerTable: _over("static routes of one IP family"),
    quotas.PrefixListsPerRegion: _over("prefix lists"),
    weighed_quotas.EntriesPerPrefixList: _over("entries at most"),
    quotas.PropagatedRoutesPerTable: _over("propagated routes"),
    quotas.NetworkAclsPerVpc: _over("network ACLs"),
    quotas.EntriesPerNetworkAcl: _over("rules in one direction"),
    quotas.GroupsPerRegion: _over("security groups"),
    weighed_quotas.RulesPerGroup: _over("rules of one direction and IP family"),
    quotas.GroupsPerInterface: _over("security groups"),
    weighed_quotas.RulesPerInterface: (
        "{scope:Kind} has {count} security group rules of one direction and IP family in all its "
        "groups, and AWS never takes more than {limit}: remove rules or groups."
    ),
}
