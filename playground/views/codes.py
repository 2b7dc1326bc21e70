"""The help page: every code with its meaning, its rules and Amazon's page about them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from playground.engine.reasons import Effect, Reason
from playground.words import meaning_of, rules_of
from playground.words.candidates import LOST
from playground.words.links import link_to
from playground.words.saying import FAMILIES

HEADINGS = {
    "vpc": "VPCs and subnets",
    "routing": "Routing",
    "gateways": "Gateways and NAT",
    "interconnect": "Peering",
    "transit": "Transit gateways",
    "vpn": "VPN",
    "sites": "On-premises networks",
    "direct_connect": "Direct Connect",
    "endpoints": "VPC endpoints and AWS's services",
    "balancing": "Network load balancers",
    "client_vpn": "Client VPN",
    "mtu": "Packet size",
    "dns": "Names of instances",
    "service_names": "Names of AWS services and endpoints",
    "appliances": "Appliances: instances that forward",
    "security": "Network ACLs and security groups",
    "compute": "Hosts",
    "undescribed": "What the source does not describe",
}

LOST_HEADING = "Routes that were not taken"


@dataclass
class Code:
    """One code as the page tells it.  Of several meanings of one code the first has the anchor."""

    code: str
    effect: str
    meaning: str
    rules: list[tuple[str, str]]
    anchored: bool = True


@require_safe
def show_codes(request: HttpRequest) -> HttpResponse:
    """All codes, family by family."""
    families = [(_heading(family.__name__), _codes(family.WORDS)) for family in FAMILIES]
    families.append((LOST_HEADING, [_lost(code) for code in sorted(LOST)]))
    anchors: set[str] = set()
    for _, codes in families:
        for code in codes:
            code.anchored = code.code not in anchors
            anchors.add(code.code)
    return render(request, "codes.html", {"families": families})


def _heading(module: str) -> str:
    return HEADINGS[module.rpartition(".")[2]]


def _codes(reasons: dict[type[Reason], object]) -> list[Code]:
    told = [_code(reason) for reason in reasons]
    return sorted(told, key=lambda code: (code.effect != Effect.BLOCKS.value, code.code))


def _lost(code: str) -> Code:
    """A route that was not taken does not carry the packet: as good as blocked."""
    meaning, rule = LOST[code]
    return Code(code, Effect.BLOCKS.value, meaning, [(rule, link_to(rule))])


def _code(reason: type[Reason]) -> Code:
    rules = [(rule, link_to(rule)) for rule in rules_of(reason)]
    return Code(reason.code, reason.effect.value, meaning_of(reason), rules)
