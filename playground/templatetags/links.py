"""Links to resources, alone and inside sentences: `{% resource res %}`, `{% said blocker %}`."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from playground.report import kind_of
from playground.words.kinds import KINDS

register = template.Library()

KIND_WORDS = {kind_of(kind): words for kind, words in KINDS.items()}


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
def listed(context: template.Context, named: Mapping[str, str]) -> SafeString:
    """The same in a list: with its icon, and with its kind for who hears it, as others may be
    called so too.
    """
    words = KIND_WORDS.get(named["kind"], "")
    return format_html(
        '<a class="listed" href="{}" data-select="{}"><svg class="icon" viewBox="0 0 24 24"'
        ' aria-hidden="true"><use href="#icon-{}"/></svg>{}{}</a>',
        context["here"].selecting(named["id"]),
        named["id"],
        named["kind"],
        named["name"] or named["id"],
        words and format_html('<span class="visually-hidden">, {}</span>', words),
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
