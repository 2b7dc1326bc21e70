"""Which rules of the network's semantics are implemented, and to whom the others belong.

Ids as in reasons, words and test names: `RT-05`.  A number alone, or a range '1-8', counts within
its section.  Every rule stands in exactly one place; `tests/test_conformance_index.py` sees to it.
"""

SECTIONS = {
    "FLOW": 8,
    "VPC": 24,
    "ADDR": 16,
    "RT": 34,
    "GW": 16,
    "NAT": 24,
    "NACL": 22,
    "SG": 30,
    "PCX": 20,
    "TGW": 30,
    "VPCE": 28,
    "VPN": 20,
    "ELB": 32,
    "SVC": 16,
    "DNS": 36,
    "FL": 17,
    "LIM": 14,
    "RA": 23,
    "NAA": 4,
}
"""How many rules each section has."""

IMPLEMENTED = {
    "FLOW": "1-8",
    "VPC": "1-24",
    "ADDR": "1-16",
    "RT": "1-34",
    "GW": "1-16",
    "NAT": "1-6 9-21 23-24",
    "NACL": "1-19 21-22",
    "SG": "1-7 9-10 12-30",
    "PCX": "1-20",
    "TGW": "1-29",
    "VPCE": "1-28",
    "VPN": "1-20",
    "DNS": "1-3 5",
    "LIM": "1-12",
    "RA": "1-2",
}
"""What the software does now: each of these has a test that bears its id."""

LATER: dict[str, dict[str, str]] = {
    "balancing": {"ELB": "1-32", "NACL": "20"},
    "dns": {"DNS": "4 6-36", "NAT": "22", "TGW": "30"},
    "managed-services": {"SVC": "1-16"},
    "flow-logs": {"FL": "1-17"},
}
"""What belongs to a family that is not there yet."""

INFORMATIONAL: dict[str, dict[str, str]] = {
    "capacity": {"NAT": "7", "LIM": "13-14"},
    "timeouts": {"NAT": "8", "SG": "8 11"},
    "comparison": {"RA": "3-23", "NAA": "1-4"},
}
"""What is told to people, but decides no packet."""


def ids(numbers: dict[str, str]) -> list[str]:
    """The ids of {'RT': '1-2 15'}: RT-01, RT-02, RT-15."""
    return [
        f"{section}-{number:02}"
        for section, text in numbers.items()
        for part in text.split()
        for number in _range(part)
    ]


def _range(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first), int(last or first) + 1)
