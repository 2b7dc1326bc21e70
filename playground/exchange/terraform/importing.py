"""Importing: a state or a plan is read into a sketch, type by type."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from playground.exchange.content import Content, ImportOptions
from playground.exchange.item import IncompleteError
from playground.exchange.sketch import Sketch
from playground.exchange.terraform import gaps
from playground.exchange.terraform.block import Block
from playground.exchange.terraform.configuration import Configuration
from playground.exchange.terraform.document import Described, Document, read_document
from playground.exchange.terraform.reading import (
    DATA_SOURCES,
    READ_BY_OTHERS,
    READERS,
    Reader,
    Reading,
)
from playground.exchange.terraform.resolving import Resolver
from playground.scenariofile.faults import UnreadableError
from playground.scenariofile.tree import Spot

OF_AWS = "aws_"
ARN_OF_EC2 = re.compile(r"arn:[a-z-]+:ec2:([a-z0-9-]+):")
SECRETS = (
    "tunnel1_preshared_key",
    "tunnel2_preshared_key",
    "customer_gateway_configuration",
    "bgp_auth_key",
    "user_data",
    "user_data_base64",
    "password_data",
)
"""Attributes that no reader looks at; the report says that there were some."""
WITHHELD = (
    "Sensitive values (pre-shared keys, user data, what Terraform marks so) were not read and are "
    "not stored."
)


def read(contents: Sequence[Content], sketch: Sketch, options: ImportOptions) -> dict[str, Any]:
    """Read one document into the sketch.  Raises UnreadableError."""
    content = contents[0]
    try:
        document = read_document(content.json, content.name)
        _read(document, content, sketch, options)
    except RecursionError:
        where = Spot(0, 0, content.name)
        raise UnreadableError(where, "Values are nested too deeply in this file.") from None
    return {}


def _read(document: Document, content: Content, sketch: Sketch, options: ImportOptions) -> None:
    configuration = Configuration(document)
    blocks = []
    for one in document.described:
        if _is_of_aws(one):
            known = configuration.of_resource(one.path, one.mode, one.type, one.name)
            blocks.append(Block(one, known, content.name, sketch.faults))
    _tell_the_rest(document, sketch)
    resolver = Resolver(blocks, configuration, sketch.report)
    resolver.region, resolver.account = _whose(document, configuration, content, options)
    reading = Reading(sketch, resolver, resolver.region)
    by_type = defaultdict(list)
    for block in blocks:
        by_type[block.type].append(block)
    for kind, reader in READERS.items():
        for block in sorted(by_type[kind], key=lambda one: one.is_data):
            _read_block(block, reader, reading)
    gaps.fill(reading)


def _read_block(block: Block, reader: Reader, reading: Reading) -> None:
    """What a resource describes, a data source need not describe again."""
    if block.is_data and reading.sketch.has(block.section, block.key):
        return
    try:
        reader(block, reading)
    except IncompleteError:
        return


def _is_of_aws(one: Described) -> bool:
    """Is it something that is read, itself or by others?"""
    if one.mode == "data":
        return one.type in DATA_SOURCES
    return one.type in READERS or one.type in READ_BY_OTHERS


def _whose(
    document: Document, configuration: Configuration, content: Content, options: ImportOptions
) -> tuple[str, str | None]:
    """Region and account of what says neither: the provider, data sources and ARNs tell them."""
    told: dict[str, Any] = {}
    by_arn: set[str] = set()
    for one in document.described:
        if one.mode == "data" and one.type in ("aws_region", "aws_caller_identity"):
            told |= {key: text for key, text in one.values.items() if isinstance(text, str)}
        arn = one.values.get("arn")
        found = ARN_OF_EC2.match(arn) if isinstance(arn, str) else None
        by_arn |= {found[1]} if found else set()
    region = configuration.region("aws") or told.get("region") or told.get("name")
    if region is None and len(by_arn) == 1:
        region = by_arn.pop()
    return region or content.region or options.region, told.get("account_id") or content.account


def _tell_the_rest(document: Document, sketch: Sketch) -> None:
    """What is not read: other types, other providers, data sources, secrets."""
    report = sketch.report
    report.left_out += document.left_out
    others: Counter[str] = Counter()
    data = 0
    for one in document.described:
        if _is_of_aws(one):
            continue
        if one.mode == "data":
            data += 1
        elif one.type.startswith(OF_AWS):
            report.not_modelled(one.type, one.address)
        else:
            others[one.provider.rpartition("/")[2].strip('"]') or "another provider"] += 1
    for provider, count in sorted(others.items()):
        report.note(f"Of other providers than aws nothing was read: {count} of {provider}.")
    if data:
        report.note(f"Data sources that describe nothing of the network were not read: {data}.")
    if document.has_secrets or any(map(_has_secret, document.described)):
        report.note(WITHHELD)


def _has_secret(one: Described) -> bool:
    return any(one.values.get(key) for key in SECRETS)
