"""Files, folders and archives are read within bounds, and nothing points out of an archive."""

import io
import os
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from playground.exchange import Bounds, Bundle, BundleError

SMALL = Bounds(file=1000, all=2500, files=4)


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def refusal(bundle: Bundle, data: bytes, name: str = "dump.zip") -> str:
    """Why it is not taken in."""
    with pytest.raises(BundleError) as caught:
        bundle.add(name, data)
    return str(caught.value)


def names(bundle: Bundle) -> list[str]:
    """What was taken in."""
    return [content.name for content in bundle.contents]


def test_a_folder_is_read_at_any_depth_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("b/c/deep.json", "b/first.yaml", "a.json"):
        (tmp_path / name).write_text("{}")
    bundle = Bundle()
    bundle.add_path(tmp_path)
    assert [Path(name).name for name in names(bundle)] == ["a.json", "first.yaml", "deep.json"]


def test_what_no_format_is_called_like_is_passed_by_and_told(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    (tmp_path / ".hidden.json").write_text("{}")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.json").write_text("{}")
    bundle = Bundle()
    bundle.add_path(tmp_path)
    assert bundle.contents == []
    assert bundle.skipped == [str(tmp_path / "photo.jpg")]


@pytest.mark.parametrize(
    ("name", "region", "account"),
    [
        ("dump/accounts/123456789012/eu-west-1/vpcs.json", "eu-west-1", "123456789012"),
        ("dump/us-gov-west-1/vpcs.json", "us-gov-west-1", ""),
        ("dump/123456789012/vpcs.json", "", "123456789012"),
        ("eu-west-1.json", "", ""),
        ("dump/vpcs/x.json", "", ""),
    ],
)
def test_folders_say_whose_an_answer_is(name: str, region: str, account: str) -> None:
    bundle = Bundle()
    bundle.add(name, b"{}")
    [content] = bundle.contents
    assert (content.region, content.account) == (region, account)


def test_an_archive_is_read_like_a_folder() -> None:
    bundle = Bundle()
    bundle.add("dump.zip", zipped({"eu-west-1/a.json": b"{}", "b.txt": b"{}", "c.png": b"x"}))
    assert names(bundle) == ["dump.zip/eu-west-1/a.json", "dump.zip/b.txt"]
    assert bundle.contents[0].region == "eu-west-1"
    assert bundle.skipped == ["dump.zip/c.png"]


def test_an_archive_without_files_holds_none() -> None:
    bundle = Bundle()
    bundle.add("dump.zip", zipped({}))
    assert bundle.contents == []


@pytest.mark.parametrize(
    "name", ["../a.json", "a/../../b.json", "/etc/a.json", "C:\\a.json", "..\\a"]
)
def test_no_member_points_out_of_its_archive(name: str) -> None:
    said = refusal(Bundle(), zipped({name: b"{}"}))
    assert said.startswith("dump.zip: ")
    assert said.endswith("points out of the archive.")


def test_a_bomb_is_put_out_where_the_bound_is() -> None:
    said = refusal(Bundle(SMALL), zipped({"a.json": b"0" * 10_000_000}))
    assert said == "dump.zip/a.json: unpacked, it is larger than 1,000 bytes."


def test_many_small_members_are_no_way_around_the_bound() -> None:
    members = {f"{number}.json": b"0" * 900 for number in range(3)}
    assert "2.json: unpacked, it is larger than 700 bytes." in refusal(
        Bundle(SMALL), zipped(members)
    )


def test_a_length_that_lies_is_not_believed() -> None:
    data = bytearray(zipped({"a.json": b"0" * 5000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = struct.pack("<I", 10)
    assert refusal(Bundle(SMALL), bytes(data)).startswith("dump.zip: the archive is damaged")


def test_an_archive_within_an_archive_is_not_read() -> None:
    said = refusal(Bundle(), zipped({"inner.json": zipped({"a.json": b"{}"})}))
    assert said.startswith("dump.zip/inner.json: an archive within an archive")


def test_more_files_than_anybody_has_are_refused() -> None:
    members = {f"{number}.json": b"" for number in range(5)}
    assert refusal(Bundle(SMALL), zipped(members)) == "dump.zip: there are more than 4 files in it."
    bundle = Bundle(SMALL)
    for number in range(4):
        bundle.add(f"{number}.json", b"")
    assert refusal(bundle, b"", "last.json") == "last.json: there are more than 4 files."


def test_more_values_than_anybody_has_are_refused_before_they_take_their_memory() -> None:
    bundle = Bundle(SMALL._replace(values=100))
    bundle.add("first.json", b'{"Vpcs": [' + b"{}," * 40 + b"{}]}")
    said = refusal(bundle, b"[" + b"[]," * 10, "second.json")
    assert said == "second.json: with it there are more than 100 values."


def test_a_damaged_archive_is_told() -> None:
    assert refusal(Bundle(), b"PK\x03\x04 and so on").startswith("dump.zip: the archive is damaged")


def test_an_archive_that_was_made_by_hand_is_told_as_damaged() -> None:
    written = zipped({"a.json": b"{}"})
    deflated = zipped({"a.json": b'{"Vpcs": []}' * 99})
    bzipped = zipped({"a.json": b'{"Vpcs": []}' * 99}, zipfile.ZIP_BZIP2)
    ends = written.index(b"PK\x05\x06") + 16
    by_hand = {
        "a name that is empty": written.replace(b"a.json", b"\0.json"),
        "a name that is no text": zipped({"\xe9.json": b"{}"}).replace(b"\xc3\xa9", b"\xff\xfe"),
        "a directory far away": written[:ends] + b"\xff\xff\xff\x7f" + written[ends + 4 :],
        "what bzip2 cannot unpack": bzipped[:40] + b"\xff" * 20 + bzipped[60:],
        "what nobody can unpack": deflated[:36] + b"\xff" * 9 + deflated[45:],
    }
    for what, data in by_hand.items():
        said = refusal(Bundle(), data)
        assert said.startswith("dump.zip: the archive is damaged: "), what


def test_a_pipe_or_a_link_to_nowhere_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.json").symlink_to("none.json")
    (tmp_path / "a.json").write_text("{}")
    bundle = Bundle()
    bundle.add_path(tmp_path)
    assert names(bundle) == [str(tmp_path / "a.json")]
    assert bundle.skipped == [str(tmp_path / "nowhere.json"), str(tmp_path / "pipe.json")]


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(BundleError, match="Permission denied"):
        Bundle().add_path(tmp_path)


def test_an_encrypted_archive_is_told() -> None:
    data = bytearray(zipped({"a.json": b"{}"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "encrypted" in refusal(Bundle(), bytes(data))


def test_a_large_file_is_refused_before_it_is_read_to_its_end(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(BundleError, match="the file is larger than 64 MiB"):
        Bundle().add_path(large)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="No such file"):
        Bundle().add_path(tmp_path / "none.json")
