"""Copies: another resource like one that is there, with a name and addresses of its own."""

from dataclasses import dataclass

from playground.editing.acts import Add, called, known, new_id
from playground.editing.anew import free_name, said_anew
from playground.editing.proposals import companions
from playground.editing.sheet import INSTANCE, INTERFACE, Entry, Refused, Says, Sheet, Told, says_of
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.kinds import kind_named

OWN = (
    *("private_ip", "secondary_private_ips", "ipv6_addresses", "public_ip", "attached_to"),
    *("main", "default", "default_association", "default_propagation"),
    *("logical_id", "undescribed", "device_index", "instance", "nat_gateway", "network_interface"),
)
"""What no two resources share, so that a copy does without or gets its own."""
LOOSE: dict[str, Says] = {
    "internet-gateway": {"vpc": None, "route_table": None},
    "egress-only-internet-gateway": {"vpc": None},
    "virtual-private-gateway": {"vpc": None, "route_table": None},
    "direct-connect-gateway": {"associations": []},
    "on-premises-network": {"routes": []},
    "vpc-endpoint": {"route_tables": []},
}
"""Of what there is one for each, a copy is joined to nobody yet."""


@dataclass(frozen=True)
class Duplicate:
    """A copy of a resource; `id` is that of the copy."""

    original: Ref
    id: Ref = ""

    def on(self, sheet: Sheet) -> Sheet:
        """Raises Refused where AWS allows no second one like it."""
        entry = known(sheet, self.original)
        add = Add(entry.kind, self._says(sheet, entry), self.id)
        along = companions(add.kind, add.id, add.says, sheet, Network(()))
        after = add.on(sheet)
        for act in along:
            after = act.on(after)
        return after

    def _says(self, sheet: Sheet, entry: Entry) -> Says:
        says = says_of(sheet, self.original)
        copied = {key: value for key, value in says.items() if key not in OWN}
        if says.get("public_ip") and entry.kind in (INSTANCE, INTERFACE):
            copied["public_ip"] = True
        loose = LOOSE.get(entry.kind, {})
        copied |= {key: one for key, one in loose.items() if key in copied}
        anew = said_anew(sheet, entry.kind, says)
        full = [key for key, one in anew.items() if one in ("", [""])]
        if full:
            message = "Nothing is free any more that a copy could have."
            raise Refused(*(Told(self.original, key, message) for key in full))
        name = free_name(sheet, entry.kind, entry.name or entry.kind)
        return {**copied, **anew, "name": name}

    def summary(self, sheet: Sheet) -> str:
        """Of what it is a copy."""
        entry = sheet[self.original]
        return f"Duplicated {called(entry.declared)} {entry.name or self.original}"


def duplicate(sheet: Sheet, original: Ref) -> Duplicate:
    """The act, with the id that the copy will have.  Raises Refused."""
    return Duplicate(original, new_id(kind_named(known(sheet, original).kind)))
