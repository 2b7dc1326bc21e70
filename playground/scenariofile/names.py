"""Names: which resources a text may mean, and the shortest text that means just one of them."""

from collections.abc import Iterable
from difflib import get_close_matches

from playground.models import NetworkInterface, Resource

INTERFACE = "network-interface"
MOST_HINTS, MOST_COMPARED = 20, 1_000
"""Likeness is slow to find: so many hints are given, and so many names compared for each."""


class Names:
    """Who is called what in one file."""

    def __init__(self, resources: Iterable[tuple[str, str, Resource]]) -> None:
        """`resources`: the slug of the kind, the key in the file, the row."""
        self._by_name: dict[tuple[str, str], Resource] = {}
        self._by_id: dict[tuple[str, str], Resource] = {}
        self._called: dict[int, tuple[str, str]] = {}
        self._primary: dict[int, Resource] = {}
        self._hints = 0
        self.learn(resources)

    def learn(self, resources: Iterable[tuple[str, str, Resource]]) -> None:
        """Take in what is not known yet; the first one of a name keeps it."""
        for slug, key, row in resources:
            if id(row) not in self._called:
                self._by_name.setdefault((slug, key), row)
                self._by_id.setdefault((slug, row.aws_id), row)
                self._called[id(row)] = (slug, key)

    def learn_interfaces(self, interfaces: Iterable[NetworkInterface]) -> None:
        """From here on an instance stands for its primary interface where one is meant."""
        for interface in interfaces:
            if interface.device_index == 0 and interface.instance is not None:
                self._primary.setdefault(id(interface.instance), interface)

    def meant_by(self, text: str, slugs: tuple[str, ...]) -> list[Resource]:
        """Every resource of these kinds that the text may mean: kind/name, name, or id."""
        slug, slash, name = text.partition("/")
        found = self._called_so(name, (slug,)) if slash and slug in slugs else []
        found = found or self._called_so(text, slugs)
        if INTERFACE in slugs:
            found = [self._primary.get(id(row), row) for row in found]
        return list({id(row): row for row in found}.values())

    def _called_so(self, text: str, slugs: tuple[str, ...]) -> list[Resource]:
        """Names come before ids."""
        for known in (self._by_name, self._by_id):
            found = [known[slug, text] for slug in slugs if (slug, text) in known]
            if found:
                return found
        return []

    def full(self, row: Resource) -> str:
        """'nat-gateway/nat': what means this resource and no other."""
        return "/".join(self._called[id(row)])

    def short(self, row: Resource, slugs: tuple[str, ...]) -> str:
        """The name alone where it means this resource and nothing else, else the full one."""
        name = self._called[id(row)][1]
        return name if self.meant_by(name, slugs) == [row] else self.full(row)

    def like(self, text: str, slugs: tuple[str, ...]) -> str:
        """' Did you mean “web-a”?', or nothing."""
        self._hints += 1
        if self._hints > MOST_HINTS:
            return ""
        known = [name for slug, name in self._by_name if slug in slugs][:MOST_COMPARED]
        close = get_close_matches(text[:80], known, n=1, cutoff=0.6)
        return f" Did you mean “{close[0]}”?" if close else ""
