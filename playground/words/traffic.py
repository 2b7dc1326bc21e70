"""Words for protocols, ports and ICMP messages: 'TCP to port 443 (HTTPS)', 'a ping'."""

from playground.engine.nodes import (
    ALL_PROTOCOLS,
    ANY_TYPE,
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    Service,
)
from playground.engine.traffic import Packet

PROTOCOLS = {
    ICMP: "ICMP",
    2: "IGMP",
    4: "IP-in-IP",
    TCP: "TCP",
    UDP: "UDP",
    41: "IPv6-in-IPv4",
    47: "GRE",
    50: "ESP",
    51: "AH",
    ICMPV6: "ICMPv6",
    89: "OSPF",
    112: "VRRP",
    132: "SCTP",
}
"""IANA's names of the protocol numbers that a student may meet."""

PORTS = {
    20: "FTP data",
    21: "FTP",
    22: "SSH",
    23: "Telnet",
    25: "SMTP",
    53: "DNS",
    67: "DHCP",
    80: "HTTP",
    110: "POP3",
    123: "NTP",
    143: "IMAP",
    161: "SNMP",
    389: "LDAP",
    443: "HTTPS",
    445: "SMB",
    500: "IKE",
    587: "SMTP submission",
    636: "LDAPS",
    993: "IMAPS",
    1433: "SQL Server",
    1521: "Oracle",
    2049: "NFS",
    3306: "MySQL",
    3389: "RDP",
    5432: "PostgreSQL",
    5671: "AMQPS",
    6379: "Redis",
    8080: "HTTP",
    8443: "HTTPS",
    9092: "Kafka",
    9200: "Elasticsearch",
    11211: "Memcached",
    27017: "MongoDB",
}
"""Well-known destination ports; the names are a help for reading and decide nothing."""

MESSAGES = {
    (ICMP, 0): "echo reply",
    (ICMP, 3): "destination unreachable",
    (ICMP, 5): "redirect",
    (ICMP, 8): "echo request (ping)",
    (ICMP, 11): "time exceeded",
    (ICMPV6, 1): "destination unreachable",
    (ICMPV6, 2): "packet too big",
    (ICMPV6, 3): "time exceeded",
    (ICMPV6, 128): "echo request (ping)",
    (ICMPV6, 129): "echo reply",
}
"""(protocol, type) -> what the message is called."""

FIRST_EPHEMERAL = 1024
EPHEMERAL = f"{FIRST_EPHEMERAL}-65535"
"""The ports that clients, NAT gateways and load balancers answer on, taken together (NACL-10)."""


def protocol_name(protocol: int) -> str:
    """'TCP', or 'protocol 47 (GRE)' for what is not met every day."""
    if protocol in (ICMP, TCP, UDP, ICMPV6):
        return PROTOCOLS[protocol]
    known = PROTOCOLS.get(protocol)
    return f"protocol {protocol} ({known})" if known else f"protocol {protocol}"


def port_name(port: int) -> str:
    """'port 443 (HTTPS)', or 'port 49152'."""
    return f"port {port} ({PORTS[port]})" if port in PORTS else f"port {port}"


def traffic_phrase(packet: Packet) -> str:
    """What the packet is: 'TCP to port 443 (HTTPS)', 'ICMP echo reply', 'protocol 47 (GRE)'."""
    protocol = packet.service >> 16
    if protocol in (TCP, UDP):
        return f"{protocol_name(protocol)} to {port_name(packet.service & 0xFFFF)}"
    if protocol in (ICMP, ICMPV6):
        return _message(protocol, packet.service >> 8 & 0xFF, packet.service & 0xFF)
    return protocol_name(protocol)


def service_phrase(service: Service) -> str:
    """What a rule is about: 'TCP 443', 'TCP 1024-65535', 'all ICMP', 'all traffic'."""
    protocol = service.protocol
    if protocol == ALL_PROTOCOLS:
        return "all traffic"
    if protocol in (TCP, UDP):
        return f"{protocol_name(protocol)} {_ports(service)}"
    if protocol in (ICMP, ICMPV6) and service.icmp_type != ANY_TYPE:
        return _message(protocol, service.icmp_type, max(service.icmp_code, 0))
    return f"all {protocol_name(protocol)}"


def needed_service(packet: Packet) -> str:
    """What a rule would have to allow for exactly this packet: 'TCP 443', 'ICMP echo reply'."""
    protocol = packet.service >> 16
    if protocol in (TCP, UDP):
        return f"{protocol_name(protocol)} {packet.service & 0xFFFF}"
    return traffic_phrase(packet)


def answer_service(packet: Packet) -> str:
    """What an ACL would have to allow for replies such as this one: the whole ephemeral range."""
    protocol, port = packet.service >> 16, packet.service & 0xFFFF
    if protocol in (TCP, UDP) and port >= FIRST_EPHEMERAL:
        return f"{protocol_name(protocol)} {EPHEMERAL}"
    return needed_service(packet)


def attempt(packet: Packet) -> str:
    """What the sender tries, ready for the receiver's name: 'open TCP 443 to', 'ping'."""
    protocol = packet.service >> 16
    if protocol == TCP:
        return f"open TCP {packet.service & 0xFFFF} to"
    if protocol == UDP:
        return f"send UDP {packet.service & 0xFFFF} to"
    if (protocol, packet.service >> 8 & 0xFF) in ((ICMP, 8), (ICMPV6, 128)):
        return "ping"
    return f"send {traffic_phrase(packet)} to"


def _ports(service: Service) -> str:
    ports = service.ports
    if ports is None or (ports.first, ports.last) == (0, 65535):
        return "on all ports"
    return str(ports.first) if ports.first == ports.last else f"{ports.first}-{ports.last}"


def _message(protocol: int, icmp_type: int, icmp_code: int) -> str:
    name = MESSAGES.get((protocol, icmp_type))
    if name is None:
        return f"{PROTOCOLS[protocol]} type {icmp_type} code {icmp_code}"
    return f"{PROTOCOLS[protocol]} {name}"
