"""Anonymising: account ids, names and public addresses replaced, each always by the same.

What the network does stays as it was: blocks keep their lengths and lie in each other as before,
private addresses and AWS's ids stay.  The key is made anew each time, so that nobody can go back.
"""

import hmac
import ipaddress
import re
import secrets
from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import Any

from playground.checks import Check
from playground.engine.places import INTERNET_ID
from playground.exchange.import_report import ImportReport, LeftOut, NotDescribed
from playground.exchange.importing import Imported
from playground.kinds import KINDS, Field, Kind
from playground.kinds.shapes import Address, AddressOrTruth, Block, Document, ListOf, Refers, Shape
from playground.models import ManagedPrefixList, Resource, Row
from playground.models.rows import Rows
from playground.question.hosts import ENDS
from playground.scenariofile import read, write

TITLE, SLUG = "Anonymised network", "anonymised-network"
ACCOUNT = re.compile(r"(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])")
OF_ARN = re.compile(r"(arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:)(\d{12})?:([^\s\"]+)")
ID = re.compile(r"[a-z]+(-[a-z]+)*-[0-9a-f]{3,17}")
"""What AWS calls a resource, which says nothing of whose it is."""
SAYS_NOTHING = re.compile(
    rf"([Ii]t|its state) is [A-Za-z -]+( {ID.pattern})?\.?|The plan deletes it\."
)
"""Why something was left out, in words that are nobody's."""
OF_WHOM = ("Principal", "NotPrincipal", "Condition")
NOBODYS_WORD = re.compile(
    rf"[*]|true|false|[0-9]+|[a-z0-9.-]+[.]amazonaws[.]com|[0-9a-f]*[.:][0-9a-f.:/]*|(?!o-){ID.pattern}"
)
"""What may stand there and says nothing of whose it is."""
NOBODYS = {
    4: [
        ipaddress.ip_network(block)
        for block in (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
            *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"),
        )
    ],
    6: [
        ipaddress.ip_network(block)
        for block in ("::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16")
    ],
}
"""What is private, or has a purpose of its own, or stands in documentation for anybody's."""


def anonymise(imported: Imported) -> Imported:
    """The same network without a word of whose it is."""
    anonymiser = _Anonymiser(imported.scenario.rows, secrets.token_bytes(32))
    anonymiser.replace_rows()
    checks = tuple(map(anonymiser.check, imported.scenario.checks))
    bare = replace(imported.scenario, title=TITLE, slug=SLUG, description="", checks=checks)
    scenario = read(write(bare), f"{SLUG}.yaml")
    report = _nameless(imported.report)
    report.not_described = list(map(anonymiser.not_described, imported.report.not_described))
    report.findings = [fault.message for fault in scenario.warnings]
    return Imported(scenario, report)


def _nameless(report: ImportReport) -> ImportReport:
    """Counts and kinds stay; files, ids of what is not modelled and notes may name somebody."""
    count = len(report.files)
    found = ImportReport([f"{count} file{'' if count == 1 else 's'}"], report.came_in)
    for kind, ids in report.unmodelled:
        for number in range(1, len(ids) + 1):
            is_own = "::" in kind and not kind.startswith("AWS::")
            found.not_modelled("Resource of their own" if is_own else kind, f"no. {number}")
    for number, (kind, _, why) in enumerate(report.left_out, 1):
        told = why if SAYS_NOTHING.fullmatch(why) else ""
        found.left_out.append(LeftOut(kind, f"no. {number}", told))
    return found


