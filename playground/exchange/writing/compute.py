"""Instances and interfaces, whatever the format: what launching one needs, and what it says."""

from collections.abc import Iterator

from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import NetworkInterface

IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
"""What the instances run, by its name in AWS's parameter store: the latest Amazon Linux."""
SIZE = "t3.micro"
OF_INTERFACES = ("subnet", "private_ip", "secondary_private_ips", "source_dest_check")
STANDS_IN = "AWS attaches it to a function, a database or the like; an interface stands in for that"
"""Why an interface that AWS manages is not written as what it is."""


def said_of(interface: NetworkInterface, deployment: Deployment) -> tuple[str, ...]:
    """An interface without groups would get the default one; that it has none is kept beside it."""
    groups = deployment.groups_of(interface)
    return (*OF_INTERFACES, "security_groups") if groups else OF_INTERFACES


def with_a_life_of_their_own(deployment: Deployment) -> Iterator[NetworkInterface]:
    """The interfaces that neither an instance nor AWS brings along."""
    for one in deployment.declared(NetworkInterface):
        if deployment.comes_with_instance(one) or deployment.is_kept_by_aws(one):
            continue
        if one.requester_managed:
            deployment.gaps.add("network interface", called(one), STANDS_IN)
        yield one
