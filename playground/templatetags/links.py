"""Links to resources, alone and inside sentences: `{% resource res %}`, `{% said blocker %}`."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def select_url(context: template.Context, ref: str) -> str:
    """This page with one resource chosen, the question kept."""
    url: str = context["here"].selecting(ref)
    return url


@register.simple_tag(takes_context=True)
def resource(context: template.Context, named: Mapping[str, str]) -> SafeString:
    """A resource of the report, as a link that shows it in the picture and the inspector."""
    return format_html(
        '<a href="{}" data-select="{}">{}</a>',
        context["here"].selecting(named["id"]),
        named["id"],
        named["name"] or named["id"],
    )


@register.simple_tag(takes_context=True)
def said(context: template.Context, saying: Mapping[str, Any]) -> SafeString:
    """The sentence of a decision, blocker, warning or verdict, its resources as links."""
    return _linked(context, saying.get("sentence_parts") or [saying["sentence"]])


@register.simple_tag(takes_context=True)
def hint(context: template.Context, saying: Mapping[str, Any]) -> SafeString:
    """What to do about it, its resources as links."""
    return _linked(context, saying.get("hint_parts") or [saying["hint"]])


def _linked(context: template.Context, parts: Iterable[Any]) -> SafeString:
    pieces = (part if isinstance(part, str) else resource(context, part) for part in parts)
    return format_html_join("", "{}", ((piece,) for piece in pieces))
