"""What chats and search engines are told of a page: title, sentence, and the address of a card."""

from dataclasses import replace
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from playground.cabinet import Drawer
from playground.views.here import CARRIED, STEP, Here

LONGEST = 200
"""Characters of a description: chats show fewer."""
SLOGAN = "See where a packet goes, and why it stops."


class OpenGraph(NamedTuple):
    """The tags of a page.  Addresses are absolute; `listed`: may search engines find it?"""

    title: str
    description: str
    url: str
    image: str
    alt: str
    listed: bool


def open_graph(request: HttpRequest, drawer: Drawer, here: Here, says: str) -> OpenGraph | None:
    """The tags of a page of a scenario; `says` is its answer, if it asks.

    None for a step of a history and for what an address carries, which nobody finds by itself.
    Nothing in it tells more than the address by which the page was asked for.
    """
    if here.still in (STEP, CARRIED):
        return None
    asks = replace(here, selected="", hop="", row="")
    alt = f"Picture of the network “{drawer.title}”"
    return OpenGraph(
        drawer.title,
        says or lesson_of(drawer),
        request.build_absolute_uri(asks.url),
        request.build_absolute_uri(replace(asks, path=f"{here.path}card.png").url),
        f"{alt}, with the way of the packet" if says else alt,
        drawer.opened.rows.scenario.is_listed and not here.still,
    )


def open_graph_of_gallery(request: HttpRequest) -> OpenGraph:
    """The tags of the first page."""
    return OpenGraph(
        SLOGAN,
        "Build a cloud network or open one, ask “can this reach that?”, and walk every hop, out "
        "and back, with the rule that decided it. No account, no cloud bill.",
        request.build_absolute_uri(reverse("gallery")),
        request.build_absolute_uri(reverse("gallery-card")),
        "A network with the way of a packet through it",
        True,
    )


def open_graph_of_door(request: HttpRequest) -> OpenGraph:
    """The tags of a link that carries a network: what it carries is told to nobody but browsers."""
    return OpenGraph(
        "A network in a link",
        "Open it to look into the network and to ask “can this reach that?”. All of it is in the "
        "link, and nothing of it is stored.",
        request.build_absolute_uri(reverse("open")),
        request.build_absolute_uri(reverse("gallery-card")),
        "A network with the way of a packet through it",
        False,
    )


def lesson_of(drawer: Drawer) -> str:
    """What a network is about, in a line; what it is, where nobody has said more."""
    lesson = " ".join(drawer.description.split("\n\n")[0].split())
    if len(lesson) > LONGEST:
        lesson = f"{lesson[:LONGEST].rsplit(' ', 1)[0]}…"
    return lesson or "A cloud network to look into and to ask: can this reach that?"
