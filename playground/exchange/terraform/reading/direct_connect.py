"""Direct Connect gateways, what stands behind them, and virtual interfaces."""

from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading
from playground.exchange.terraform.reading.sites import site_of

DX_ATTACHMENTS = "transit_gateway_direct_connect_attachments"


def read_dx_gateway(block: Block, reading: Reading) -> None:
    """A Direct Connect gateway."""
    name, account = block.text("name"), block.text("owner_account_id")
    reading.add(block, "direct_connect_gateways", name=name, account=account)


def read_dx_association(block: Block, reading: Reading) -> None:
    """A gateway stands behind a Direct Connect gateway; a transit gateway gets an attachment."""
    sections = ("transit_gateways", "virtual_private_gateways")
    gateway = block.one("associated_gateway_id", *sections)
    direct_connect = block.one("dx_gateway_id", "direct_connect_gateways")
    if gateway is None or direct_connect is None:
        reading.leave_out(block, "What it joins is not known.")
        return
    association = {"gateway": gateway, "allowed_prefixes": block.texts("allowed_prefixes")}
    where = ("direct_connect_gateways", direct_connect)
    reading.append(block, *where, "associations", association)
    if reading.sketch.has("transit_gateways", gateway) or gateway.startswith("tgw-"):
        attachment = block.text("transit_gateway_attachment_id")
        reading.sketch.add(
            DX_ATTACHMENTS,
            attachment or f"{block.key}-attachment"[:255],
            block.spot,
            id=attachment,
            transit_gateway=gateway,
            direct_connect_gateway=direct_connect,
        )


def read_private_interface(block: Block, reading: Reading) -> None:
    """A private virtual interface."""
    _read_virtual_interface(block, "private", reading)


def read_transit_interface(block: Block, reading: Reading) -> None:
    """A transit virtual interface."""
    _read_virtual_interface(block, "transit", reading)


def _read_virtual_interface(block: Block, kind: str, reading: Reading) -> None:
    gateway = block.one("dx_gateway_id", "direct_connect_gateways")
    reading.add(
        block,
        "virtual_interfaces",
        name=block.name_tag or block.text("name"),
        type=kind,
        network=site_of(block, reading),
        direct_connect_gateway=gateway,
        virtual_private_gateway=block.one("vpn_gateway_id", "virtual_private_gateways"),
    )
