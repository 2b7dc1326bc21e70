"""`manage.py codes` lists everything that can be said."""

import json
from io import StringIO

from django.core.management import call_command

from playground.engine.reasons import REASONS
from playground.words.candidates import LOST


def listed(*options: str) -> str:
    out = StringIO()
    call_command("codes", *options, stdout=out)
    return out.getvalue()


def test_every_reason_is_listed_once_with_a_rule_and_a_page() -> None:
    codes = json.loads(listed("--json"))
    said = [code["code"] for code in codes if code["effect"] != "loses"]
    assert sorted(said) == sorted(reason.code for reason in REASONS)
    assert all(code["rules"] and code["meaning"] for code in codes)
    assert all(code["link"].startswith("https://docs.aws.amazon.com/") for code in codes)


def test_what_stops_a_packet_comes_first() -> None:
    text = listed()
    assert text.startswith("What stops a packet\n")
    assert "SUBNET_ACL_RESTRICTION  [NACL-05, NACL-08, VPCE-06, NACL-04]" in text
    assert text.index("NO_ROUTE_TO_DESTINATION") < text.index("What lets a packet pass")


def test_routes_that_were_not_taken_have_codes__RT_05() -> None:
    lost = [code["code"] for code in json.loads(listed("--json")) if code["effect"] == "loses"]
    assert lost == sorted(LOST)
