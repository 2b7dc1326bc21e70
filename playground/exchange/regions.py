"""Regions and zones by how they are called: AWS opens new ones, so there is no list of them."""

import re

REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
ZONE = re.compile(r"([a-z]{2}(?:-[a-z]+)+-\d)[a-z-]")
"""A zone begins with its region, a local zone's as well: us-west-2-lax-1a."""


def is_region(text: str) -> bool:
    """Does it look like a region's name?"""
    return REGION.fullmatch(text) is not None


def region_of_zone(zone: str | None) -> str | None:
    """'us-east-1' of 'us-east-1a'."""
    found = ZONE.match(zone or "")
    return found[1] if found else None
