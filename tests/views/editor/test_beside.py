"""What stands below a form names everybody once, and by more than a name that others have too."""

import re
from collections.abc import Callable
from html import unescape

from django.test import Client

from tests.views.editor.conftest import Lab

NAMESAKES = """
title: Lab
vpcs: {shared: {cidr: 10.0.0.0/16}}
subnets: {inner: {vpc: shared, cidr: 10.0.1.0/24, availability_zone: us-east-1a}}
network_acls: {twin: {vpc: shared}}
security_groups: {twin: {vpc: shared}, unused: {vpc: shared}}
instances: {web: {subnet: inner, security_groups: [twin]}}
network_interfaces:
  spare: {subnet: inner, instance: web, device_index: 1, security_groups: [unused]}
"""


def listed(client: Client, lab: Lab, name: str, kind: str) -> dict[str, list[str]]:
    """Heading -> what its links are called for those who hear them."""
    page = client.get(lab.url, {"select": lab.ref(name, kind)}).content.decode()
    beside = page.partition('<section class="beside"')[2].partition("</section>")[0]
    lines = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", beside, re.DOTALL)
    return {
        heading: [unescape(re.sub(r"<[^>]*>", "", one)).strip() for one in _links(values)]
        for heading, values in lines
        if _links(values)
    }


def _links(values: str) -> list[str]:
    return re.findall(r"<a .*?</a>", values, re.DOTALL)


def test_links_to_namesakes_are_called_by_their_kinds(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    users = listed(client, lab_of(NAMESAKES), "shared", "vpc")["Used by"]
    assert {"twin, network ACL", "twin, security group"} <= set(users)
    assert len(users) == len(set(users))


def test_who_has_a_heading_already_is_not_listed_as_a_user(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    lab = lab_of(NAMESAKES)
    of_vpc = listed(client, lab, "shared", "vpc")
    assert of_vpc["Subnets"] == ["inner, subnet"]
    assert "inner, subnet" not in of_vpc["Used by"]
    of_group = listed(client, lab, "twin", "security-group")
    assert of_group == {"Carried by": ["web, instance"]}


def test_another_interface_than_the_first_is_named(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    of_group = listed(client, lab_of(NAMESAKES), "unused", "security-group")
    assert of_group == {
        "Carried by": ["web, instance"],
        "Used by": ["spare, network interface"],
    }


def test_what_goes_along_is_called_by_its_kind_too(
    client: Client, lab_of: Callable[[str], Lab]
) -> None:
    lab = lab_of(NAMESAKES)
    text = client.get(f"{lab.url}delete/{lab.ref('shared', 'vpc')}").content.decode()
    fates = "".join(_links(text.partition('class="fate-of"')[2].partition("<form")[0]))
    assert '#icon-network-acl"/></svg>twin<span class="visually-hidden">, network ACL<' in fates
    assert '#icon-security-group"/></svg>twin<' in fates
