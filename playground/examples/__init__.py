"""The scenarios to start from, one file each, named by its slug, in the gallery's CHAPTERS.

They build up a network, from three tiers to many VPCs and a site; last come the mistakes that
people make, each broken one followed by its mended one.
"""

from typing import NamedTuple


class Chapter(NamedTuple):
    """Examples about one thing.  `slug` is the chapter's place on the gallery's page."""

    slug: str
    title: str
    examples: tuple[str, ...]


CHAPTERS = (
    Chapter(
        "first-networks",
        "First networks",
        (
            "three-tier",
            "default-vpc",
            "public-and-private",
            "nat-gateway",
            "dual-stack",
            "nat64",
            "regional-nat-gateway",
        ),
    ),
    Chapter(
        "filters",
        "What filters let pass",
        (
            "stateless-and-stateful",
            "deny-before-allow",
            "prefix-lists",
            "hairpin",
            "block-public-access",
        ),
    ),
    Chapter(
        "between-vpcs",
        "From VPC to VPC",
        (
            "vpc-peering",
            "peering-twins",
            "hub-and-spoke",
            "isolated-spokes",
            "central-egress",
            "two-regions",
        ),
    ),
    Chapter(
        "on-premises",
        "To the office and the data centre",
        (
            "hybrid-vpn",
            "hybrid-transit-gateway",
            "direct-connect",
            "sd-wan-connect",
            "client-vpn",
        ),
    ),
    Chapter(
        "endpoints",
        "To AWS's services, and to one's own",
        ("three-ways-to-s3", "private-link"),
    ),
    Chapter(
        "appliances",
        "Firewalls on the way",
        (
            "inspection-in-vpc",
            "ingress-inspection",
            "gateway-load-balancer",
            "inspection-vpc",
            "inspection-vpc-asymmetric",
        ),
    ),
    Chapter(
        "mistakes",
        "Mistakes people make",
        (
            "mis-01-no-public-address",
            "mis-01-no-public-address-mended",
            "mis-02-main-route-table",
            "mis-02-main-route-table-mended",
            "mis-03-nat-in-private-subnet",
            "mis-03-nat-in-private-subnet-mended",
            "mis-04-no-ephemeral-ports",
            "mis-04-no-ephemeral-ports-mended",
            "mis-05-function-in-public-subnet",
            "mis-05-function-in-public-subnet-mended",
            "mis-06-one-sided-route",
            "mis-06-one-sided-route-mended",
            "mis-06-not-transitive",
            "mis-06-not-transitive-mended",
            "mis-08-endpoint-on-other-table",
            "mis-08-endpoint-on-other-table-mended",
            "mis-08-endpoint-lets-nobody-in",
            "mis-08-endpoint-lets-nobody-in-mended",
            "mis-10-spokes-do-not-talk",
            "mis-10-spokes-do-not-talk-mended",
            "nat-instance-check-on",
            "nat-instance-check-on-mended",
        ),
    ),
)

ORDER: tuple[str, ...] = tuple(slug for chapter in CHAPTERS for slug in chapter.examples)
"""Every example, in the order of the gallery."""
