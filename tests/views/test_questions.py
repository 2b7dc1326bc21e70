"""The form: what a URL asks, and the message beside the field at fault."""

import pytest

from playground.question import names
from playground.views.here import here_of
from playground.views.questions import Form, offered, read_question
from tests.engine.cast import three_tiers


def form(**parameters: str) -> Form:
    """The form as the page has it for this query."""
    query = {key.rstrip("_"): value for key, value in parameters.items()}
    here = here_of("/s/x/", query)
    return read_question(three_tiers(), here.question, here.asks)


def errors(found: Form) -> dict[str, str]:
    return {field.name: field.error for field in found.fields if field.error}


def value(found: Form, name: str) -> str:
    return next(field.value for field in found.fields if field.name == name)


def test_a_page_without_a_question_complains_of_nothing() -> None:
    assert errors(form()) == {}
    assert form().question is None


def test_one_end_alone_fills_its_field_and_complains_of_nothing() -> None:
    found = form(from_="web-host")
    assert value(found, "from") == "web-host"
    assert errors(found) == {}


def test_both_ends_left_empty_are_both_asked_for() -> None:
    assert set(errors(form(from_="", to=" "))) == {"from", "to"}


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"from_": "nobody", "to": "web-host"}, "from"),
        ({"from_": "web-host", "to": "nobody"}, "to"),
        ({"from_": "web-host", "to": "10.0.0.256"}, "to"),
        ({"from_": "api-host", "to": "2001:db8:ffff::10"}, "to"),
        ({"from_": "web-host", "to": "app-host", "port": "65536"}, "port"),
        ({"from_": "web-host", "to": "app-host", "port": "http"}, "port"),
        ({"from_": "web-host", "to": "app-host", "source_port": "-1"}, "source_port"),
        ({"from_": "web-host", "to": "app-host", "size": "9002"}, "size"),
        (
            {"from_": "web-host", "to": "app-host", "protocol": "icmp", "icmp_type": "x"},
            "icmp_type",
        ),
        ({"from_": "web-host", "to": "app-host", "protocol": "999"}, "protocol_number"),
        ({"from_": "web-host", "to": "app-host", "protocol": "other"}, "protocol"),
    ],
)
def test_a_mistake_is_told_beside_its_field(parameters: dict[str, str], field: str) -> None:
    found = form(**parameters)
    assert list(errors(found)) == [field]
    assert found.question is None


def test_what_was_typed_stays_in_the_field_beside_the_message() -> None:
    assert value(form(from_="nobody", to="web-host"), "from") == "nobody"


def test_another_protocol_goes_by_its_number() -> None:
    found = form(from_="web-host", to="app-host", protocol="other", protocol_number="47")
    assert errors(found) == {}
    assert value(found, "protocol") == "other"
    assert value(found, "protocol_number") == "47"


def test_a_port_left_over_from_tcp_does_not_hinder_a_ping() -> None:
    found = form(from_="web-host", to="app-host", protocol="icmp", port="443")
    assert errors(found) == {}
    assert found.question is not None


def test_a_size_is_asked_about_whatever_the_protocol() -> None:
    for protocol in ("tcp", "icmp"):
        found = form(from_="web-host", to="app-host", protocol=protocol, size="1500")
        assert found.question is not None
        assert found.question.size == 1500


def test_everything_that_may_be_typed_is_offered_with_what_it_is() -> None:
    offers = {offer.text: offer.note for offer in offered(names(three_tiers()))}
    assert offers["web-host"].startswith("instance, 10.0.1.10")
    assert "198.51.100.10" in offers["internet"]
