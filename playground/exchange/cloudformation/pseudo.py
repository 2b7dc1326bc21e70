"""Where a stack is deployed: the region and account, and the pseudo parameters that follow."""

from typing import NamedTuple

from playground.exchange.cloudformation.values import Nothing, Unknown, text_at
from playground.scenariofile.tree import Scalar, Spot, Value

ACCOUNT = "123456789012"
"""Whose the resources are where nobody says it."""
REGION = "us-east-1"

PARTITIONS = {"cn": ("aws-cn", "amazonaws.com.cn"), "us-gov": ("aws-us-gov", "amazonaws.com")}
COMMERCIAL = ("aws", "amazonaws.com")
ZONES = {"us-east-1": "abcdef", "us-west-2": "abcd", "ap-northeast-2": "abcd"}
"""The zones that a region has; `abc` where it is not listed."""


class Place(NamedTuple):
    """Where a stack is deployed, and what it is called."""

    region: str = REGION
    account: str = ACCOUNT
    stack: str = "stack"

    def zones(self, region: str = "") -> tuple[str, ...]:
        """The Availability Zones of a region, of its own if none is named."""
        chosen = region or self.region
        return tuple(f"{chosen}{letter}" for letter in ZONES.get(chosen, "abc"))


def pseudo_parameter(name: str, place: Place, spot: Spot) -> Value | None:
    """What a name such as `AWS::Region` stands for; None where there is no such name."""
    start = next((one for one in PARTITIONS if place.region.startswith(f"{one}-")), "")
    partition, suffix = PARTITIONS.get(start, COMMERCIAL)
    values: dict[str, Value] = {
        "AWS::AccountId": Scalar(place.account, spot),
        "AWS::NoValue": Nothing(None, spot),
        "AWS::NotificationARNs": text_at(spot),
        "AWS::Partition": Scalar(partition, spot),
        "AWS::Region": Scalar(place.region, spot),
        "AWS::StackId": Unknown(None, spot, "the id of the stack"),
        "AWS::StackName": Scalar(place.stack, spot),
        "AWS::URLSuffix": Scalar(suffix, spot),
    }
    return values.get(name)


PSEUDO = (
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
)
"""Their names."""
