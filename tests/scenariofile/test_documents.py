"""YAML and JSON become the same tree of plain values, and every value knows its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.scenariofile.document import read_document
from playground.scenariofile.faults import Faults
from playground.scenariofile.letters import misfit
from playground.scenariofile.tree import Listing, Spot, Table, Value, plain
from tests.scenarios import file

ANY_TEXT = st.text(max_size=10).filter(lambda text: not misfit(text))
ONE_LINE = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=10)
NUMBERS = st.integers(-(10**16), 10**16)


def documents(texts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Any mapping of plain values with such texts."""
    values = st.recursive(
        st.one_of(st.none(), st.booleans(), NUMBERS, texts),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=20,
    )
    return st.dictionaries(texts, values, min_size=1, max_size=5)


def tree(text: str | bytes) -> Table:
    """The tree of a text without faults."""
    faults = Faults("file")
    found = read_document(text, faults)
    assert faults.told() == ()
    return found


def values(text: str | bytes) -> Any:
    """What the text says."""
    return plain(tree(text))


def spots(value: Value) -> list[Spot]:
    """Where every value stands, depth first."""
    if isinstance(value, Table):
        inner = [spot for entry in value.entries.values() for spot in spots(entry.value)]
    else:
        items = value.items if isinstance(value, Listing) else []
        inner = [spot for item in items for spot in spots(item)]
    return [value.spot, *inner]


@given(documents(ANY_TEXT), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_json_is_read_as_it_was_written(
    document: dict[str, Any], indent: int | str | None, escaped: bool
) -> None:
    assert values(json.dumps(document, indent=indent, ensure_ascii=escaped)) == document


@given(documents(ONE_LINE))
def test_places_in_json_are_those_of_the_same_text_as_yaml(document: dict[str, Any]) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False)
    as_yaml = "---\n" + text  # what begins with a brace is JSON, this does not
    assert spots(tree(as_yaml)) == [spot._replace(line=spot.line + 1) for spot in spots(tree(text))]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"a\\u00e9\\ud83d\\ude00\\n\\"\\\\\\/"', 'aé😀\n"\\/'),
        ("\t\ttrue\t", True),
        ("null", None),
        ("-0", 0),
        ("12345678901234567890123", "12345678901234567890123"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("[ ]", []),
        ("{\r\n}", {}),
    ],
)
def test_json_values_are_read(written: str, meant: object) -> None:
    assert values(f'{{"a": {written}}}') == {"a": meant}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("web", "web"),
        ("'1'", "1"),
        ("1", 1),
        ("-7", -7),
        ("012345678901", "012345678901"),
        ("123456789012345678901", "123456789012345678901"),
        ("1.10", "1.10"),
        ("22:22", "22:22"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("yes", "yes"),
        ("no", "no"),
        ("off", "off"),
        ("True", True),
        ("'true'", "true"),
        ("~", None),
        ("", None),
        ("2001:db8::/32", "2001:db8::/32"),
        ("2026-01-02", "2026-01-02"),
        ("[a, b]", ["a", "b"]),
        ("|\n  one\n\n  two\n", "one\n\ntwo\n"),
        (">\n  one\n  two\n", "one two\n"),
    ],
)
def test_yaml_values_are_read_by_the_plain_rules(written: str, meant: object) -> None:
    assert values(f"a: {written}") == {"a": meant}


@pytest.mark.parametrize(
    ("key", "name"), [("1", "1"), ("true", "true"), ("~", ""), ("'a b'", "a b")]
)
def test_every_key_is_text(key: str, name: str) -> None:
    assert values(f"{key}: x") == {name: "x"}


def test_an_alias_stands_for_what_it_names() -> None:
    assert values("a: &rows [{b: 1}]\nc: *rows\n") == {"a": [{"b": 1}], "c": [{"b": 1}]}


def test_a_repeated_scalar_stands_where_it_is_repeated() -> None:
    found = tree("a: &x y\nb: *x\n").entries["b"].value
    assert found.spot == Spot(2, 4)


def test_a_byte_order_mark_and_windows_lines_do_no_harm() -> None:
    content = "\ufefftitle: Café\r\nslug: a\r\n".encode()
    assert values(content) == {"title": "Café", "slug": "a"}


def test_yaml_in_braces_is_yaml() -> None:
    assert values("{format: 1, title: 'It is'}") == {"format": 1, "title": "It is"}


def test_a_file_in_json_is_read_like_one_in_yaml() -> None:
    text = "format: 1\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n"
    assert values(json.dumps(values(text))) == values(text)


# --- what stands above the sections


@pytest.mark.parametrize(
    ("head", "title", "slug"),
    [
        ("title: A lab\nslug: my-lab", "A lab", "my-lab"),
        ("title: 42", "42", "scenario"),
        ("title: '  '", "Scenario", "scenario"),
        ("", "Scenario", "scenario"),
    ],
)
def test_a_title_and_a_slug_are_there_in_any_case(head: str, title: str, slug: str) -> None:
    found = file(head)
    assert (found.title, found.slug, found.description) == (title, slug, "")


def test_the_description_keeps_its_paragraphs() -> None:
    found = file("description: |\n  One\n  line.\n\n  Another.\n")
    assert found.description == "One\nline.\n\nAnother."
