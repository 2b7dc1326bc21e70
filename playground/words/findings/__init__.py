"""Words of findings: what is unwise, why, what to do about it, and the rule that says so."""

from typing import Any

from playground.engine.findings import Finding, FindingTopic
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.words.faults.filling import Filler
from playground.words.findings import routing, security, vpc
from playground.words.text import Text, plain

WORDS: dict[type[Finding], str] = routing.WORDS | security.WORDS | vpc.WORDS
"""One template per finding.  A gap is a field of it, with the form to write it in."""

TOPICS: dict[FindingTopic, str] = {
    FindingTopic.OPEN: "Open to the whole internet",
    FindingTopic.DATABASES: "Databases open to the whole internet",
    FindingTopic.NOWHERE: "Routes to nowhere",
    FindingTopic.NO_RETURN: "No way back",
    FindingTopic.PUBLIC: "Public or private",
    FindingTopic.OVERLAPS: "Overlapping addresses",
    FindingTopic.SHADOWED: "Rules that decide nothing",
    FindingTopic.UNUSED: "Used by nobody",
    FindingTopic.WITHOUT_EFFECT: "Taken by AWS, but without effect",
    FindingTopic.QUOTAS: "More than the default quotas",
}
SERVICES = {
    22: "SSH",
    23: "Telnet",
    3389: "RDP",
    5985: "WinRM",
    5986: "WinRM",
    1433: "SQL Server",
    1521: "Oracle",
    3306: "MySQL",
    5432: "PostgreSQL",
    5439: "Redshift",
    6379: "Redis",
    9042: "Cassandra",
    9200: "Elasticsearch",
    11211: "Memcached",
    27017: "MongoDB",
}
ORDINALS = {1: "st", 2: "nd", 3: "rd"}
MOST_HOSTS, MOST_PORTS = 3, 5


def text_of(finding: Finding, network: Network) -> Text:
    """What is unwise and what to do, ending with the rule's id: '... [PCX-03]'.

    Where no rule says it, with the nearest: '... [nearest: SG-12]'.
    """
    sentence = _Filler(network).fill(WORDS[type(finding)], vars(finding))
    return (*sentence, f" [{'nearest: ' if finding.nearest else ''}{finding.rule}]")


def say(finding: Finding, network: Network) -> str:
    """The same as one printable line."""
    return plain(text_of(finding, network), network)


class _Filler(Filler):
    """Has some forms besides those of faults."""

    def format_field(self, value: Any, format_spec: str) -> str:
        match format_spec:
            case "hosts":
                return self._hosts(value)
            case "list":
                return f" by {self.kind('the', value)}" if value else ""
            case "name":
                return self.name(value)
            case "ordinal":
                return _ordinal(value)
            case "reach":
                return self._reach(value)
            case "services":
                return _services(value)
            case _:
                return super().format_field(value, format_spec)

    def _hosts(self, refs: tuple[Ref, ...]) -> str:
        """'the instance a and the instance b'; of many the first few."""
        named = [self.kind("the", ref) for ref in refs[:MOST_HOSTS]]
        if len(refs) > MOST_HOSTS:
            named.append(f"{len(refs) - MOST_HOSTS} more")
        *others, last = named
        return f"{', '.join(others)} and {last}" if others else last

    def _reach(self, ref: Ref | None) -> str:
        if ref is None:
            return "though today it can address nobody who carries the group"
        return f"and {self.kind('the', ref)} has a public address"


def _ordinal(number: int) -> str:
    """'1st', '12th', '23rd'."""
    ending = "th" if 10 < number % 100 < 14 else ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"


def _services(ports: tuple[int, ...]) -> str:
    """'SSH (port 22) and RDP (port 3389)'; of many the first few."""
    named = [f"{SERVICES[port]} (port {port})" for port in ports[:MOST_PORTS]]
    if len(ports) > MOST_PORTS:
        named.append(f"{len(ports) - MOST_PORTS} more")
    *others, last = named
    return f"{', '.join(others)} and {last}" if others else last
