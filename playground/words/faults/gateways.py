"""What is said of gateways, public addresses and elastic IPs."""

from playground.engine.validity import elastic_ips, gateways
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    gateways.SecondInternetGateway: (
        "{vpc:Kind} already has {other:kind}, and a VPC has one internet gateway: "
        "detach one of the two."
    ),
    gateways.SecondEgressOnlyGateway: (
        "{vpc:Kind} already has {other:kind}, and a VPC has one egress-only internet gateway: "
        "remove one of the two."
    ),
    gateways.SecondBlockPublicAccess: (
        "{other:Kind} is that of {region} already, and an account has one in a region: "
        "remove one of the two."
    ),
    gateways.ExclusionInOtherRegion: (
        "{of:Kind} is in {other_region}, and {resource:kind} is that of {region}: exempt it in the "
        "setting of {other_region}."
    ),
    gateways.NatGatewayWithoutSubnet: (
        "{resource:Kind} is zonal and stands in no subnet: choose a public subnet for it."
    ),
    gateways.NatGatewayInOtherVpc: (
        "{resource:Kind} belongs to {vpc:kind}, but {subnet:kind} does not: "
        "choose a subnet of {vpc:kind}."
    ),
    gateways.NatGatewayWithoutElasticIp: (
        "{resource:Kind} is public and has no elastic IP: associate one with it."
    ),
    gateways.PrivateNatGatewayWithElasticIp: (
        "{gateway:Kind} is private and cannot have {resource:kind}: "
        "make the gateway public, or leave the elastic IP out."
    ),
    gateways.RegionalNatGatewayInSubnet: (
        "{resource:Kind} is regional and stands in no subnet: leave the subnet out."
    ),
    gateways.NatGatewayTableOfOtherVpc: (
        "{resource:Kind} cannot use {table:kind}, which belongs to another VPC: "
        "choose a table of {vpc:kind}."
    ),
    gateways.RegionalNatGatewayIsPrivate: (
        "{resource:Kind} is regional and cannot be private: make it public, or zonal."
    ),
    elastic_ips.PublicAddressTwice: (
        "{address:address} is the public address of {other:kind} already: choose another one."
    ),
    elastic_ips.NotAPublicAddress: (
        "{address:address} is no public IPv4 address: "
        "choose one, such as 203.0.113.5 of the ranges for examples."
    ),
    elastic_ips.SecondElasticIp: (
        "{interface:Kind} has {other:kind} for the same private address: "
        "choose another private address of it, or leave one elastic IP out."
    ),
    elastic_ips.ElasticIpAssociatedTwice: (
        "{resource:Kind} cannot be for {interface:kind} and for {gateway:kind} at once: "
        "choose one of them."
    ),
    elastic_ips.ElasticIpInOtherRegion: (
        "{resource:Kind} is of {region}, and {owner:kind} of {other_region}: "
        "take an elastic IP of {other_region}."
    ),
    elastic_ips.ElasticIpForUnknownAddress: (
        "{interface:Kind} does not have the private IPv4 address that {resource:kind} is for "
        "({address:address}): choose one of its own addresses."
    ),
    elastic_ips.PublicAddressWithoutPrivate: (
        "{resource:Kind} has the public address {address:address}, but no private IPv4 address "
        "for it to stand for: give it one, or leave the public address out."
    ),
}
