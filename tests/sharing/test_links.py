"""Links are given, renewed and taken back: by whom, and that one of each power is open at most."""

import pytest
from django.db import IntegrityError, transaction

from playground.links import Maker, Opening, give_link, new_token, open_by, renew_link
from playground.models import Link, Scenario
from playground.sharing.giving import (
    BY_NAME,
    EDIT_STAYS,
    GIVE,
    NOT_YOURS,
    RENEW,
    WITHDRAW,
    Closed,
    NotGiven,
    act_on_link,
    has_say,
)

pytestmark = pytest.mark.django_db

ANN, BOB = Maker(visitor="a" * 16), Maker(visitor="b" * 16)


@pytest.fixture
def scenario() -> Scenario:
    """A network of Ann's, with a link to edit."""
    made = Scenario.objects.create(
        slug=new_token(), title="Shop", is_listed=False, visitor=ANN.visitor
    )
    give_link(made, Link.EDIT, made.slug)
    return made


def by(scenario: Scenario, power: str) -> Opening:
    """The network, as its link of a power opens it."""
    opening = open_by(give_link(scenario, power).token)
    assert opening is not None
    return opening


def powers(scenario: Scenario) -> list[str]:
    return sorted(scenario.links.filter(withdrawn=None).values_list("power", flat=True))


def test_a_link_is_given_once(scenario: Scenario) -> None:
    opening = by(scenario, Link.EDIT)
    first, again = (act_on_link(opening, Link.VIEW, GIVE, False) for _ in range(2))
    assert first == again
    assert powers(scenario) == ["edit", "view"]


@pytest.mark.parametrize("power", [Link.VIEW, Link.EDIT])
def test_a_renewed_link_closes_the_old_one_and_no_other(scenario: Scenario, power: str) -> None:
    old = {one: give_link(scenario, one).token for one in (Link.VIEW, Link.EDIT)}
    fresh = act_on_link(by(scenario, Link.EDIT), power, RENEW, True)
    assert fresh is not None
    assert open_by(old[power]) is None
    opening = open_by(fresh.token)
    assert opening is not None and opening.may_edit == (power == Link.EDIT)
    (other,) = {Link.VIEW, Link.EDIT} - {power}
    assert open_by(old[other]) is not None
    assert powers(scenario) == ["edit", "view"]


def test_a_withdrawn_view_link_is_closed_and_may_be_given_anew(scenario: Scenario) -> None:
    old = give_link(scenario, Link.VIEW).token
    opening = by(scenario, Link.EDIT)
    assert act_on_link(opening, Link.VIEW, WITHDRAW, True) is None
    assert open_by(old) is None
    fresh = act_on_link(opening, Link.VIEW, GIVE, False)
    assert fresh is not None and fresh.token != old
    assert open_by(old) is None


def test_the_link_to_edit_is_renewed_and_never_only_withdrawn(scenario: Scenario) -> None:
    opening = by(scenario, Link.EDIT)
    with pytest.raises(NotGiven, match=EDIT_STAYS):
        act_on_link(opening, Link.EDIT, WITHDRAW, True)
    assert open_by(opening.slug) is not None


def test_a_network_that_is_opened_by_its_name_has_no_link_to_edit(scenario: Scenario) -> None:
    listed = Scenario.objects.create(slug="listed", title="Listed")
    opening = open_by("listed")
    assert opening is not None and opening.may_edit
    with pytest.raises(NotGiven, match=BY_NAME):
        act_on_link(opening, Link.EDIT, RENEW, True)
    assert powers(listed) == []


@pytest.mark.parametrize("act", [GIVE, RENEW, WITHDRAW])
def test_who_only_looks_gives_and_takes_nothing(scenario: Scenario, act: str) -> None:
    opening = by(scenario, Link.VIEW)
    with pytest.raises(NotGiven, match="for looking"):
        act_on_link(opening, Link.VIEW, act, True)
    assert open_by(opening.slug) is not None


def test_the_maker_has_a_say_and_others_who_edit_have_none(scenario: Scenario) -> None:
    opening = by(scenario, Link.EDIT)
    assert has_say(opening, ANN)
    assert not has_say(opening, BOB)
    assert not has_say(opening, Maker(owner=7))
    with pytest.raises(NotGiven, match=NOT_YOURS):
        act_on_link(opening, Link.VIEW, WITHDRAW, has_say(opening, BOB))


def test_an_account_has_a_say_wherever_it_signs_in_and_a_browser_none(
    scenario: Scenario, django_user_model: type
) -> None:
    user = django_user_model.objects.create_user("ann")  # type: ignore[attr-defined]
    scenario.owner, scenario.visitor = user, ""
    scenario.save()
    opening = by(scenario, Link.EDIT)
    assert has_say(opening, Maker(owner=user.pk))
    assert not has_say(opening, Maker(owner=user.pk + 1))
    assert not has_say(opening, ANN)
    assert not has_say(opening, Maker())


def test_where_nobody_is_known_to_have_made_it_whoever_edits_has_a_say(scenario: Scenario) -> None:
    Scenario.objects.update(visitor="")
    assert has_say(by(scenario, Link.EDIT), BOB)
    assert not has_say(by(scenario, Link.VIEW), BOB)


def test_the_maker_has_no_say_by_a_link_to_look(scenario: Scenario) -> None:
    assert not has_say(by(scenario, Link.VIEW), ANN)


def test_of_two_who_renew_by_the_same_link_one_does(scenario: Scenario) -> None:
    one, other = by(scenario, Link.EDIT), by(scenario, Link.EDIT)
    fresh = act_on_link(one, Link.EDIT, RENEW, True)
    with pytest.raises(Closed):
        act_on_link(other, Link.EDIT, RENEW, True)
    assert scenario.links.get(power=Link.EDIT, withdrawn=None) == fresh


def test_the_database_holds_one_open_link_of_each_power(scenario: Scenario) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(scenario=scenario, power=Link.EDIT, token="x", digest="x")
    renew_link(scenario, Link.EDIT, by=scenario.slug)
    assert powers(scenario) == ["edit"]
