"""The folder: what is written, what never is, and what is left alone."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from playground.exchange.collecting import Collected, CollectError, Folder
from playground.exchange.collecting.folder import as_text

ACCOUNT, REGION = "210987654321", "eu-central-1"
SECRET = "do-not-write-me"


def collected(**answers: object) -> Collected:
    named = {command.replace("_", "-"): {"Items": value} for command, value in answers.items()}
    return Collected(REGION, named)


def test_each_answer_has_a_file_below_its_account_and_region(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "new")
    written = folder.write(ACCOUNT, collected(describe_vpcs=[1], describe_subnets=[]))
    assert written == tmp_path / "new" / "accounts" / ACCOUNT / REGION
    assert {one.name for one in written.iterdir()} == {
        "describe-vpcs.json",
        "describe-subnets.json",
    }
    assert json.loads((written / "describe-vpcs.json").read_text()) == {"Items": [1]}


def test_a_region_read_again_is_replaced_as_a_whole_and_the_others_stay(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(ACCOUNT, collected(describe_vpcs=[1], describe_subnets=[1]))
    folder.write("109876543210", collected(describe_vpcs=[1]))
    folder.check(ACCOUNT, [REGION])
    written = folder.write(ACCOUNT, collected(describe_vpcs=[2]))
    assert [one.name for one in written.iterdir()] == ["describe-vpcs.json"]
    assert json.loads((written / "describe-vpcs.json").read_text()) == {"Items": [2]}
    assert {one.name for one in (tmp_path / "accounts").iterdir()} == {ACCOUNT, "109876543210"}
    assert [one.name for one in written.parent.iterdir()] == [REGION]


def test_what_cannot_be_written_leaves_the_region_as_it_was(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    written = folder.write(ACCOUNT, collected(describe_vpcs=[1]))
    with pytest.raises(TypeError):
        folder.write(ACCOUNT, collected(describe_subnets=[], describe_vpcs=[object()]))
    assert [one.name for one in written.parent.iterdir()] == [REGION]
    assert [one.name for one in written.iterdir()] == ["describe-vpcs.json"]


@pytest.mark.parametrize("other", ["diary.txt", f"accounts/{ACCOUNT}/{REGION}/diary.txt"])
def test_a_folder_with_other_things_is_refused(tmp_path: Path, other: str) -> None:
    (tmp_path / other).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / other).write_text("dear diary")
    with pytest.raises(CollectError, match=r"other things are in it \(diary\.txt\)"):
        Folder(tmp_path).check(ACCOUNT, [REGION])


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CollectError, match="taken: cannot be read"):
        Folder(tmp_path / "taken").check(ACCOUNT, [REGION])
    with pytest.raises(CollectError, match="cannot be written"):
        Folder(tmp_path / "taken").write(ACCOUNT, collected(describe_vpcs=[]))


@pytest.mark.parametrize(
    "answer",
    [
        {"VpnConnections": [{"Options": {"TunnelOptions": [{"PreSharedKey": SECRET}]}}]},
        {"VpnConnections": [{"CustomerGatewayConfiguration": f"<key>{SECRET}</key>"}]},
        {"Reservations": [{"Instances": [{"UserData": {"Value": SECRET}}]}]},
        {"virtualInterfaces": [{"authKey": SECRET, "bgpPeers": [{"authKey": SECRET}]}]},
        {"virtualInterfaces": [{"customerRouterConfig": SECRET}]},
    ],
)
def test_secrets_are_not_written(answer: dict[str, object]) -> None:
    text = as_text({**answer, "Vpcs": [{"VpcId": "vpc-1"}]})
    assert SECRET not in text
    assert "vpc-1" in text


def test_a_time_is_written_as_a_text() -> None:
    launched = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert json.loads(as_text({"LaunchTime": launched})) == {
        "LaunchTime": "2026-01-02T03:04:05+00:00"
    }
