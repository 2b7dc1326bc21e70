"""What a copy cannot share with the original, said anew: its name, blocks and addresses."""

import re
from collections.abc import Callable
from itertools import count

from playground.editing.proposals.client_vpn import next_client_block
from playground.editing.proposals.compute import (
    next_address,
    next_addresses,
    next_public_address,
)
from playground.editing.proposals.scene import Scene
from playground.editing.proposals.vpc import (
    next_ipv6_subnet_block,
    next_ipv6_vpc_block,
    next_subnet_block,
    next_vpc_block,
)
from playground.editing.proposals.vpn import next_site_address, next_site_block
from playground.editing.sheet import Says, Sheet
from playground.engine.addresses import Prefix
from playground.kinds.builders import block
from playground.scenariofile.sections import LONGEST_NAME


def said_anew(sheet: Sheet, kind: str, says: Says) -> Says:
    """The keys that a copy of what says this has to say anew, with the next free values, the same
    that are proposed for something new; {} if none.

    A value is "", or a list of it, where nothing is free any more.
    """
    anew = ANEW.get(kind)
    return anew(Scene(sheet), says) if anew else {}


def free_name(sheet: Sheet, kind: str, wanted: str) -> str:
    """'web-1' becomes 'web-2' where it is taken: the next number that nobody of the kind has."""
    taken = {entry.name for entry in sheet.values() if entry.kind == kind}
    if wanted not in taken:
        return wanted
    stem, _, number = re.fullmatch(r"(.*?)(-(\d{1,6}))?", wanted, re.DOTALL).groups()  # type: ignore[union-attr]
    first = int(wanted.rpartition("-")[2]) + 1 if number else 2
    stem = stem[: LONGEST_NAME - 8]
    return next(name for at in count(first) if (name := f"{stem}-{at}") not in taken)


def _vpc(scene: Scene, says: Says) -> Says:
    """One block of the size of the first one, and IPv6 if the original has it (PCX-02)."""
    six = next_ipv6_vpc_block(scene) if says.get("ipv6_cidrs") else None
    length = block(says["cidr"]).length if says.get("cidr") else 16
    return {
        "cidr": _text(next_vpc_block(scene, length)),
        "secondary_cidrs": [],
        "ipv6_cidrs": [str(six)] if six else [],
    }


def _subnet(scene: Scene, says: Says) -> Says:
    """A block of the same size, in the same zone (VPC-13)."""
    found: Says = {}
    if says.get("cidr"):
        length = block(says["cidr"]).length
        lengths = range(length, 29)
        found["cidr"] = _text(next_subnet_block(scene, says.get("vpc"), lengths))
    if says.get("ipv6_cidr"):
        found["ipv6_cidr"] = _text(next_ipv6_subnet_block(scene, says.get("vpc")))
    return found


def _site(scene: Scene, says: Says) -> Says:
    return {"cidrs": [_text(next_site_block(scene))]}


def _client_vpn(scene: Scene, says: Says) -> Says:
    return {"client_cidr": _text(next_client_block(scene))}


def _addresses(scene: Scene, says: Says) -> Says:
    """The next ones of its subnet; AWS says what is wrong where it is full."""
    return next_addresses(scene, says.get("subnet"))


def _nat_gateway(scene: Scene, says: Says) -> Says:
    subnet = says.get("subnet")
    return {"private_ip": next_address(scene, subnet)} if subnet else {}


def _elastic_ip(scene: Scene, says: Says) -> Says:
    """Lent to nobody: whom the original is lent to has a public address already (ADDR-05)."""
    lent = ("network_interface", "private_ip", "nat_gateway")
    return {"public_ip": next_public_address(scene), **dict.fromkeys(lent)}


def _outside_host(scene: Scene, says: Says) -> Says:
    return {"addresses": [next_public_address(scene)]}


def _on_premises_host(scene: Scene, says: Says) -> Says:
    """The next free address of its site (VPN-11)."""
    return {"addresses": [next_site_address(scene, says.get("network"))]}


def _customer_gateway(scene: Scene, says: Says) -> Says:
    return {"ip_address": next_public_address(scene)}


def _text(found: Prefix | None) -> str:
    return str(found) if found is not None else ""


ANEW: dict[str, Callable[[Scene, Says], Says]] = {
    "vpc": _vpc,
    "subnet": _subnet,
    "on-premises-network": _site,
    "client-vpn-endpoint": _client_vpn,
    "instance": _addresses,
    "network-interface": _addresses,
    "nat-gateway": _nat_gateway,
    "elastic-ip": _elastic_ip,
    "outside-host": _outside_host,
    "on-premises-host": _on_premises_host,
    "customer-gateway": _customer_gateway,
}
