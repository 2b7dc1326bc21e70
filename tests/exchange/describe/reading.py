"""Answers of AWS in, a sketch out: what every test of a family of answers begins with."""

import json
from typing import Any

from playground.exchange import ImportOptions
from playground.exchange.content import Content
from playground.exchange.describe import read
from playground.exchange.sketch import At, Sketch
from playground.scenariofile.faults import Faults

VPC = {"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16"}
SUBNET = {"SubnetId": "subnet-0a1", "VpcId": "vpc-0a1", "CidrBlock": "10.0.1.0/24"}


def sketched(*dumps: dict[str, Any], region: str = "", account: str = "") -> Sketch:
    """What comes of these dumps, each in a file of its own."""
    contents = [
        Content(f"{number}.json", json.dumps(dump).encode(), region, account)
        for number, dump in enumerate(dumps, 1)
    ]
    sketch = Sketch(Faults("dump"))
    read(contents, sketch, ImportOptions())
    sketch.faults.stop_here()
    return sketch


def said(sketch: Sketch, section: str, key: str, *names: str) -> dict[str, Any]:
    """What is said of a resource, as plain values; only of `names`, if there are any."""
    values = sketch.resources[section, key].values
    return {name: bare(value) for name, value in values.items() if not names or name in names}


def bare(value: Any) -> Any:
    """A value without the places in it, and without what says nothing."""
    if isinstance(value, At):
        return bare(value.value)
    if isinstance(value, list):
        return [bare(one) for one in value]
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if one is not None}
    return value


def left_out(sketch: Sketch) -> dict[str, str]:
    """Id -> why it does not come in."""
    return {one.id: one.why for one in sketch.report.left_out}
