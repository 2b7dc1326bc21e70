"""Words for tests that build: a scenario of one's own, opened, and what its page says."""

import re

from django.test import Client

from playground import cabinet
from playground.cabinet import Drawer, open_drawer

HTMX = {"HX-Request": "true"}


def slug_in(url: str) -> str:
    """The slug of the scenario to which an address leads."""
    found = re.match(r"/s/([\w-]+)/", url)
    assert found is not None, url
    return found[1]


def begin(client: Client) -> str:
    """The slug of a new empty scenario; nothing of another test is open any more."""
    cabinet.close_drawers()
    return slug_in(client.post("/new/").headers["Location"])


def begin_with_subnets(client: Client) -> str:
    """The slug of a new scenario with a VPC, a public and an isolated subnet."""
    slug = begin(client)
    assert client.post(f"/s/{slug}/begin/").status_code == 303
    return slug


def drawer(slug: str) -> Drawer:
    """A scenario, opened."""
    found = open_drawer(slug)
    assert found is not None
    return found


def page(client: Client, slug: str, query: str = "") -> str:
    """The page of a scenario."""
    response = client.get(f"/s/{slug}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def named(slug: str, name: str) -> str:
    """The id of the one resource of this name."""
    (found,) = [node.id for node in drawer(slug).network if node.name == name]
    return found
