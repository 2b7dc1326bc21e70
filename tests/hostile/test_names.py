"""Names that hide something, or are far too long: refused where people write, shown where they come
from an account; and names of any script are kept as they are.
"""

import html
import json

import pytest
from django.test import Client

from playground.models import Scenario, Vpc
from tests.views.building import HTMX, begin_with_subnets, drawer

INVISIBLE = {
    "right-to-left override": "\u202e",
    "left-to-right embedding": "\u202a",
    "isolate": "\u2066",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "Arabic letter mark": "\u061c",
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "tag letter": "\U000e0041",
    "line separator": "\u2028",
}
CONTROLS = {"NUL": "\x00", "escape": "\x1b", "delete": "\x7f", "CSI": "\x9b", "bell": "\x07"}
LINES = {"line feed": "\n", "carriage return": "\r", "tab": "\t"}
MISPLACED = (
    ("می\u200c", "\u200c"),
    ("\u200dක", "\u200d"),
    ("می\u200c\u200cخواهم", "\u200c"),
    ("é\u200dé", "\u200d"),
    ("می\u200c خواهم", "\u200c"),
    ("👩\u200c💻", "\u200c"),
    ("👩\u200dw", "\u200d"),
    ("۱\u200c۲", "\u200c"),
)
"""What is spelling between letters of some scripts hides between others."""
WRONG = (
    *((f"web{sign}gpj", f"(U+{ord(sign):04X})") for sign in INVISIBLE.values()),
    *((f"web{sign}gpj", "A control character is in this text.") for sign in CONTROLS.values()),
    *((f"web{sign}gpj", "without tabs") for sign in LINES.values()),
    *((name, f"(U+{ord(sign):04X})") for name, sign in MISPLACED),
    ("web" * 3_334, "255 characters"),
    ("w" * 256, "255 characters"),
)
PLACES = (
    "at the end",
    "at the beginning",
    "doubled",
    "beside a letter of another script",
    "before a blank",
    "apart between pictures",
    "picture and letter",
    "between digits",
)
IDS = (*INVISIBLE, *CONTROLS, *LINES, *PLACES, "10,000 letters", "256 letters")
GOOD = (
    "web-1",
    "Ünïcode",
    "中文",
    "שלום",
    "العربية",
    "हिन्दी",
    "🦩",
    "می\u200cخواهم",
    "क्\u200dष",
    "क्\u200cष",
    "ශ්\u200dරී",
    "👩🏽\u200d💻",
    "❤️\u200d🔥",
    "👨\u200d👩\u200d👧",
    "a" * 255,
    "<b> & \\N",
    "=1+1",
)


@pytest.fixture
def own(client: Client, db: None) -> str:
    """A scenario of one's own with one VPC."""
    return begin_with_subnets(client)


def vpc_of(slug: str) -> Vpc:
    """The one VPC that a scenario has."""
    found: Vpc = Vpc.objects.get(scenario=drawer(slug).opened.rows.scenario)
    return found


def said_by(text: str) -> str:
    """What a page says, without its markup's own letters."""
    return html.unescape(text)


def test_a_form_refuses_it_and_says_why(client: Client, own: str) -> None:
    vpc = vpc_of(own)
    for name, message in WRONG:
        response = client.post(f"/s/{own}/edit/{vpc.aws_id}", {"name": name})
        assert response.status_code == 422, message
        assert message in said_by(response.content.decode())
        form = {"name": name, "cidr": "10.9.0.0/16"}
        added = client.post(f"/s/{own}/add/vpc/", form, headers=HTMX)
        assert message in said_by(added.content.decode())
    assert vpc_of(own).name == vpc.name


