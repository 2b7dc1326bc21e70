"""Elastic IPs, whether `describe-addresses` tells of them or only their holders do."""

from dataclasses import dataclass, field
from typing import NamedTuple

from playground.exchange.describe.answer import Answer
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch, Sketched
from playground.scenariofile.tree import Spot

SECTION = "elastic_ips"


class Holder(NamedTuple):
    """Who has a public address, as that one says itself."""

    spot: Spot
    allocation: str | None
    network_interface: str | None = None
    private_ip: str | None = None
    nat_gateway: str | None = None
    availability_zone: str | None = None

    @property
    def values(self) -> dict[str, str]:
        """What an elastic IP says of it."""
        said = self._asdict()
        return {key: said[key] for key in self._fields[2:] if said[key] is not None}


class Claim(NamedTuple):
    """Who has a public address, as `describe-addresses` says."""

    interface: str | None
    instance: str | None
    private_ip: str | None


@dataclass
class PublicAddresses:
    """What was said of elastic IPs so far."""

    held: dict[str, Holder] = field(default_factory=dict)
    """By address."""
    claims: dict[str, Claim] = field(default_factory=dict)
    """By the key of the elastic IP."""


def key_of(allocation: str | None, address: str) -> str:
    """Without an allocation id, as in the output of `describe-instances`, the address names it."""
    return allocation or f"elastic-ip-{address}"


def read_address(item: Item, sketch: Sketch) -> None:
    """An elastic IP; who has it is put together when everything is read."""
    allocation = item.text("AllocationId")
    address = item.text("PublicIp")
    if address is None:
        what = item.text("CarrierIp") or item.text("CustomerOwnedIp") or item.need("PublicIp")
        sketch.report.not_modelled("Carrier and customer-owned addresses", allocation or what)
        return
    key = key_of(allocation, address)
    border = item.text("NetworkBorderGroup")
    region = item.place.region or (border if border and border[-1:].isdigit() else None)
    name = item.tag()
    sketch.add(SECTION, key, item.spot, id=allocation, name=name, public_ip=address, region=region)
    claim = Claim(
        item.text("NetworkInterfaceId"), item.text("InstanceId"), item.text("PrivateIpAddress")
    )
    sketch.memory(PublicAddresses).claims[key] = claim


def finish(sketch: Sketch) -> None:
    """Bring elastic IPs and their holders together; add those that only their holders tell of."""
    memory = sketch.memory(PublicAddresses)
    waiting = dict(memory.held)
    for one in sketch.of(SECTION):
        holder = waiting.pop(one.values["public_ip"], None)
        claim = memory.claims.get(one.key)
        if holder is not None:
            one.values.update(holder.values)
        elif claim is not None:
            one.values.update(_claimed(claim, sketch))
    for address, holder in waiting.items():
        _add(address, holder, sketch)


def _claimed(claim: Claim, sketch: Sketch) -> dict[str, str]:
    """Whoever is in the source; an id that is not, where nobody is."""
    interface = sketch.find("network_interfaces", claim.interface or "")
    if interface is not None:
        found = {"network_interface": interface.key, "private_ip": claim.private_ip}
    elif claim.instance is not None and sketch.has("instances", claim.instance):
        found = {"network_interface": claim.instance, "private_ip": claim.private_ip}
    else:
        found = {"network_interface": claim.interface or claim.instance}
    return {key: value for key, value in found.items() if value is not None}


def _add(address: str, holder: Holder, sketch: Sketch) -> None:
    key = key_of(holder.allocation, address)
    values = {"id": holder.allocation, "public_ip": address, **holder.values}
    sketch.add(SECTION, key, holder.spot, **values)


def vpc_of(elastic: Sketched, sketch: Sketch) -> str | None:
    """The VPC of whoever has an elastic IP."""
    gateway = sketch.find("nat_gateways", elastic.values.get("nat_gateway", ""))
    interface = sketch.find("network_interfaces", elastic.values.get("network_interface", ""))
    home = gateway or interface
    if home is None:
        return None
    subnet = sketch.find("subnets", home.values.get("subnet", ""))
    found = home.values.get("vpc") or (subnet and subnet.values.get("vpc"))
    return found if isinstance(found, str) else None


ANSWERS = (Answer("Addresses", "ec2 describe-addresses", read_address, finish),)
