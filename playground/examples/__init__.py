"""The scenarios to start from, one file each, named by its slug, in the gallery's ORDER.

The first ones build up a network, from three tiers to IPv6; then come the mistakes that people
make, each broken one followed by its mended one.
"""

ORDER: tuple[str, ...] = (
    "three-tier",
    "default-vpc",
    "public-and-private",
    "nat-gateway",
    "stateless-and-stateful",
    "deny-before-allow",
    "prefix-lists",
    "hairpin",
    "dual-stack",
    "nat64",
    "regional-nat-gateway",
    "inspection-in-vpc",
    "ingress-inspection",
    "block-public-access",
    "vpc-peering",
    "peering-twins",
    "hub-and-spoke",
    "isolated-spokes",
    "central-egress",
    "two-regions",
    "inspection-vpc",
    "inspection-vpc-asymmetric",
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
    "mis-10-spokes-do-not-talk",
    "mis-10-spokes-do-not-talk-mended",
    "nat-instance-check-on",
    "nat-instance-check-on-mended",
)
"""Every example, in the order of the gallery."""