@pytest.mark.parametrize(("name", "message"), WRONG, ids=IDS)
@pytest.mark.parametrize("place", ["key", "name", "note", "title", "check"])
def test_a_scenario_file_with_it_is_refused_at_its_place(
    client: Client, db: None, name: str, message: str, place: str
) -> None:
    rules = [{"source": "10.0.0.0/8", "description": name if place == "note" else "x"}]
    check = {"from": "internet", "to": "internet", "expect": "unreachable"}
    document = {
        "format": 1,
        "title": name if place == "title" else "x",
        "vpcs": {name if place == "key" else "a": {"cidr": "10.0.0.0/16"}},
        "security_groups": {"g": {"ingress": rules}},
        "checks": [{**check, "title": name if place == "check" else "x"}],
    }
    if place == "name":
        document["vpcs"] = {"a": {"cidr": "10.0.0.0/16", "name": name}}
    text = json.dumps(document)
    response = client.post("/import/", {"text": text})
    assert response.status_code == 422
    told = said_by(response.content.decode())
    most = message.replace("255", "200") if place in ("title", "check") else message
    assert most in told
    assert "1:" in told  # the line, and the column behind it
    assert not Scenario.objects.exists()


def of_an_account(name: str) -> str:
    tags = [{"Key": "Name", "Value": name}]
    return json.dumps({"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "Tags": tags}]})


def of_a_template(name: str) -> str:
    tags = [{"Key": "Name", "Value": name}]
    one = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "Tags": tags}}
    return json.dumps({"Resources": {"A": one}})


def of_a_plan(name: str) -> str:
    values = {"id": "vpc-1", "cidr_block": "10.0.0.0/16", "tags": {"Name": name}}
    one = {
        "address": "aws_vpc.a",
        "mode": "managed",
        "type": "aws_vpc",
        "name": "a",
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "values": values,
    }
    state = {"format_version": "1.0", "terraform_version": "1.9.0"}
    return json.dumps({**state, "values": {"root_module": {"resources": [one]}}})


@pytest.mark.parametrize("name", [name for name, _ in WRONG if "\x00" not in name])
@pytest.mark.parametrize("source", [of_an_account, of_a_template, of_a_plan])
def test_an_import_with_it_comes_in_and_shows_it(
    client: Client, db: None, source: object, name: str
) -> None:
    assert callable(source)
    response = client.post("/import/", {"text": source(name)})
    assert response.status_code == 303, said_by(response.content.decode())
    kept = Vpc.objects.get().name
    assert "\ufffd" in kept or kept == name[:255]
    assert kept.isprintable() or "\ufffd" in kept
    assert not [sign for sign in kept if sign != "\ufffd" and not sign.isprintable()]


def test_names_of_any_script_are_kept(client: Client, own: str) -> None:
    for name in GOOD:
        response = client.post(f"/s/{own}/edit/{vpc_of(own).aws_id}", {"name": name})
        assert response.status_code == 303
        assert vpc_of(own).name == name
        assert name in said_by(client.get(f"/s/{own}/").content.decode())
        written = client.get(f"/s/{own}/export/json").content.decode()
        assert client.post("/import/", {"text": written}).status_code == 303


@pytest.mark.parametrize("source", [of_an_account, of_a_template, of_a_plan])
def test_names_of_any_script_come_in_as_they_are(client: Client, db: None, source: object) -> None:
    assert callable(source)
    for name in GOOD:
        assert client.post("/import/", {"text": source(name)}).status_code == 303
        assert Vpc.objects.latest("pk").name == name


@pytest.mark.parametrize("name", [name for name in GOOD if not name.isprintable()])
def test_what_has_such_a_name_can_be_asked_about(client: Client, own: str, name: str) -> None:
    asked = client.get(f"/s/{own}/", {"from": name, "to": "internet"}).content.decode()
    assert f'value="{name}"' in asked


@pytest.mark.parametrize("name", ["a" * 41, "a" * 10_000, "\x00\u202e\u200b"])
def test_a_visitor_s_name_is_short_and_seen(client: Client, name: str) -> None:
    assert client.post("/you/", {"name": name}).status_code == 400
