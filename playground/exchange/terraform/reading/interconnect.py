"""VPC peering connections: one block asks, another one may accept, a third sets options."""

from playground.engine.nodes import PeeringStatus
from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading, word_of

SECTION = "vpc_peering_connections"
RESOLUTION = "allow_remote_vpc_dns_resolution"
OVER = ("deleted", "deleting", "rejected", "failed")


def read_peering(block: Block, reading: Reading) -> None:
    """A peering connection.  A new one waits for acceptance unless it accepts itself."""
    status = block.text("accept_status") or block.text("status")
    if status in OVER:
        reading.leave_out(block, f"It is {status}.")
        return
    if status is None:
        status = "active" if block.truth("auto_accept") else "pending-acceptance"
    status = word_of(PeeringStatus, status)
    peer = block.one("peer_vpc_id", "vpcs")
    reading.add_far_away(block, "vpcs", peer, "owner")
    reading.add(
        block,
        SECTION,
        requester_vpc=block.one("vpc_id", "vpcs"),
        accepter_vpc=peer,
        status=status,
    )
    read_options(block, reading)


def read_accepter(block: Block, reading: Reading) -> None:
    """The other side accepts; where the asking one is elsewhere, this tells of both."""
    accepts = "active" if block.truth("auto_accept") else None
    status = word_of(PeeringStatus, block.text("accept_status")) or accepts
    peer = block.text("peer_vpc_id")
    if not reading.sketch.has(SECTION, block.key) and peer is not None:
        reading.add_far_away(block, "vpcs", peer, "owner")
        reading.add(
            block,
            SECTION,
            requester_vpc=peer,
            accepter_vpc=block.one("vpc_id", "vpcs"),
            status=status,
        )
    else:
        reading.put(block, SECTION, block.key, "status", status)
    read_options(block, reading)


def read_options(block: Block, reading: Reading) -> None:
    """Whether the public names of a side's hosts give private addresses to the other side."""
    for side in ("requester", "accepter"):
        wanted = block.first(side).truth(RESOLUTION)
        if wanted is not None:
            reading.put(block, SECTION, block.key, f"{side}_dns_resolution", wanted)
