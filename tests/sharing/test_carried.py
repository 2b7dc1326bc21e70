"""What a link carries comes out as it went in, and nothing else comes out of any other text."""

import json
import random
from typing import Any

import pytest

from playground.cabinet import Drawer
from playground.examples import ORDER
from playground.exchange import Bundle, ImportOptions, import_bundle
from playground.models import Scenario
from playground.models.rows import Rows
from playground.question import QuestionError
from playground.scenariofile import ScenarioFileError
from playground.sharing import carried
from playground.sharing.carried import (
    CarriedError,
    TooMuchToCarry,
    carry,
    open_carried,
    pack,
    uncarry,
)
from playground.sources import example_path, open_path, opened

SHORT = "three-tier"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BOUND = 2_500
"""Characters: no example needs more, so its link fits into any chat."""


def drawer_of(slug: str) -> Drawer:
    """An example, opened without a database."""
    example = open_path(example_path(slug))
    return Drawer(example.rows.scenario, example.rows, ("test", slug))


def verdicts(drawer: Drawer) -> list[tuple[str, str]]:
    """What the checks of a network ask, and what they find."""
    return [
        (check.title, result.message if isinstance(result, QuestionError) else result.found)
        for check, result in drawer.results
    ]


@pytest.mark.parametrize("slug", ORDER)
def test_an_example_comes_out_as_it_went_in(slug: str) -> None:
    original = drawer_of(slug)
    link = carry(original)
    assert len(link) < BOUND
    again = open_carried(link)
    assert verdicts(again) == verdicts(original)
    assert [node.id for node in again.network] == [node.id for node in original.network]
    assert (again.title, again.description) == (original.title, original.description)
    assert verdicts(open_carried(carry(again))) == verdicts(original)
    assert not again.editable


def test_a_network_that_was_found_stays_as_found_with_all_that_is_not_described() -> None:
    name = {"Key": "Name", "Value": "a\u202eb\x01 <b>"}
    vpc = {"VpcId": "vpc-0a1b2c3d", "CidrBlock": "10.0.0.0/16", "Tags": [name]}
    host = {
        "InstanceId": "i-1",
        "SubnetId": "subnet-1",
        "VpcId": "vpc-0a1b2c3d",
        "PrivateIpAddress": "10.0.1.9",
        "SecurityGroups": [{"GroupId": "sg-9", "GroupName": "x"}],
    }
    bundle = Bundle()
    subnet = {"SubnetId": "subnet-1", "VpcId": "vpc-0a1b2c3d", "CidrBlock": "10.0.1.0/24"}
    found = {"Vpcs": [vpc], "Subnets": [subnet], "Reservations": [{"Instances": [host]}]}
    bundle.add("found.json", json.dumps(found).encode())
    imported = opened(import_bundle(bundle, "found", ImportOptions()))
    original = Drawer(imported.rows.scenario, imported.rows, ("test", "found"))
    again = open_carried(carry(original))
    assert again.opened.rows.scenario.as_found
    assert original.network.undescribed
    assert again.network.undescribed == original.network.undescribed
    assert [(one.id, one.name) for one in again.network] == [
        (one.id, one.name) for one in original.network
    ]
    assert again.findings == original.findings


def test_the_same_network_makes_the_same_link_in_letters_of_addresses() -> None:
    link = carry(drawer_of(SHORT))
    assert link == carry(drawer_of(SHORT))
    assert link.startswith("1.")
    assert set(link[2:]) <= set(LETTERS)


def test_of_what_no_list_shows_a_link_tells_no_secret() -> None:
    secret = "0123456789abcdef0123456789abcdef"
    scenario = Scenario(slug=secret, title="Mine", is_listed=False)
    drawer = Drawer(scenario, Rows(scenario), ("test",))
    assert json.loads(uncarry(carry(drawer)))["slug"] == "mine"


def test_a_link_that_is_cut_off_anywhere_is_never_opened() -> None:
    link = carry(drawer_of(SHORT))
    assert len(link) > 1_000
    for length in range(0, len(link), 10):
        with pytest.raises(CarriedError):
            uncarry(link[:length])
    for length in range(len(link) - 5, len(link)):
        with pytest.raises(CarriedError, match="cut off"):
            uncarry(link[:length])


def test_a_bomb_is_not_unpacked() -> None:
    bomb = pack(" " * (40 * carried.LARGEST))
    assert len(bomb) < carried.LONGEST
    with pytest.raises(CarriedError, match="unpacks to more than 1 MiB"):
        uncarry(bomb)


def test_what_is_just_small_enough_is_unpacked() -> None:
    text = " " * carried.LARGEST
    assert uncarry(pack(text)) == text


def test_what_is_no_text_is_refused() -> None:
    squeeze = carried.zlib.compressobj(9, carried.zlib.DEFLATED, carried.RAW)
    packed = squeeze.compress(b"\xff\xfe{") + squeeze.flush()
    with pytest.raises(CarriedError, match="holds no text"):
        uncarry(carried.VERSION + carried._encoded(packed))


