"""What is said of packets that are too large for a device on their way."""

from collections.abc import Iterator

from playground.engine.addresses import is_v6
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    InternetGateway,
    Node,
    TransitGateway,
    VpcEndpoint,
    VpcPeeringConnection,
    VpnConnection,
)
from playground.engine.places import INTERNET_ID
from playground.engine.reasons.mtu import BlackHoledLargePackets, Notice, PacketTooBig
from playground.words.wording import Condition, Situation, Vocabulary, Wording, words

RULES: tuple[tuple[str, tuple[type[Node], ...]], ...] = (
    ("GW-12", (InternetGateway, EgressOnlyInternetGateway)),
    ("PCX-18", (VpcPeeringConnection,)),
    ("TGW-26", (TransitGateway,)),
    ("VPN-14", (VpnConnection,)),
    ("VPCE-28", (VpcEndpoint,)),
    ("LIM-01", ()),
)
"""The rule that the MTU of a kind of device rests on; the last one is that of all others."""

TOO_BIG = (
    "{device:Kind} carries packets of at most {mtu:text} bytes, and the {leg} has {size:text} "
    "and must not be fragmented: it is dropped."
)
SMALLER = "Send packets of at most {mtu:text} bytes: set the MTU of the sender's interface to that"
TOLD = {
    Notice.SENT: (
        " A message tells the sender so ({message}), and it goes on with smaller packets.",
        "Nothing needs to be done where path MTU discovery works: ask again with a size of "
        "{mtu:text}.",
    ),
    Notice.NONE: (
        " No message tells the sender so: small packets pass and large ones vanish.",
        SMALLER + ", or clamp the MSS of TCP.",
    ),
    Notice.NOT_DOCUMENTED: (
        " AWS does not document whether a message tells the sender so.",
        SMALLER + ".",
    ),
}


def _is(kinds: tuple[type[Node], ...], notice: Notice) -> Condition:
    """Is it a device of one of these kinds, and does it tell the sender like this?"""

    def fits(situation: Situation) -> bool:
        said = situation.reason
        node = situation.network.find(said.device)
        public = said.device == INTERNET_ID and InternetGateway in kinds
        return said.notice is notice and (public or isinstance(node, kinds))

    return fits


def _other(notice: Notice) -> Condition:
    return lambda situation: situation.reason.notice is notice


def _wordings() -> Iterator[Wording]:
    for notice, (sequel, hint) in TOLD.items():
        for rule, kinds in RULES:
            when = _is(kinds, notice) if kinds else _other(notice)
            yield Wording(TOO_BIG + sequel, hint, rule, when)
    yield Wording(TOO_BIG, SMALLER + ".")


def by_ipv6(situation: Situation) -> bool:
    """Is this an IPv6 packet?"""
    return is_v6(situation.packet.source)


BLACK_HOLE = (
    TOO_BIG
    + " The message that would tell the sender so ({message}) is dropped on its way back by "
    "the network ACL {network_acl}: small packets pass and large ones vanish."
)
OPEN = "Add {an_outbound} entry to {network_acl} that allows "

WORDS: Vocabulary = {
    PacketTooBig: words(
        "The packet is larger than the device carries, and must not be fragmented.",
        *_wordings(),
    ),
    BlackHoledLargePackets: words(
        "The packet is too large, and a network ACL drops the message that would tell the sender.",
        Wording(BLACK_HOLE, OPEN + "ICMPv6 type 2 code 0.", when=by_ipv6),
        Wording(
            BLACK_HOLE,
            OPEN + "ICMP type 3 code 4; for traceroute also type 11 code 0.",
        ),
    ),
}
