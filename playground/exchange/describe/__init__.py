"""AWS describe JSON, as the AWS CLI and boto3 print it: any number of answers, in any order."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from playground.exchange.content import Content, ImportOptions
from playground.exchange.describe import gaps, vpc
from playground.exchange.describe.answer import Answer
from playground.exchange.describe.item import IncompleteError, Item, Place
from playground.exchange.sketch import Sketch
from playground.scenariofile.tree import Spot

ANSWERS: dict[str, Answer] = {one.key: one for one in (*vpc.ANSWERS,)}
"""By key, in the order of reading."""

OF_THE_TOOLS = ("ResponseMetadata", "IsTruncated", "Marker", "NextMarker", "RequestId")
PAGED = "NextToken"

Answers = dict[str, list[tuple[Any, Place]]]


def read(contents: Sequence[Content], sketch: Sketch, options: ImportOptions) -> dict[str, Any]:
    """Read answers into the sketch.  Raises UnreadableError."""
    answers = _by_key(contents, sketch)
    for key, answer in ANSWERS.items():
        for values, place in answers.pop(key, []):
            _read_answer(answer, values, place, sketch)
    for key, rest in answers.items():
        for values, place in rest:
            _tell_unmodelled(key, values, place, sketch)
    for answer in ANSWERS.values():
        if answer.finish is not None:
            answer.finish(sketch)
    sketch.settle()
    gaps.fill(sketch, options.region)
    return {}


def _by_key(contents: Sequence[Content], sketch: Sketch) -> Answers:
    found: Answers = defaultdict(list)
    for content in contents:
        place = Place(content.name, content.region, content.account)
        for key, values in content.json.items():
            if key == PAGED and values:
                sketch.report.note(
                    f"{content.name}: this is one page of several (it has a NextToken); "
                    "what is on the other pages is not known."
                )
            elif key not in (*OF_THE_TOOLS, PAGED):
                found[key].append((values, place))
    return found


def _read_answer(answer: Answer, values: Any, place: Place, sketch: Sketch) -> None:
    whole = Item({answer.key: values}, "", place, sketch.faults)
    if isinstance(values, dict):
        sketch.faults.add(Spot(0, 0, place.file, answer.key), "A list is needed here: [...].")
        return
    for item in whole.items(answer.key):
        try:
            answer.read(item, sketch)
        except IncompleteError:
            continue


def _tell_unmodelled(key: str, values: Any, place: Place, sketch: Sketch) -> None:
    """What nobody reads is counted, by the id that it has."""
    items = values if isinstance(values, list) else [values]
    for position, one in enumerate(items):
        sketch.report.not_modelled(key, _id_of(one) or f"{place.file}: {key}[{position}]")


def _id_of(one: Any) -> str | None:
    """The first thing that looks like what AWS calls it."""
    if isinstance(one, str):
        return one
    if not isinstance(one, dict):
        return None
    for ending in ("Id", "Arn", "Identifier", "Name"):
        for key, value in one.items():
            if key.endswith(ending) and isinstance(value, str):
                return value
    return None
