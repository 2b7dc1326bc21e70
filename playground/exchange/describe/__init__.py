"""AWS describe JSON, as the AWS CLI and boto3 print it: any number of answers, in any order."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from playground.exchange.content import Content, ImportOptions
from playground.exchange.describe import (
    balancing,
    client_vpn,
    compute,
    direct_connect,
    endpoints,
    gaps,
    gateways,
    interconnect,
    prefix_lists,
    public_access,
    public_addresses,
    routing,
    security,
    transit,
    transit_attachments,
    unread,
    vpc,
    vpn,
)
from playground.exchange.describe.answer import Answer, Answered
from playground.exchange.describe.spelling import as_aws_spells
from playground.exchange.item import IncompleteError, Item, Place
from playground.exchange.sketch import Sketch
from playground.scenariofile.head import SOME_INTERFACES
from playground.scenariofile.tree import Spot

ANSWERS: dict[str, Answer] = {
    one.key: one
    for one in (
        *vpc.ANSWERS,
        *public_access.ANSWERS,
        *prefix_lists.ANSWERS,
        *interconnect.ANSWERS,
        *gateways.ANSWERS,
        *transit.ANSWERS,
        *transit_attachments.ANSWERS,
        *vpn.ANSWERS,
        *direct_connect.ANSWERS,
        *client_vpn.ANSWERS,
        *endpoints.ANSWERS,
        *balancing.ANSWERS,
        # What follows asks what it belongs to, or leads to.
        *compute.ANSWERS,
        *security.ANSWERS,
        *public_addresses.ANSWERS,
        *routing.ANSWERS,
    )
}
"""By key, in the order of reading; what is to be done in the end is done in this order as well."""

OF_THE_TOOLS = (
    "ResponseMetadata",
    "IsTruncated",
    "Marker",
    "NextMarker",
    "RequestId",
    "AdditionalRoutesAvailable",
)
PAGED = "NextToken"
INTERFACES = "NetworkInterfaces"
"""Without this answer interfaces are told by instances alone: others may be there."""

Answers = dict[str, list[tuple[Any, Place]]]


def read(contents: Sequence[Content], sketch: Sketch, options: ImportOptions) -> dict[str, Any]:
    """Read answers into the sketch.  Raises UnreadableError."""
    answers = _by_key(contents, sketch)
    sketch.memory(Answered).keys.update(answers)
    for key, answer in ANSWERS.items():
        for values, place in answers.pop(key, []):
            _read_answer(answer, values, place, sketch)
    for key, rest in answers.items():
        for values, place in rest:
            unread.tell(key, values, place, sketch)
    for answer in ANSWERS.values():
        if answer.finish is not None:
            answer.finish(sketch)
    sketch.settle()
    gaps.fill(sketch, options.region)
    return {SOME_INTERFACES: INTERFACES not in sketch.memory(Answered).keys}


def _by_key(contents: Sequence[Content], sketch: Sketch) -> Answers:
    found: Answers = defaultdict(list)
    for content in contents:
        place = Place(content.name, content.region, content.account)
        for key, values in _by_itself(content.values).items():
            if key == PAGED and values:
                sketch.report.note(
                    f"{content.name}: this is one page of several (it has a NextToken); "
                    "what is on the other pages is not known."
                )
            elif key not in (*OF_THE_TOOLS, PAGED):
                spelt, answer = as_aws_spells(key, values)
                found[spelt].append((answer, place))
    return found


def _by_itself(document: dict[str, Any]) -> dict[str, Any]:
    """Attributes of a VPC are the one answer that says at the top whose it is."""
    if "VpcId" in document and vpc.DNS.keys() & document.keys():
        return {"VpcAttributes": [document]}
    return document


def _read_answer(answer: Answer, values: Any, place: Place, sketch: Sketch) -> None:
    alone = answer.single and isinstance(values, dict)
    whole = Item({answer.key: [values] if alone else values}, "", place, sketch.faults)
    if isinstance(values, dict) and not alone:
        sketch.faults.add(Spot(0, 0, place.file, answer.key), "A list is needed here: [...].")
        return
    for item in whole.items(answer.key):
        try:
            answer.read(item, sketch)
        except IncompleteError:
            continue
