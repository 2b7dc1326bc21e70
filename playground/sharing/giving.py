"""Giving links and taking them back: who may, and that the pages which are open hear of it."""

from playground.links import Maker, Opening, give_link, renew_link, withdraw_link
from playground.live import announce
from playground.models import Link, Scenario

GIVE, RENEW, WITHDRAW = "give", "renew", "withdraw"
ACTS = {Link.VIEW: (GIVE, RENEW, WITHDRAW), Link.EDIT: (RENEW, WITHDRAW)}
"""What can be done about the link that gives a power; one to edit is always there."""

NOT_YOURS = "Only whoever made this network takes its links back."
EDIT_STAYS = (
    "The link to edit cannot be withdrawn: nobody could edit this network any more. "
    "Make a new one, and the old one is closed."
)
BY_NAME = "This network is opened by its name: it has no link to edit that could be renewed."


class NotGiven(Exception):  # noqa: N818  (a refusal, as a sentence)
    """Somebody asks for what is not theirs to do."""


class Closed(Exception):  # noqa: N818
    """The link by which somebody came was withdrawn meanwhile."""


def has_say(opening: Opening, maker: Maker) -> bool:
    """May they take links back: an account, or a browser where nobody is signed in?

    Whoever made the network may; where nobody is known to have, whoever may edit it.  Nobody does
    so by a link to look.
    """
    scenario = opening.scenario
    if not opening.may_edit:
        return False
    if scenario.owner_id is not None:
        return bool(scenario.owner_id == maker.owner)
    return not scenario.visitor or bool(scenario.visitor == maker.visitor)


def link_of(scenario: Scenario, power: str) -> Link | None:
    """The link that gives a power, if there is one."""
    found: Link | None = scenario.links.filter(power=power, withdrawn=None).first()
    return found


def act_on_link(opening: Opening, power: str, act: str, may_take_back: bool) -> Link | None:
    """Do one of `ACTS`, and say which link there is then.  `may_take_back` is what `has_say` found.

    Whoever has the page open by a link that is taken back is told so.  Raises NotGiven, or Closed.
    """
    if not opening.may_edit:
        raise NotGiven(opening.why_not)
    if act == GIVE:
        return give_link(opening.scenario, power)
    if not may_take_back:
        raise NotGiven(NOT_YOURS)
    if power == Link.EDIT and opening.scenario.is_listed:
        raise NotGiven(BY_NAME)
    if power == Link.EDIT and act == WITHDRAW:
        raise NotGiven(EDIT_STAYS)
    left = _take_back(opening, power, act)
    announce(opening.scenario.pk, opening.scenario.revision)
    return left


def _take_back(opening: Opening, power: str, act: str) -> Link | None:
    if act == WITHDRAW:
        withdraw_link(opening.scenario, power)
        return None
    made = renew_link(opening.scenario, power, opening.slug)
    if made is None:
        raise Closed
    return made
