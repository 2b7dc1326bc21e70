"""Prefix lists of both commands that describe them, and their entries."""

from dataclasses import dataclass, field

from playground.engine.aws_services import aws_service, illustrative_blocks
from playground.engine.nodes import AWS
from playground.exchange.describe.answer import Answer
from playground.exchange.describe.gone import is_gone
from playground.exchange.item import Item
from playground.exchange.sketch import At, Sketch

SECTION = "managed_prefix_lists"
OF_AWS = "com.amazonaws."
GONE = frozenset({"delete-in-progress", "delete-complete", "create-failed"})


@dataclass
class _Entries:
    """The blocks of each list, from whichever answer has them."""

    of: dict[str, list[At]] = field(default_factory=dict)


def read_list(item: Item, sketch: Sketch) -> None:
    """A prefix list of either command; of AWS's own ones the older command has the blocks."""
    prefix_list, name = item.need("PrefixListId"), item.text("PrefixListName")
    if is_gone(sketch, "Managed prefix list", prefix_list, item.text("State"), GONE):
        return
    owner, family = item.text("OwnerId"), item.text("AddressFamily")
    of_aws = owner == AWS or (name or "").startswith(OF_AWS)
    blocks = item.texts("Cidrs")
    if blocks:
        family = family or ("IPv6" if ":" in blocks[0] else "IPv4")
        entries = [At({"cidr": block}, item.spot) for block in blocks]
        sketch.memory(_Entries).of.setdefault(prefix_list, entries)
    sketch.add(
        SECTION,
        prefix_list,
        item.spot,
        id=prefix_list,
        name=name if of_aws else item.tag() or name,
        aws_managed=of_aws or None,
        max_entries=None if of_aws else item.number("MaxEntries"),
        address_family=family,
        region=item.place.region or None,
        account=None if of_aws else owner or item.place.account or None,
    )


def read_entries(item: Item, sketch: Sketch) -> None:
    """The entries of one list, by the list's id."""
    prefix_list = item.need("PrefixListId")
    sketch.memory(_Entries).of[prefix_list] = [
        At({"cidr": one.need("Cidr"), "description": one.text("Description")}, one.spot)
        for one in item.items("Entries")
    ]
    if not sketch.has(SECTION, prefix_list):
        sketch.add(SECTION, prefix_list, item.spot, id=prefix_list)


def finish(sketch: Sketch) -> None:
    """Put the entries into the lists; a list whose entries nobody tells is not described."""
    told = sketch.memory(_Entries).of
    for one in sketch.of(SECTION):
        entries = told.get(one.key)
        name = str(one.values.get("name"))
        if entries is not None:
            one.values["entries"] = entries
            if not one.values.get("aws_managed"):
                one.values.setdefault("max_entries", max(1, len(entries)))
        elif one.values.get("aws_managed") and _has_examples(name):
            sketch.report.note(
                f"The entries of {name} are not in the source: addresses for documentation stand "
                "for them. The output of “aws ec2 describe-prefix-lists” has them."
            )
        else:
            one.values["undescribed"] = True


def _has_examples(name: str) -> bool:
    """Are there addresses for documentation that stand for the service?"""
    service = aws_service(name)
    return service is not None and bool(illustrative_blocks(service))


ANSWERS = (
    Answer("PrefixLists", "ec2 describe-managed-prefix-lists", read_list),
    Answer("ManagedPrefixLists", "ec2 describe-managed-prefix-lists", read_list),
    Answer("ManagedPrefixListEntries", "ec2 get-managed-prefix-list-entries", read_entries, finish),
)
