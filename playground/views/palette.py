"""The palette: every kind of resource that can be added, by family, and what each needs first."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from playground.cabinet import Drawer
from playground.editing.judging import sheet_in
from playground.editing.proposals import missing
from playground.engine.nodes import Ref
from playground.kinds import Kind, kind_named
from playground.report import kind_of
from playground.views.here import here_of, scenario_path
from playground.views.kind_tools import tools_at
from playground.views.requests import is_htmx, opened_or_404

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("VPC", ("vpc", "subnet")),
    ("Compute", ("instance", "network-interface", "elastic-ip")),
    ("Gateways", ("internet-gateway", "nat-gateway", "egress-only-internet-gateway")),
    ("Routing", ("route-table", "managed-prefix-list")),
    ("Security", ("security-group", "network-acl", "block-public-access")),
    ("Endpoints", ("vpc-endpoint", "vpc-endpoint-service", "network-load-balancer")),
    (
        "Interconnect",
        (
            *("vpc-peering-connection", "transit-gateway", "transit-gateway-vpc-attachment"),
            *("transit-gateway-route-table", "transit-gateway-peering-attachment"),
        ),
    ),
    (
        "Hybrid",
        (
            *("on-premises-network", "on-premises-host", "customer-gateway"),
            *("virtual-private-gateway", "vpn-connection", "transit-gateway-vpn-attachment"),
            *("direct-connect-gateway", "virtual-interface"),
            *("transit-gateway-direct-connect-attachment", "transit-gateway-connect"),
            "client-vpn-endpoint",
        ),
    ),
    ("Outside", ("outside-host",)),
)
"""Title -> the kinds in it, those first that people need first."""

OTHER_NAMES = {
    "vpc": "virtual private cloud vnet",
    "subnet": "subnetwork segment zone",
    "instance": "server host web database db vm virtual machine ec2 computer container application",
    "network-interface": "eni network card nic",
    "elastic-ip": "public address static eip",
    "internet-gateway": "igw way out",
    "nat-gateway": "address translation outbound way out",
    "route-table": "router routing",
    "security-group": "firewall sg",
    "network-acl": "firewall nacl",
    "vpc-endpoint": "privatelink s3 dynamodb",
    "network-load-balancer": "nlb lb",
    "vpc-peering-connection": "connect vpcs",
    "transit-gateway": "hub tgw router",
    "on-premises-network": "office datacentre datacenter data centre data center company site lan",
    "on-premises-host": "office server printer client",
    "customer-gateway": "router firewall office",
    "virtual-private-gateway": "vgw",
    "vpn-connection": "tunnel ipsec site-to-site",
    "direct-connect-gateway": "dx leased line",
    "virtual-interface": "vif dx leased line",
    "client-vpn-endpoint": "laptop remote home",
    "outside-host": "user browser laptop client internet home attacker",
}
"""Kind -> what beginners, and those who come from elsewhere, call it."""


class Offer(NamedTuple):
    """One kind that can be added; `lacks` says what must be there first."""

    kind: Kind
    url: str
    lacks: str
    family: str

    @property
    def called(self) -> str:
        """What somebody types who knows its name."""
        others = OTHER_NAMES.get(self.kind.slug, "")
        return f"{self.kind.label} {self.kind.plural} {self.family} {others}".lower()

    @property
    def about(self) -> str:
        """What somebody may type who does not."""
        return self.kind.blurb.lower()


class Family(NamedTuple):
    """Kinds that belong together."""

    title: str
    offers: list[Offer]


class Palette(NamedTuple):
    """Everything that can be added; `near` is what is selected, and what suits it comes first."""

    near: Ref
    families: list[Family]


def palette_of(drawer: Drawer, near: Ref = "") -> Palette:
    """The palette of a scenario, beside a resource that may be none."""
    return Palette(near, list(_families(drawer, near)))


def _families(drawer: Drawer, near: Ref) -> Iterator[Family]:
    """First what is usually added at the selection, then all, family by family."""
    node = drawer.network.find(near) if near else None
    if node is not None:
        title = f"At {node.name or node.id}"
        suiting = tools_at(kind_of(type(node))).adds
        if suiting:
            yield Family(title, [_offer(drawer, slug, near, title) for slug in suiting])
    for title, slugs in FAMILIES:
        yield Family(title, [_offer(drawer, slug, near, title) for slug in slugs])


def _offer(drawer: Drawer, slug: str, near: Ref, family: str) -> Offer:
    lacks = missing(slug, sheet_in(drawer))
    return Offer(kind_named(slug), add_url(drawer.slug, slug, near), lacks, family)


def add_url(scenario: str, kind: str, near: Ref = "") -> str:
    """Where a new one of a kind is filled in, at the place of the selection."""
    url = reverse("resource-add", args=[scenario, kind])
    return f"{url}?{urlencode({'in': near})}" if near else url


@require_safe
def show_palette(request: HttpRequest, slug: str) -> HttpResponse:
    """The palette as a page of its own; for htmx only its families."""
    drawer = opened_or_404(slug)
    if not drawer.editable:
        raise Http404(f"No scenario that may be edited is called “{slug}”.")
    here = here_of(scenario_path(slug), {"select": request.GET.get("in", "")})
    context = {"scenario": drawer, "here": here, "palette": palette_of(drawer, here.selected)}
    part = "scenario/_palette_families.html"
    name = part if is_htmx(request) else "scenario/palette.html"
    response = render(request, name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
