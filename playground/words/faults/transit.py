"""What is said of transit gateways, their attachments, tables and quotas."""

from playground.engine.validity import transit, transit_quotas, transit_tables
from playground.engine.validity.fault import Fault
from playground.words.faults.quotas import over

WORDS: dict[type[Fault], str] = {
    transit.RouteToForeignTransitGateway: (
        "A route of {resource:kind} cannot lead to {target:kind}, because {vpc:kind} is not "
        "attached to it: attach the VPC first."
    ),
    transit.AttachmentInOtherRegion: (
        "{transit_gateway:Kind} is of {region}, and the attached VPC of {other_region}: attach "
        "the VPC to a transit gateway of {other_region}, and peer the two gateways."
    ),
    transit.AttachmentWithoutSubnet: (
        "{resource:Kind} names no subnet: name one in each zone that is to use the gateway."
    ),
    transit.AttachmentSubnetInOtherVpc: (
        "{resource:Kind} cannot use {subnet:kind}, which is not of {vpc:kind}: choose a subnet of "
        "the attached VPC."
    ),
    transit.AttachmentSubnetsInOneZone: (
        "{resource:Kind} names {other:kind} and {subnet:kind}, both in {zone}: choose one subnet "
        "for each zone."
    ),
    transit.AttachmentSubnetWithoutIpv4: (
        "{subnet:Kind} has no IPv4 block, which the interface of an attachment needs: choose a "
        "subnet with one."
    ),
    transit.SecondAttachment: (
        "{vpc:Kind} is attached to {transit_gateway:kind} by {other:kind} already, and once is the "
        "most: add subnets to that one, or leave one of the two out."
    ),
    transit_tables.TableOfOtherTransitGateway: (
        "{resource:Kind} cannot use {table:kind}, which is not of {transit_gateway:kind}: choose "
        "a table of that gateway."
    ),
    transit_tables.SecondDefaultTable: (
        "{resource:Kind} cannot be the default, because {other:kind} is that of "
        "{transit_gateway:kind}: unmark one of the two."
    ),
    transit_tables.TransitGatewayRouteTwice: (
        "{resource:Kind} has two static routes for {destination:end}: keep one of them."
    ),
    transit_tables.RouteByForeignAttachment: (
        "{attachment:Kind} is not of {transit_gateway:kind}, to which the table belongs: choose "
        "an attachment of that gateway."
    ),
    transit.BlockNotPropagated: (
        "{cidr} of {vpc:kind} overlaps a VPC that is on {transit_gateway:kind} already, so it is "
        "not propagated and nobody finds it: give one of the two other addresses."
    ),
    transit.TransitGatewayPeeredWithItself: (
        "{resource:Kind} joins {transit_gateway:kind} with itself: choose another peer."
    ),
    transit_quotas.TransitGatewaysPerRegion: over("transit gateways"),
    transit_quotas.TransitGatewaysPerVpc: over("transit gateway attachments"),
    transit_quotas.TablesPerTransitGateway: over("route tables"),
    transit_quotas.RoutesPerTransitGateway: over("routes"),
    transit_quotas.AttachmentsPerTransitGateway: over("attachments"),
    transit_quotas.PeeringsPerTransitGateway: over("peering attachments"),
}
