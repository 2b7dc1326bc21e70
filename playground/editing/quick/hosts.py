"""Quick acts for an instance: a public address, and who may knock."""

from collections.abc import Callable

from playground.editing.proposals.gateways import elastic_ip_for, may_have_elastic_ip
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.proposals.security import office
from playground.editing.quick.plan import Quick, Series, WhyNot
from playground.editing.sheet import INSTANCE, INTERFACE, Says, primary_of
from playground.engine.addresses import Prefix
from playground.engine.nodes import TCP, Ref
from playground.kinds.builders import block
from playground.kinds.shapes import PortRange, Protocol

EVERYWHERE_V4, EVERYWHERE_V6 = "0.0.0.0/0", "::/0"
GROUP = "security-group"


def _card(scene: Scene, instance: Ref) -> Ref:
    """Its primary interface.  Raises WhyNot."""
    found = primary_of(scene.sheet, instance)
    if found is None:
        raise WhyNot(f"{scene.called(instance)} has no network interface.")
    return found


def give_public_address(series: Series, instance: Ref) -> None:
    """ADDR-05: an elastic IP for the primary private address.  Raises WhyNot."""
    scene = series.scene()
    card, called = _card(scene, instance), scene.called(instance)
    if not scene.says(card, "private_ip"):
        raise WhyNot(f"{called} has no IPv4 address that a public one could stand for.")
    if scene.says(card, "public_ip") or not may_have_elastic_ip(scene, card):
        raise WhyNot(f"{called} has a public address already.")
    try:
        says = elastic_ip_for(scene, called, scene.vpc_of(card), card, "network_interface")
    except Lacking as lacking:
        raise WhyNot(str(lacking)) from lacking
    line = f"Elastic IP {says['name']}, {says['public_ip']}, for {called}"
    series.add("elastic-ip", says, line)
    home = scene.says(card, "subnet")
    if not scene.is_public(home):
        series.note = f"{scene.called(home)} is not public: make it public as well. [VPC-20]"


def allow(port: int, name: str, sources: Callable[[Scene, Ref], list[str]]) -> Callable[..., None]:
    """Lets somebody in on a TCP port, by a group of the instance's own or one more (SG-02)."""

    def work(series: Series, instance: Ref) -> None:
        scene = series.scene()
        card = _card(scene, instance)
        wanted = [one for one in sources(scene, card) if not _is_let_in(scene, card, port, one)]
        if not wanted:
            raise WhyNot(f"{scene.called(instance)} lets that in already.")
        group = _group(series, instance, card)
        for source in wanted:
            _add_rule(series, group, port, source, name)

    return work


def _is_let_in(scene: Scene, card: Ref, port: int, source: str) -> bool:
    groups = scene.says(card, "security_groups") or []
    rules = [rule for group in groups for rule in scene.says(group, "ingress") or []]
    return any(_covers(rule, port, block(source)) for rule in rules)


def _covers(rule: Says, port: int, wanted: Prefix) -> bool:
    protocol = Protocol().read(rule.get("protocol", "all"))
    first, _, last = PortRange().read(rule.get("ports", "all")).partition("-")
    in_range = not first or int(first) <= port <= int(last or first)
    try:
        known = block(str(rule.get("source")))
    except ValueError:
        return False  # a group, a list, or itself: not everybody
    return known.covers(wanted) and (protocol < 0 or (protocol == TCP and in_range))


def _group(series: Series, instance: Ref, card: Ref) -> Ref:
    """The first group that is not the VPC's default one; else a new one, which lets all out."""
    scene = series.scene()
    groups: list[Ref] = scene.says(card, "security_groups") or []
    own = next((one for one in groups if not scene.says(one, "default")), None)
    if own is not None:
        return own
    vpc, called = scene.vpc_of(card), scene.called(instance)
    name = scene.name(f"{called}-sg")
    six = [EVERYWHERE_V6] if scene.blocks_of(vpc, version=6) else []
    out = [{"protocol": "all", "destination": one} for one in (EVERYWHERE_V4, *six)]
    says: Says = {"name": name, "vpc": vpc, "ingress": [], "egress": out}
    made = series.add(GROUP, says, f"Security group {name}, which lets everything out")
    series.amend(card, "security_groups", [made], f"{called} is in {name} too")
    return made


def _add_rule(series: Series, group: Ref, port: int, source: str, note: str) -> None:
    scene = series.scene()
    rule = {"protocol": "tcp", "ports": port, "source": source, "description": note}
    line = f"Rule in {scene.called(group)}: TCP {port} from {source}"
    series.amend(group, "ingress", [rule], line + _for_others(scene, group))


def _for_others(scene: Scene, group: Ref) -> str:
    """Who else is in a group feels it too."""
    cards = [
        one for one in scene.every(INTERFACE) if group in (scene.says(one, "security_groups") or [])
    ]
    return f" (for all {len(cards)} interfaces in it)" if len(cards) > 1 else ""


def _everybody(scene: Scene, card: Ref) -> list[str]:
    six = [EVERYWHERE_V6] if scene.says(card, "ipv6_addresses") else []
    four = [EVERYWHERE_V4] if scene.says(card, "private_ip") else []
    return [*four, *six]


def _administrators(scene: Scene, card: Ref) -> list[str]:
    return [office(scene)]


QUICK = (
    Quick(
        "address",
        INSTANCE,
        lambda name: f"Give {name} a public address",
        lambda name: f"Gave {name} a public address",
        give_public_address,
    ),
    Quick(
        "https",
        INSTANCE,
        lambda name: f"Let everybody reach {name} by HTTPS",
        lambda name: f"Let everybody reach {name} by HTTPS",
        allow(443, "HTTPS from anywhere", _everybody),
    ),
    Quick(
        "http",
        INSTANCE,
        lambda name: f"Let everybody reach {name} by HTTP",
        lambda name: f"Let everybody reach {name} by HTTP",
        allow(80, "HTTP from anywhere", _everybody),
    ),
    Quick(
        "ssh",
        INSTANCE,
        lambda name: f"Let the office reach {name} by SSH",
        lambda name: f"Let the office reach {name} by SSH",
        allow(22, "SSH from the office", _administrators),
    ),
)
