"""Networks as they were found: what the source does not tell is written as nothing else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from playground.exchange import Bundle, ImportOptions, import_bundle
from playground.exchange.cloudformation import writing as cloudformation
from playground.exchange.terraform import writing as terraform
from playground.scenariofile import ScenarioFile
from tests.exchange.writing.test_cloudformation import KNOWN, complaints
from tests.scenarios import file

DUMPS = sorted((Path(__file__).parents[1] / "describe").glob("*dumps"))
ELSEWHERE = """\
as_found: true
vpcs: {lab: {cidr: 10.0.0.0/16}}
internet_gateways: {igw: {vpc: lab}}
transit_gateways: {hub: {id: tgw-0a1b2c3d4e5f60718, undescribed: true}}
security_groups: {theirs: {id: sg-0a1b2c3d4e5f60718, undescribed: true}}
subnets: {lab-a: {cidr: 10.0.1.0/24, route_table: out}}
instances: {web: {subnet: lab-a, security_groups: [theirs]}}
route_tables:
  out:
    routes:
      - {destination: 10.9.0.0/16, target: hub}
      - {destination: 10.8.0.0/16, target: lgw-0a1b2c3d4e5f60718}
      - {destination: 10.7.0.0/16, target: deleted}
      - {destination: com.amazonaws.us-east-1.s3, target: vpce-0a1b2c3d4e5f60718}
managed_prefix_lists:
  com.amazonaws.us-east-1.s3: {id: pl-63a5400a, aws_managed: true}
"""
Write = Callable[[ScenarioFile], str]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: path.name)
def test_an_account_is_written_and_aws_would_take_it(dump: Path) -> None:
    bundle = Bundle()
    bundle.add_path(dump)
    found = import_bundle(bundle, dump.name, ImportOptions()).scenario
    assert json.loads(terraform.write(found))["resource"]
    assert {rule for rule, _ in complaints(cloudformation.write(found))} <= set(KNOWN)


@pytest.mark.parametrize("write", [cloudformation.write, terraform.write])
def test_what_is_elsewhere_keeps_its_id_and_is_not_made(write: Write) -> None:
    text = write(file(ELSEWHERE))
    for id_ in ("tgw-0a1b2c3d4e5f60718", "sg-0a1b2c3d4e5f60718", "lgw-0a1b2c3d4e5f60718"):
        assert id_ in text
    assert "Type: AWS::EC2::TransitGateway\n" not in text
    assert '"aws_ec2_transit_gateway"' not in text


@pytest.mark.parametrize("write", [cloudformation.write, terraform.write])
def test_what_the_format_cannot_say_is_listed(write: Write) -> None:
    assert "route table out: the route to 10.7.0.0/16 led to what was deleted" in write(
        file(ELSEWHERE)
    )


@pytest.mark.parametrize("write", [cloudformation.write, terraform.write])
def test_the_route_of_a_gateway_endpoint_is_its_own_to_write(write: Write) -> None:
    text = write(file(ELSEWHERE))
    assert "s3 leads to vpce-0a1b2c3d4e5f60718, which cannot be named" in text
    assert "VpcEndpointId" not in text
    assert "vpc_endpoint_id" not in text


def test_a_template_that_aws_would_find_too_large_says_so() -> None:
    vpcs = "\n".join(f"  lab-{number}: {{cidr: 10.0.0.0/16}}" for number in range(501))
    text = cloudformation.write(file(f"slug: large\nvpcs:\n{vpcs}\n"))
    assert "template large: it has 501 resources, and AWS takes 500: split it" in text