@pytest.mark.parametrize(
    "sign", ["=", "+", "/", " ", "%", ".", "\n", "é", "\N{RIGHT-TO-LEFT OVERRIDE}"]
)
def test_a_sign_that_does_not_belong_is_told_with_its_place(sign: str) -> None:
    link = carry(drawer_of(SHORT))
    with pytest.raises(CarriedError, match="Character 21 behind the “#” is") as told:
        uncarry(link[:20] + sign + link[20:])
    assert sign.isprintable() or sign not in str(told.value)


def test_no_link_is_spelt_in_two_ways() -> None:
    """The last letter of most links has bits that say nothing: they are zero."""
    texts = ["x" * length for length in range(9)]
    links = [link for link in map(pack, texts) if len(link[2:]) % 4]
    assert len(links) > 3
    for link in links:
        assert pack(uncarry(link)) == link
        following = LETTERS[LETTERS.index(link[-1]) + 1]
        with pytest.raises(CarriedError, match="cut off"):
            uncarry(link[:-1] + following)


def test_what_stands_behind_the_end_is_refused() -> None:
    link = carry(drawer_of(SHORT))
    with pytest.raises(CarriedError):
        uncarry(link + "A")
    for text in ("{}", "{ }", "{  }", "{   }"):
        longer = carried._decoded(pack(text)[2:]) + b"more"
        with pytest.raises(CarriedError, match="behind the end"):
            uncarry(carried.VERSION + carried._encoded(longer))


def test_whatever_is_changed_in_a_link_it_opens_or_is_refused_by_words() -> None:
    link = carry(drawer_of(SHORT))
    dice = random.Random(6)
    refused = 0
    for _ in range(300):
        spoiled = list(link)
        for _ in range(dice.randint(1, 4)):
            spoiled[dice.randrange(2, len(spoiled))] = dice.choice(LETTERS)
        refused += opens_or_says_why("".join(spoiled))
    assert refused > 200


def test_whatever_file_is_carried_it_opens_or_is_refused_by_words() -> None:
    text = json.dumps(json.loads(uncarry(carry(drawer_of("public-and-private")))))
    dice = random.Random(7)
    refused = 0
    for _ in range(120):
        at, length = dice.randrange(len(text)), dice.randint(1, 12)
        other = dice.choice(["", '"', "{", "}", "[]", "null", "-1", "1e999", "\\ud800", "\0", "é"])
        refused += opens_or_says_why(pack(text[:at] + other + text[at + length :]))
    assert refused > 60


def opens_or_says_why(link: str) -> bool:
    """Was it refused?  Any other error fails the test."""
    try:
        open_carried(link).results  # noqa: B018
    except (CarriedError, ScenarioFileError) as problem:
        assert str(problem)
        return True
    return False


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1", "not JSON"),
        ("[" * 50_000, "levels are nested"),
        ('{"vpcs":' * 30, "levels are nested"),
        ("[1]", "no scenario file"),
        ('{"format":2}', "Only format 1"),
        ('{"format":1,"vpcs":{"a":{"cidr":"10.0.0.0/16","cidr":"x"}}}', "twice"),
        ('{"format":1,"x":[' + "1," * 50_000 + "1]}", "more than any network"),
    ],
    ids=["yaml", "nested lists", "nested tables", "list", "format", "twice", "values"],
)
def test_a_hostile_file_is_refused_where_it_is_wrong(text: str, says: str) -> None:
    with pytest.raises((CarriedError, ScenarioFileError), match=says):
        open_carried(pack(text))


def test_a_network_without_room_in_a_link_is_told_what_to_do_instead() -> None:
    noise = "".join(random.Random(8).choices("0123456789abcdef", k=2 * carried.LONGEST))
    scenario = Scenario(slug="x", title="x", description=noise)
    with pytest.raises(TooMuchToCarry, match="take a snapshot of it instead"):
        carry(Drawer(scenario, Rows(scenario), ("test", "large")))


def test_what_could_not_be_opened_again_is_not_carried() -> None:
    scenario = Scenario(slug="x", title="x", description=", " * carried.MOST_COMMAS)
    with pytest.raises(TooMuchToCarry, match="says more than a link may carry"):
        carry(Drawer(scenario, Rows(scenario), ("test", "commas")))


def test_what_was_opened_is_at_hand_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    link = carry(drawer_of(SHORT))
    first = open_carried(link)
    monkeypatch.setattr(carried, "_made", lambda *_: pytest.fail("it was made again"))
    assert open_carried(link).network is first.network


def test_the_bound_on_resources_is_that_of_the_site(settings: Any) -> None:
    text = json.dumps({"format": 1, "vpcs": {f"v{n}": {"cidr": "10.0.0.0/16"} for n in range(4)}})
    settings.MOST_RESOURCES = 3
    with pytest.raises(ScenarioFileError, match="These are 4 resources; at most 3"):
        open_carried(pack(text))
