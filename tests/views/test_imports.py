"""What is sent becomes a scenario that only its link shows; what is wrong comes back with it."""

import io
import json
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from playground.cabinet import close_drawers
from playground.exporting import FORMATS
from playground.models import Scenario, Vpc
from playground.models.rows import MODELS

pytestmark = pytest.mark.django_db

VPC = {"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16", "OwnerId": "210987654321"}
SUBNET = {"SubnetId": "subnet-0a1", "VpcId": "vpc-0a1", "CidrBlock": "10.0.1.0/24"}
TEXT = json.dumps({"Vpcs": [VPC], "Subnets": [SUBNET], "Widgets": [{"WidgetId": "w-1"}]})


def file(name: str, content: str | bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def send(client: Client, **fields: object) -> HttpResponse:
    """The form, sent."""
    return client.post("/import/", fields)


@pytest.fixture(autouse=True)
def nothing_open() -> None:
    """No drawer of another test is open."""
    close_drawers()


def report_of(scenario: Scenario, part: str) -> list[str]:
    """What the report says there."""
    return list(scenario.import_report[part])


def page(response: HttpResponse) -> str:
    """Its words, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.content.decode()))


def test_pasted_text_becomes_a_scenario_and_the_report_comes_first(client: Client) -> None:
    response = send(client, text=TEXT)
    [scenario] = Scenario.objects.all()
    assert response.status_code == 303
    assert response.headers["Location"] == f"/s/{scenario.slug}/import/"
    report = page(client.get(response.headers["Location"]))
    assert "1 VPC" in report
    assert "Widgets w-1" in report
    shown = client.get(f"/s/{scenario.slug}/").content.decode()
    assert "vpc-0a1" in shown
    assert f"/s/{scenario.slug}/import/" in shown


@pytest.mark.parametrize("path", ["", ".", "\ud800/v.json", "a\0b/v.json"])
def test_a_path_may_be_anything(client: Client, path: str) -> None:
    response = send(client, files=[file("v.json", TEXT)], paths=json.dumps([path]))
    assert response.status_code == 303
    assert client.get(response.headers["Location"]).status_code == 200


def test_only_the_link_shows_it_and_no_file_tells_the_link(client: Client) -> None:
    host = {"NetworkInterfaceId": "eni-0a1", "SubnetId": "subnet-0a1", "VpcId": "vpc-0a1"}
    text = json.dumps({"Vpcs": [VPC], "Subnets": [SUBNET], "NetworkInterfaces": [host]})
    slug = send(client, text=text).headers["Location"].split("/")[2]
    assert re.fullmatch("[0-9a-f]{32}", slug)
    assert slug not in client.get("/").content.decode()
    assert slug not in client.get(f"/s/{slug}/scenario.yaml").content.decode()
    for name in FORMATS:
        sent = client.get(f"/s/{slug}/export/{name}?from=eni-0a1&to=internet")
        assert sent.status_code == 200
        assert slug.encode() not in sent.content, name
        assert f'"{FORMATS[name].file_name("my-network")}"' in sent.headers["Content-Disposition"]


def test_files_keep_their_folders(client: Client) -> None:
    files = [
        file("vpcs.json", json.dumps({"Vpcs": [VPC]})),
        file("subnets.json", json.dumps({"Subnets": [SUBNET]})),
        file("photo.png", b"\x89PNG"),
    ]
    paths = ["dump/eu-west-1/vpcs.json", "dump/eu-west-1/subnets.json", "dump/photo.png"]
    response = send(client, files=files, paths=json.dumps(paths))
    assert response.status_code == 303
    assert [vpc.region for vpc in Vpc.objects.all()] == ["eu-west-1"]
    [scenario] = Scenario.objects.all()
    assert scenario.title == "Dump"
    assert any(note.startswith("dump/photo.png was not") for note in report_of(scenario, "notes"))


@pytest.mark.parametrize("paths", ["", "[", "{}", "[1]", "[" * 100_000, '["../../etc/x", 7]'])
def test_paths_that_lie_are_names_at_most(client: Client, paths: str) -> None:
    files = [file("vpcs.json", json.dumps({"Vpcs": [VPC]})), file("b.json", "{}")]
    assert send(client, files=files, paths=paths).status_code in (303, 422)


def test_an_archive_is_unpacked(client: Client) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("eu-west-1/all.json", TEXT)
    assert send(client, files=file("dump.zip", buffer.getvalue())).status_code == 303
    assert [vpc.region for vpc in Vpc.objects.all()] == ["eu-west-1"]


def test_region_and_parameters_are_taken(client: Client) -> None:
    template = (
        "Parameters: {Block: {Type: String}}\n"
        "Resources: {Main: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Block}}}\n"
    )
    response = send(
        client, text=template, region="eu-north-1", parameters="Block = 10.7.0.0/16\n\n"
    )
    assert response.status_code == 303
    assert [(vpc.cidr, vpc.region) for vpc in Vpc.objects.all()] == [("10.7.0.0/16", "eu-north-1")]


def test_accounts_can_be_withheld(client: Client) -> None:
    send(client, text=TEXT, anonymise="1")
    assert [vpc.account for vpc in Vpc.objects.all()] == ["111111111111"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Nothing was sent. Choose files, or paste text."),
        ({"text": "buy milk"}, "Nothing here is in a format that is known: pasted text."),
        ({"text": '{"Vpcs": ['}, "pasted text:1:11 The file ends too early: it is cut off."),
        ({"text": TEXT.replace("vpc-0a1", "vpc-9", 1)}, "pasted text › Subnets[0]"),
        ({"text": TEXT, "region": "Mars"}, "Region: “Mars” is none; write one like us-east-1."),
        ({"text": TEXT, "parameters": "x"}, "Parameters: “x” is not of the form Name=value."),
        ({"text": '{"Vpcs": "<script>"}'}, "a list is needed here"),
    ],
)
def test_what_is_wrong_comes_back_with_what_was_sent(
    client: Client, fields: dict[str, str], told: str
) -> None:
    response = send(client, **fields)
    assert response.status_code == 422
    assert told in page(response)
    assert "Nothing was stored" in page(response)
    assert "choose them again" not in page(response)
    assert fields.get("text", "")[:8].replace('"', "&quot;") in response.content.decode()
    assert not any(model._default_manager.exists() for model in (Scenario, *MODELS))


def test_a_damaged_archive_is_told(client: Client) -> None:
    response = send(client, files=file("dump.zip", b"PK\x03\x04 and so on"))
    assert response.status_code == 422
    assert "dump.zip: the archive is damaged" in page(response)


def test_more_resources_than_a_sandbox_bears_are_refused(
    client: Client, settings: Settings
) -> None:
    settings.MOST_RESOURCES = 3
    response = send(client, text=TEXT)
    assert response.status_code == 422
    assert "at most 3 can be opened here" in page(response)
    assert not Scenario.objects.exists()


def test_a_bomb_is_put_out(client: Client, settings: Settings) -> None:
    settings.UPLOAD_LARGEST = 64 * 1024
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b"0" * 5_000_000)
    response = send(client, files=file("bomb.zip", buffer.getvalue()))
    assert "bomb.zip/a.json: unpacked, it is larger than 256 KiB." in page(response)
    assert "choose them again" in page(response)


def test_the_report_of_what_was_never_imported_is_not_found(client: Client) -> None:
    Scenario.objects.create(slug="plain", title="Plain")
    assert client.get("/s/plain/import/").status_code == 404
    assert client.get("/s/nowhere/import/").status_code == 404


def test_names_of_a_source_are_no_markup(client: Client) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    text = TEXT.replace("Widgets", hostile).replace("w-1", hostile)
    report = client.get(send(client, text=text).headers["Location"]).content.decode()
    assert "<img" not in report
    assert "&lt;img src=x" in report


def test_a_form_from_elsewhere_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/import/", {"text": TEXT}).status_code == 403
