"""Exporting: a scenario, or an answer about it, as a file; one table for pages and commands."""

from playground.exporting.formats import FORMATS, GROUPS, Format, Group
from playground.exporting.making import ExportError, make
from playground.exporting.matter import Asking, Matter, moment

__all__ = [
    "FORMATS",
    "GROUPS",
    "Asking",
    "ExportError",
    "Format",
    "Group",
    "Matter",
    "make",
    "moment",
]
