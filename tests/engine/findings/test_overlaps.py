"""VPCs that share addresses, and when it matters."""

from playground.engine.findings import Weight
from playground.engine.nodes import TransitGateway, TransitGatewayVpcAttachment
from tests.engine.findings.cast import LAB, SHOP, found, told
from tests.engine.validity.cast import pcx, vpc

TWIN = vpc("10.9.0.0/16", "10.0.0.0/20", id="twin")
APART = [("VpcsOverlap", "twin", "secondary_cidrs[0]")]


def test_two_vpcs_of_one_account_and_region_that_can_never_be_joined__PCX_02() -> None:
    assert found(SHOP, TWIN) == APART
    assert told(SHOP, TWIN).weight is Weight.NOTE
    assert found(SHOP, LAB) == []


def test_other_regions_and_accounts_are_other_peoples_plans() -> None:
    assert found(SHOP, vpc("10.0.0.0/16", id="far", region="eu-west-1")) == []
    assert found(SHOP, vpc("10.0.0.0/16", id="else", account="999999999999")) == []


def test_of_many_each_is_told_once() -> None:
    same = [vpc("10.0.0.0/16", id=f"vpc-{number}") for number in range(5)]
    assert [ref for _, ref, _ in found(*same)] == ["vpc-1", "vpc-2", "vpc-3", "vpc-4"]
    wide = vpc("10.0.0.0/16", "10.1.0.0/16", id="wide")
    again = vpc("10.0.0.0/16", "10.1.0.0/16", id="again")
    assert found(wide, again) == [("VpcsOverlap", "again", "cidr")]


def test_ipv6_counts_too__PCX_02() -> None:
    six = "2001:db8::/56"
    both = vpc("10.0.0.0/16", ipv6=[six]), vpc("10.1.0.0/16", id="lab", ipv6=[six])
    assert [kind for kind, _, _ in found(*both)] == ["VpcsOverlap"]


def test_a_vpc_reaches_one_of_two_peers_at_each_address__PCX_11() -> None:
    joins = pcx("lab", "shop"), pcx("lab", "twin", id="pcx-2")
    overlap = [one for one in found(SHOP, LAB, TWIN, *joins) if "Overlap" in one[0]]
    assert overlap == [("PeersOverlap", "twin", "secondary_cidrs[0]")]
    ended = pcx("lab", "shop"), pcx("lab", "twin", id="pcx-2", status="deleted")
    assert [one for one in found(SHOP, LAB, TWIN, *ended) if "Overlap" in one[0]] == APART


def test_what_is_a_fault_is_no_finding__PCX_02__TGW_12() -> None:
    assert [one for one in found(SHOP, TWIN, pcx("shop", "twin")) if "Overlap" in one[0]] == []
    nodes = (SHOP, TWIN, TransitGateway(id="tgw"))
    joins = [
        TransitGatewayVpcAttachment(id=f"att-{ref}", vpc=ref, transit_gateway="tgw")
        for ref in ("shop", "twin")
    ]
    assert found(*nodes, *joins) == []
    assert found(*nodes, joins[0]) == APART
