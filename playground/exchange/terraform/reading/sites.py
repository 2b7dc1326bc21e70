"""Sites: Terraform knows the way to one, and not what stands there; so it is not described."""

from playground.exchange.terraform.block import Block
from playground.exchange.terraform.reading.context import Reading


def site_of(block: Block, reading: Reading) -> str:
    """A stand-in for the site behind something: nothing here describes it."""
    key = f"site-of-{block.key}"[:255]
    if not reading.sketch.has("on_premises_networks", key):
        reading.sketch.add("on_premises_networks", key, block.spot, undescribed=True)
    return key