class _Anonymiser:
    """Replaces in place: the rows belong to nobody else yet."""

    def __init__(self, rows: Rows, key: bytes) -> None:
        self.rows, self.key = rows, key
        self.accounts: dict[str, str] = {}
        self.ends: dict[str, str] = {}
        """Who may be asked about, by the old name."""
        self.called: dict[tuple[str, str], str] = {}
        """What each is called now, by the label of its kind and what it was called before."""
        self.words: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self._counts: dict[str, int] = defaultdict(int)
        self._flips = cache(self._flipped)

    def replace_rows(self) -> None:
        """Names and ids first, as others refer to them."""
        for kind in KINDS:
            for row in self.rows.of(kind.model):
                self._rename(kind, row)
        for kind in KINDS:
            for row in self.rows.of(kind.model):
                self._replace_fields(row, kind.fields)
            for model in {part.model for part in kind.parts}:
                fields = next(part.fields for part in kind.parts if part.model is model)
                for row in self.rows.of(model):
                    self._replace_fields(row, fields)

    def check(self, check: Check) -> Check:
        """A check of the same hosts by their new names."""
        self._counts["check"] += 1
        return replace(
            check,
            title=f"Check {self._counts['check']}",
            source=self._end(check.source),
            destination=self._end(check.destination),
        )

    def not_described(self, one: NotDescribed) -> NotDescribed:
        """The same by its new name; what is not in the network has an id of AWS, or none."""
        known = one.id if ID.fullmatch(one.id) else "without a name"
        return one._replace(id=self.called.get((one.kind, one.id), known))

    def _end(self, text: str) -> str:
        if text in self.ends:
            return self.ends[text]
        name, colon, address = text.partition(":")
        if colon and (name == INTERNET_ID or name in self.ends):
            return f"{self.ends.get(name, name)}:{self._address(address)}"
        return self.ids.get(text) or self._address(text)

    def _rename(self, kind: Kind, row: Resource) -> None:
        old_id = row.aws_id
        self.ids[old_id] = row.aws_id = self._text(old_id)
        if isinstance(row, ManagedPrefixList) and row.aws_managed:
            return
        self._counts[kind.slug] += 1
        new = f"{kind.slug}-{self._counts[kind.slug]}"
        names = [old for old in (row.name, row.logical_id) if old]
        self.called |= {(kind.label, old): new for old in (old_id, *names)}
        if kind.node in ENDS:
            self.ends |= dict.fromkeys(names, new)
        row.name, row.logical_id = new, new if row.logical_id else ""

    def _replace_fields(self, row: Row, fields: tuple[Field, ...]) -> None:
        for field in fields:
            stored = vars(row).get(field.stored_in)
            if stored:
                setattr(row, field.stored_in, self._replaced(field.key, field.shape, stored))

    def _replaced(self, key: str, shape: Shape, stored: Any) -> Any:
        match shape:
            case _ if key in ("account", "description"):
                return self._account(stored) if key == "account" else ""
            case ListOf() if isinstance(stored, list):
                return [self._replaced(key, shape.of, one) for one in stored]
            case Address() | AddressOrTruth() | Block() if isinstance(stored, str):
                return self._address(stored)
            case Refers() if isinstance(stored, str):
                return self.ids.get(stored) or self._address(self._text(stored))
            case Document():
                return self._policy(stored)
        return stored

    def _policy(self, value: Any, of_whom: bool = False) -> Any:
        """Actions and effects are AWS's words; principals and conditions say whose it is."""
        match value:
            case dict():
                return {
                    self._policy(key, of_whom and "/" in key): self._policy(
                        one, of_whom or key in OF_WHOM
                    )
                    for key, one in value.items()
                    if key not in ("Sid", "Id")
                }
            case list():
                return [self._policy(one, of_whom) for one in value]
            case str() if of_whom:
                return self._of_whom(value)
        return self._text(value) if isinstance(value, str) else value

    def _of_whom(self, text: str) -> str:
        """An account, an ARN, an address or a resource of the network; any other text is a name."""
        told = self._address(self._text(text))
        return told if told != text or NOBODYS_WORD.fullmatch(text) else self._word(text)

    def _account(self, account: str) -> str:
        """111111111111, 222222222222 and so on; the tenth is 000000000010."""
        number = len(self.accounts) + 1
        made = str(number) * 12 if number < 10 else f"{number:012}"
        return self.accounts.setdefault(account, made)

    def _text(self, text: str) -> str:
        """A text with the account ids in it replaced, and what ARNs are called."""
        named = OF_ARN.sub(lambda found: self._arn(*found.groups()), text)
        return ACCOUNT.sub(lambda found: self._account(found[0]), named)

    def _arn(self, before: str, account: str | None, resource: str) -> str:
        """Sorts of resources and their endings say nothing: loadbalancer/net/<name>/<digits>."""
        parts = re.split(r"([/:*])", resource)
        kept = {"loadbalancer", "net", "gwy", "app", "*", "/", ":", ""}
        named = [one if one in kept or _is_hex(one) else self._word(one) for one in parts]
        return f"{before}{account or ''}:{''.join(named)}"

    def _word(self, word: str) -> str:
        return self.words.setdefault(word, f"name-{len(self.words) + 1}")

    # --- addresses: each bit is turned over or not by the bits before it and the key

    def _address(self, text: str) -> str:
        """An address or a block; any other text stays."""
        try:
            block = ipaddress.ip_network(text, strict=False)
        except ValueError:
            return text
        hidden = type(block)((self._hidden(block), block.prefixlen))
        return str(hidden) if "/" in text else str(hidden.network_address)

    def _hidden(self, block: ipaddress.IPv4Network | ipaddress.IPv6Network) -> int:
        width, bits = block.max_prefixlen, int(block.network_address)
        found = bits
        for place in range(block.prefixlen):
            below = width - place
            found ^= self._flips(block.version, place, bits >> below) << (below - 1)
        return found

    def _flipped(self, version: int, place: int, before: int) -> int:
        """Never on the way to a block that belongs to nobody: so those stay, and stay alone."""
        if any(_meet(place, before, block) for block in NOBODYS[version]):
            return 0
        said = f"{version}/{place}/{before}".encode()
        return hmac.digest(self.key, said, "sha256")[0] & 1


def _is_hex(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{8,32}", text) is not None


def _meet(length: int, bits: int, block: ipaddress.IPv4Network | ipaddress.IPv6Network) -> bool:
    """Does a prefix of so many bits cover the block, or lie in it?"""
    common = min(length, block.prefixlen)
    theirs = int(block.network_address) >> (block.max_prefixlen - common)
    return bits >> (length - common) == theirs
