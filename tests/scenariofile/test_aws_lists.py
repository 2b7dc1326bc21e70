"""AWS's own prefix lists are there without being written, wherever one may be named."""

import pytest

from playground.engine.nodes import AWS, ManagedPrefixList
from playground.scenariofile import ScenarioFileError, read, write

FILE = """format: 1
title: Lists
vpcs: {{shop: {{cidr: 10.0.0.0/16}}}}
security_groups:
  jobs:
    vpc: shop
    egress: [{{protocol: tcp, ports: 443, destination: {named}}}]
"""
S3 = "com.amazonaws.us-east-1.s3"


def test_a_rule_may_name_aws_s_list__SG_26() -> None:
    (found,) = read(FILE.format(named=S3)).network.all(ManagedPrefixList)
    assert (found.name, found.owner, found.region, found.size) == (S3, AWS, "us-east-1", 1)


def test_a_file_with_aws_s_list_comes_back_as_it_was() -> None:
    once = read(FILE.format(named=S3))
    again = read(write(once))
    assert list(again.network) == list(once.network)


@pytest.mark.parametrize("named", ["com.amazonaws.us-east-1.nothing", "pl-of-mine"])
def test_any_other_list_has_to_be_there(named: str) -> None:
    with pytest.raises(ScenarioFileError, match="prefix list is called"):
        read(FILE.format(named=named))
