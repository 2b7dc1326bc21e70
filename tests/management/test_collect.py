"""`manage.py collect` reads an account and writes a folder, or says in a line why it cannot."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.core.management import call_command

from playground.exchange.collecting import policy
from tests.exchange.aws.server import HOME, forget_everything, serving

ACCOUNT = "123456789012"
ABROAD = "eu-central-1"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as url:
        yield url


@pytest.fixture
def aws(server: str) -> str:
    """An account with a VPC called lab at home, a VPN with its secrets, and one abroad."""
    forget_everything(server)
    ec2 = boto3.client("ec2", region_name=HOME)
    tags = [{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": "lab"}]}]
    ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=tags)
    site = ec2.create_customer_gateway(Type="ipsec.1", BgpAsn=65000, PublicIp="203.0.113.9")
    door = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
    customer = site["CustomerGateway"]["CustomerGatewayId"]
    ec2.create_vpn_connection(Type="ipsec.1", CustomerGatewayId=customer, VpnGatewayId=door)
    boto3.client("ec2", region_name=ABROAD).create_vpc(CidrBlock="10.9.0.0/16")
    return server


def answer(folder: Path, command: str, region: str = HOME) -> dict[str, list[dict[str, object]]]:
    file = folder / "accounts" / ACCOUNT / region / f"{command}.json"
    found: dict[str, list[dict[str, object]]] = json.loads(file.read_text())
    return found


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        call_command("collect", *arguments)
    assert left.value.code == 2
    return capsys.readouterr().err


def test_the_regions_that_are_named_are_read_into_one_folder(
    aws: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "found"
    call_command("collect", "--region", HOME, "--region", ABROAD, "-o", str(folder))
    blocks = [one["CidrBlock"] for one in answer(folder, "describe-vpcs")["Vpcs"]]
    assert "10.0.0.0/16" in blocks
    abroad = [one["CidrBlock"] for one in answer(folder, "describe-vpcs", ABROAD)["Vpcs"]]
    assert "10.9.0.0/16" in abroad and "10.0.0.0/16" not in abroad
    attributes = answer(folder, "describe-vpc-attribute")["VpcAttributes"]
    assert len(attributes) == len(blocks)
    assert {"VpcId", "EnableDnsSupport", "EnableDnsHostnames"} <= attributes[0].keys()
    told = capsys.readouterr().out
    assert told.splitlines()[-1] == f"Next: python manage.py import {folder} -o scenario.yaml"


def test_what_aws_does_not_answer_is_told_in_a_line_and_has_no_file(
    aws: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("collect", "-o", str(tmp_path))
    lines = capsys.readouterr().err.splitlines()
    # moto does not know these calls.
    assert f"{HOME}: ec2 describe-client-vpn-endpoints was not answered: " in "\n".join(lines)
    assert all(line.startswith(f"{HOME}: ") for line in lines)
    files = {one.stem for one in (tmp_path / "accounts" / ACCOUNT / HOME).iterdir()}
    assert "describe-client-vpn-endpoints" not in files
    assert "describe-vpcs" in files


def test_no_secret_of_a_vpn_is_written(aws: str, tmp_path: Path) -> None:
    [made] = boto3.client("ec2", region_name=HOME).describe_vpn_connections()["VpnConnections"]
    assert "CustomerGatewayConfiguration" in made
    call_command("collect", "-o", str(tmp_path))
    [written] = answer(tmp_path, "describe-vpn-connections")["VpnConnections"]
    assert written["VpnConnectionId"] == made["VpnConnectionId"]
    assert "CustomerGatewayConfiguration" not in written
    assert "PreSharedKey" not in json.dumps(written)


def test_what_was_collected_can_be_imported_at_once(aws: str, tmp_path: Path) -> None:
    call_command("collect", "-o", str(tmp_path / "found"))
    file = tmp_path / "scenario.yaml"
    call_command("import", str(tmp_path / "found"), "-o", str(file))
    assert "lab:" in file.read_text()


def test_a_folder_with_other_things_is_refused_before_anything_is_read(
    aws: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "diary.txt").write_text("dear diary")
    told = refusal(capsys, "-o", str(tmp_path))
    assert "diary.txt" in told and "-o" in told
    assert [one.name for one in tmp_path.iterdir()] == ["diary.txt"]


def test_where_nobody_answers_there_is_one_line_and_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], aws: str
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    told = refusal(capsys, "-o", str(tmp_path / "found"))
    assert told == 'Could not connect to the endpoint URL: "http://127.0.0.1:9/".\n'
    assert not (tmp_path / "found").exists()


def test_the_policy_is_printed_without_boto3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    call_command("collect", "--policy")
    assert json.loads(capsys.readouterr().out) == policy()


def test_without_boto3_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    assert "pip install -r requirements-collect.txt" in refusal(capsys)
