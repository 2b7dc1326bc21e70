"""How one outline becomes another, line by line, so that little is sent and open branches stay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string

from playground.drawing.parts import Part, difference
from playground.views.branches import Branch

Context = dict[str, Any]

PARENT = "parent"


@dataclass
class _Found:
    """What is to be done, in this order."""

    context: Context
    put: list[dict[str, str | None]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def outline_change(
    before: Sequence[Branch], after: Sequence[Branch], context: Context
) -> Context | str | None:
    """{"set", "gone"}; the markup of all of it where about half changed; None for no change.

    In "set" is either {"id", "in", "before", "html"}, a branch with all in it, in place of one of
    its id or new, or {"id", "line"}, what stands in the line of a branch whose inside stays.
    """
    found = _Found(context)
    _compare(before, after, "outline", found)
    if not found.put and not found.gone:
        return None
    if not before or not after or len(found.put) > _size(after) / 2:
        return whole_outline(after, context)
    return {"set": found.put, "gone": found.gone}


def whole_outline(branches: Sequence[Branch], context: Context) -> str:
    """All of it.  The context is what every line needs: here, scenario."""
    return str(render_to_string("scenario/_outline.html", {"outline": branches, **context}))


def _size(branches: Iterable[Branch]) -> int:
    return sum(1 + _size(branch.children) for branch in branches)


def _compare(before: Iterable[Branch], after: Iterable[Branch], inside: str, found: _Found) -> None:
    change = difference([_part(one) for one in before], [_part(one) for one in after])
    by_key = {branch.key: branch for branch in after}
    for one in change.put:
        html = _render("scenario/_branch.html", by_key[one.id], found.context)
        found.put.append({"id": one.id, "in": inside, "before": one.before, "html": html})
    found.gone += change.gone
    moved = {one.id for one in change.put}
    for old in before:
        if old.children and old.key in by_key and old.key not in moved:
            _go_in(old, by_key[old.key], found)


def _go_in(old: Branch, new: Branch, found: _Found) -> None:
    if _line(old) != _line(new):
        line = _render("scenario/_twig.html", new, found.context)
        found.put.append({"id": new.key, "line": line})
    _compare(old.children, new.children, new.key, found)


def _part(branch: Branch) -> Part:
    """A branch with others in it stays where it is, whatever changes in it."""
    return Part(branch.key, PARENT if branch.children else repr(_line(branch)))


def _line(branch: Branch) -> tuple[object, ...]:
    """All that its own line says."""
    count = 0 if branch.id else len(branch.children)
    return branch.name, branch.id, branch.kind, branch.note, branch.badge, count


def _render(template: str, branch: Branch, context: Context) -> str:
    return str(render_to_string(template, {"branch": branch, **context}))
