"""Every kind of the registry is added, changed, renamed, duplicated and deleted, and each step is
stored and can be taken back."""

from collections.abc import Iterator
from typing import Any

import pytest

from playground.editing.acts import Change, Delete, Several, called
from playground.editing.copying import duplicate
from playground.editing.doing import do, redo, undo
from playground.editing.proposals import Lacking, propose_acts
from playground.editing.sheet import Refused, Says
from playground.kinds import KINDS, kind_named
from playground.models import Scenario
from tests.editing.broken.breaking import find, named
from tests.editing.conftest import ANN
from tests.editing.stored import now, own, prove, sheet
from tests.kinds.sample import EVERY_KIND

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("slug", [kind.slug for kind in KINDS])

WHO: dict[str, str] = {
    "vpc": "annex",
    "subnet": "front",
    "route-table": "out",
    "managed-prefix-list": "offices",
    "network-acl": "filter",
    "security-group": "web-sg",
    "instance": "web",
    "network-interface": "extra",
    "nat-gateway": "idle",
}
"""Whom it is done to; of the other kinds, the first one."""
CHANGES: dict[str, Says] = {
    "vpc": {"secondary_cidrs": ["100.70.0.0/16"]},
    "subnet": {"map_public_ip_on_launch": False},
    "route-table": {"routes": [{"destination": "192.0.2.0/24", "target": "@nat"}]},
    "managed-prefix-list": {"entries": [{"cidr": "198.51.100.0/24", "description": "<b>Bonn</b>"}]},
    "internet-gateway": {"route_table": None},
    "egress-only-internet-gateway": {"vpc": None},
    "nat-gateway": {"state": "available"},
    "elastic-ip": {"public_ip": "203.0.113.99"},
    "block-public-access": {"exclusions": [{"vpc": "@vpc/annex", "mode": "egress-only"}]},
    "vpc-peering-connection": {"status": "active"},
    "transit-gateway": {"vpn_ecmp_support": True},
    "transit-gateway-route-table": {
        "routes": [{"destination": "172.18.0.0/16", "attachment": "blackhole"}]
    },
    "transit-gateway-vpc-attachment": {"propagate_to": ["@learnt"]},
    "transit-gateway-peering-attachment": {"state": "available"},
    "on-premises-network": {"cidrs": ["192.168.0.0/16", "192.0.2.0/25"]},
    "on-premises-host": {"addresses": ["192.168.1.5"]},
    "customer-gateway": {"bgp_asn": 65011},
    "virtual-private-gateway": {"route_table": None},
    "vpn-connection": {"tunnels": [{"status": "up"}]},
    "direct-connect-gateway": {
        "associations": [{"gateway": "@hub", "allowed_prefixes": ["10.0.0.0/9"]}]
    },
    "virtual-interface": {"state": "available"},
    "transit-gateway-vpn-attachment": {"route_table": None},
    "transit-gateway-direct-connect-attachment": {"propagate_to": []},
    "transit-gateway-connect": {"routes": []},
    "client-vpn-endpoint": {"authorization_rules": []},
    "network-load-balancer": {"targets": []},
    "vpc-endpoint-service": {"acceptance_required": True},
    "vpc-endpoint": {"policy_document": {"Statement": []}},
    "network-acl": {"egress": []},
    "security-group": {"ingress": [{"protocol": "tcp", "ports": 22, "source": "self"}]},
    "instance": {"state": "stopped", "security_groups": []},
    "network-interface": {"description": "third"},
    "outside-host": {"addresses": ["203.0.113.200"]},
}
NO_SECOND = {
    "block-public-access": "GW-13",
    "vpc-peering-connection": "PCX-01",
    "transit-gateway-vpc-attachment": "TGW-06",
    "transit-gateway-vpn-attachment": "TGW-06",
    "transit-gateway-direct-connect-attachment": "TGW-06",
}
"""Of these AWS takes no second one between the same two."""
STAYS = {"vpc-endpoint-service": "VPCE-21", "vpc-endpoint": "VPCE-18", "network-acl": "VPC-24"} | {
    "route-table": "RT-03",
    "security-group": "SG-05",
    "elastic-ip": "NAT-01",
    "subnet": "RT-27",
}
"""What others need, or what comes with a VPC; and by which rule it stays."""


