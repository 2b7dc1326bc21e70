"""An account: pages are put together, and errors become one sentence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.stub import Stubber

from playground.exchange.collecting import CALLS, Account, CollectError
from playground.exchange.collecting.account import RefusedError
from playground.exchange.collecting.calls import CALLER, REGIONS, Call

REGION = "eu-central-1"
BY_COMMAND = {call.command: call for call in CALLS}


@pytest.fixture(autouse=True)
def _nobodys_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of whoever runs the tests, and no address that leads anywhere."""
    for name in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")


@contextmanager
def answering(account: Account, call: Call, *pages: dict[str, Any]) -> Iterator[None]:
    """AWS gives these pages, one after the other, and then nothing more."""
    with Stubber(account.client(call.service, REGION)) as stub:
        for page in pages:
            stub.add_response(call.method, page)
        yield
        stub.assert_no_pending_responses()


@contextmanager
def refusing(account: Account, call: Call, code: str, message: str = "") -> Iterator[None]:
    with Stubber(account.client(call.service, REGION)) as stub:
        stub.add_client_error(call.method, code, message)
        yield


@pytest.mark.parametrize(
    ("command", "key", "token"),
    [
        ("describe-vpcs", "Vpcs", "NextToken"),
        (
            "describe-vpc-block-public-access-exclusions",
            "VpcBlockPublicAccessExclusions",
            "NextToken",
        ),
        ("describe-load-balancers", "LoadBalancers", "NextMarker"),
        ("describe-virtual-interfaces", "virtualInterfaces", "nextToken"),
        ("describe-direct-connect-gateways", "directConnectGateways", "nextToken"),
    ],
)
def test_all_pages_are_one_answer(command: str, key: str, token: str) -> None:
    account, call = Account(), BY_COMMAND[command]
    with answering(account, call, {key: [{}], token: "more"}, {key: [{}, {}]}):
        assert account.ask(call, REGION) == {key: [{}, {}, {}]}


def test_an_answer_that_lacks_its_list_is_an_empty_one() -> None:
    account, call = Account(), BY_COMMAND["describe-addresses"]
    with answering(account, call, {}):
        assert account.ask(call, REGION) == {"Addresses": []}


def test_what_is_no_list_is_taken_as_it_is() -> None:
    account, call = Account(), BY_COMMAND["describe-vpc-block-public-access-options"]
    options = {"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "off"}}
    with answering(account, call, options):
        assert account.ask(call, REGION) == options


def test_a_refusal_has_awss_word_and_its_sentence() -> None:
    account, call = Account(), BY_COMMAND["describe-vpcs"]
    with refusing(account, call, "UnauthorizedOperation", "No."), pytest.raises(RefusedError) as no:
        account.ask(call, REGION)
    assert (no.value.code, no.value.message, no.value.reached) == (
        "UnauthorizedOperation",
        "No.",
        True,
    )


def test_a_page_of_html_is_not_repeated() -> None:
    account, call = Account(), BY_COMMAND["describe-vpcs"]
    with refusing(account, call, "502", "<html>"), pytest.raises(RefusedError) as no:
        account.ask(call, REGION)
    assert no.value.message == "What came back is no answer of AWS."


def test_a_call_that_this_boto3_does_not_know_is_refused() -> None:
    with pytest.raises(RefusedError) as no:
        Account().ask(Call("ec2", "DescribeTheFuture", "Futures"), REGION)
    assert "install a newer one" in no.value.message


def test_the_account_is_what_aws_says() -> None:
    account = Account()
    with answering(account, CALLER, {"Account": "210987654321"}):
        assert account.id(REGION) == "210987654321"


@pytest.mark.parametrize("answer", [{}, {"Account": "../../etc"}])
def test_an_account_that_aws_does_not_say_is_unknown(answer: dict[str, str]) -> None:
    account = Account()
    with answering(account, CALLER, answer):
        assert account.id(REGION) == "unknown"


def test_an_account_that_may_not_ask_who_it_is_is_unknown() -> None:
    account = Account()
    with refusing(account, CALLER, "AccessDenied"):
        assert account.id(REGION) == "unknown"


def test_credentials_that_have_expired_end_it_with_what_to_do() -> None:
    account = Account()
    expired = refusing(account, CALLER, "ExpiredToken", "The token has expired")
    with expired, pytest.raises(CollectError, match=r"has expired\. Log in .*--profile"):
        account.id(REGION)


def test_missing_credentials_end_it_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(CollectError, match=r"Unable to locate credentials\. Log in"):
        Account().id(REGION)


def test_a_profile_that_is_not_there_is_named() -> None:
    with pytest.raises(CollectError, match=r"\(elsewhere\) could not be found\. `aws configure"):
        Account("elsewhere")


def test_without_a_region_it_says_how_to_name_one() -> None:
    with pytest.raises(CollectError, match="--region eu-central-1"):
        _ = Account().region


@pytest.mark.parametrize("region", ["../../etc", "Frankfurt am Main"])
def test_what_is_no_region_is_refused(region: str) -> None:
    with pytest.raises(CollectError, match="doesn't match a supported format"):
        Account().id(region)


def test_all_regions_are_those_that_are_enabled() -> None:
    account = Account()
    regions = [{"RegionName": "us-east-1"}, {"RegionName": "eu-central-1"}]
    client = account.client("ec2", "us-east-1")
    with Stubber(client) as stub:
        stub.add_response(REGIONS.method, {"Regions": regions})
        assert account.regions() == ["eu-central-1", "us-east-1"]


@pytest.mark.parametrize(
    ("found", "command"),
    [(True, f"{sys.executable} -m pip install"), (None, f"uv pip install -p {sys.executable}")],
)
def test_without_boto3_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, found: object, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    monkeypatch.setattr("playground.exchange.collecting.account.find_spec", lambda name: found)
    with pytest.raises(CollectError) as no:
        Account()
    assert f"{command} -r requirements-collect.txt" in str(no.value)
