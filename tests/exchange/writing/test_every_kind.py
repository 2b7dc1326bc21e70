"""Every kind is declared in both formats, or it is known why not."""

from collections.abc import Callable, Iterator

import pytest

from playground.exchange.cloudformation.writing.writer import FAMILIES
from playground.exchange.terraform.writing.writer import WRITERS
from playground.exchange.writing.blocks import Block
from playground.exchange.writing.deployment import Deployment
from playground.kinds import KINDS, kind_of
from tests.exchange.writing.scenarios import EVERYTHING, scenario

Writers = list[Callable[[Deployment], Iterator[Block]]]
FORMATS: dict[str, Writers] = {
    "cloudformation": [one for _, writers in FAMILIES for one in writers],
    "terraform": list(WRITERS),
}
NOT_DECLARED = {
    "on-premises-network": "nothing of AWS's",
    "on-premises-host": "nothing of AWS's",
    "outside-host": "nothing of AWS's",
    "transit-gateway-vpn-attachment": "AWS makes it with the VPN connection",
    "transit-gateway-direct-connect-attachment": "AWS makes it with the association",
}


def declared(format_: str) -> set[str]:
    """The kinds of which a block is written."""
    deployment = Deployment(scenario(EVERYTHING).rows)
    blocks = [block for write in FORMATS[format_] for block in write(deployment)]
    return {kind_of(block.row).slug for block in blocks if block.row is not None}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_kind_is_declared_or_it_is_known_why_not(format_: str) -> None:
    assert declared(format_) == {kind.slug for kind in KINDS} - set(NOT_DECLARED)