LAB = "of-every-kind"


@pytest.fixture(scope="module", autouse=True)
def everything(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Everything that there can be, stored once: what a test does to it, the database forgets."""
    with django_db_blocker.unblock():
        own(EVERY_KIND, LAB)
        yield
        Scenario.objects.filter(slug=LAB).delete()


@pytest.fixture
def lab() -> str:
    """Everything that there can be, as Ann's own."""
    return LAB


def who(slug: str) -> str:
    """The id of the one to whom it is done."""
    said = sheet(LAB)
    if slug in WHO:
        return find(f"{slug}/{WHO[slug]}", said)
    return next(ref for ref, one in said.items() if one.kind == slug)


def back_and_forth(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Taken back, all is as it was; done again, as it became."""
    undo(LAB, ANN)
    assert prove(LAB) == before
    redo(LAB, ANN)
    assert prove(LAB) == after


@each
def test_it_is_added_as_it_is_proposed(lab: str, slug: str) -> None:
    before = sheet(lab)
    try:
        acts = propose_acts(slug, before, now(lab).network)
    except Lacking as lacking:
        assert str(lacking).endswith(".") or str(lacking).endswith("]")
        return
    done = do(lab, ANN, Several(acts, "Added one"))
    after = prove(lab)
    assert after[acts[0].id].kind == slug and acts[0].id in done.changed
    back_and_forth(before, after)


def test_almost_everything_can_be_added(lab: str) -> None:
    lacking = set()
    for kind in KINDS:
        try:
            propose_acts(kind.slug, sheet(lab), now(lab).network)
        except Lacking:
            lacking.add(kind.slug)
    assert len(lacking) < 6, lacking


@each
def test_it_is_changed(lab: str, slug: str) -> None:
    before = sheet(lab)
    ref = who(slug)
    says = named(CHANGES[slug], before)
    done = do(lab, ANN, Change(ref, says))
    after = prove(lab)
    assert ref in done.changed and after[ref] != before[ref]
    assert done.summary == f"Changed {words(slug)} {after[ref].name or ref}"
    back_and_forth(before, after)


def words(slug: str) -> str:
    """What a kind is called in a sentence."""
    return called(kind_named(slug))


@each
def test_it_is_renamed_and_nobody_else_changes(lab: str, slug: str) -> None:
    before = sheet(lab)
    ref = who(slug)
    done = do(lab, ANN, Change(ref, {"name": "<i>ré'named"}))
    after = prove(lab)
    assert after[ref].name == "<i>ré'named" and done.summary.startswith(f"Renamed {words(slug)}")
    touched = {after[one].kind for one in done.changed if one != "scenario"}
    assert touched <= {slug, "network-interface"}
    back_and_forth(before, after)


@each
def test_it_is_duplicated(lab: str, slug: str) -> None:
    before = sheet(lab)
    act = duplicate(before, who(slug))
    if slug in NO_SECOND:
        with pytest.raises(Refused, match=NO_SECOND[slug]):
            do(lab, ANN, act)
        assert prove(lab) == before
        return
    do(lab, ANN, act)
    after = prove(lab)
    assert after[act.id].kind == slug and after[act.id].name != before[act.original].name
    back_and_forth(before, after)


@each
def test_it_is_deleted_with_what_goes_along(lab: str, slug: str) -> None:
    before = sheet(lab)
    ref = who(slug)
    if slug in STAYS:
        with pytest.raises(Refused, match=STAYS[slug]):
            do(lab, ANN, Delete(ref, along=True))
        assert prove(lab) == before
        return
    do(lab, ANN, Delete(ref, along=True))
    after = prove(lab)
    assert ref not in after
    undo(lab, ANN)
    assert prove(lab) == before
    redo(lab, ANN)
    assert prove(lab) == after
