"""`{% icon "check" %}`: the line icons of the pages, drawn on a 24-unit square."""

from functools import cache, lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

PATHS: dict[str, str] = {
    "arrow-left": '<path d="M19 12H5m6 6-6-6 6-6"/>',
    "arrow-right": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "bin": '<path d="M5 7h14M10 7V4.5h4V7m-7.5 0 .8 12.5h9.4L17.5 7M10 10.5v5.5m4-5.5v5.5"/>',
    "bolt": '<path d="M13 3 5.5 13.5H11L10 21l8-11h-5.6Z"/>',
    "camera": '<path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4Z"/><circle cx="12" cy="13" r="3.5"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "chevron": '<path d="m9 6 6 6-6 6"/>',
    "copy": '<rect x="9" y="9" width="11" height="11" rx="1.5"/>'
    '<path d="M15 9V5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v8A1.5 1.5 0 0 0 5.5 15H9"/>',
    "cross": '<path d="M6.5 6.5l11 11m0-11-11 11"/>',
    "download": '<path d="M12 4v11m-5-4.5 5 4.5 5-4.5M5 20h14"/>',
    "fit": '<path d="M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5"/>',
    "hint": '<path d="M9.5 18h5m-4.5 3h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1 1 1.6h5c0-.6.4-1.1 1-1.6'
    'A6 6 0 0 0 12 3Z"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3m2 3.7a4 4 0 0 0-5.7 0'
    'l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1"/>',
    "minus": '<path d="M5 12h14"/>',
    "more": '<path stroke-width="3" d="M5.5 12h.01M12 12h.01M18.5 12h.01"/>',
    "moon": '<path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5Z"/>',
    "open": '<path d="M14 4h6v6m0-6-9 9M11 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11q2 0 2-2v-5"/>',
    "pen": '<path d="M4.5 19.5 5.6 15 16 4.6l3.4 3.4L9 18.4Zm9.2-12.6 3.4 3.4"/>',
    "pick": '<circle cx="12" cy="12" r="6.5"/><path d="M12 2.5v5m0 9v5M2.5 12h5m9 0h5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "qr": '<path d="M4 4h6v6H4Zm10 0h6v6h-6ZM4 14h6v6H4Zm10 0h2v2h-2Zm4 4h2v2h-2Zm0-4h2m-6 6h2"/>',
    "question": '<path d="M8.5 9a3.5 3.5 0 1 1 5.2 3c-1 .6-1.7 1.3-1.7 2.6m0 3.2v.2"/>',
    "redo": '<path d="M19.5 9.5H10a5 5 0 0 0 0 10h4m5.5-10-4.5-4.5m4.5 4.5-4.5 4.5"/>',
    "share": '<circle cx="18" cy="5.5" r="2.5"/><circle cx="6" cy="12" r="2.5"/>'
    '<circle cx="18" cy="18.5" r="2.5"/><path d="m8.2 10.8 7.6-4.1m-7.6 6.5 7.6 4.1"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3'
    'l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4"/>',
    "swap": '<path d="M4 8h15m-4-4 4 4-4 4M20 16H5m4-4-4 4 4 4"/>',
    "undo": '<path d="M4.5 9.5H14a5 5 0 0 1 0 10h-4m-5.5-10L9 5m-4.5 4.5L9 14"/>',
    "warning": '<path d="M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.8v.1"/>',
}


@register.simple_tag
@cache
def icon(name: str, css_class: str = "") -> SafeString:
    """One icon as inline SVG, silent for screen readers: the words beside it speak."""
    return format_html(
        '<svg class="icon icon-{} {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        name,
        css_class,
        mark_safe(PATHS[name]),
    )


SIGNS: dict[str, tuple[str, str]] = {
    "good": ("check", "good"),
    "bad": ("cross", "bad"),
    "unsure": ("question", "unsure"),
}
MOODS: dict[str, str] = {
    "reachable": "good",
    "delivered": "good",
    "passes": "good",
    "unreachable": "bad",
    "dropped": "bad",
    "blocks": "bad",
    "undetermined": "unsure",
}


@register.filter
def mood(value: str) -> str:
    """good, bad or unsure: the tone of a verdict, an outcome or an effect."""
    return MOODS.get(value, "unsure")


@register.simple_tag
@lru_cache(256)
def sign(value: str) -> SafeString:
    """The round, square or pointed sign of a verdict; its shape differs as its colour does."""
    name, css_class = SIGNS[MOODS.get(value, value if value in SIGNS else "unsure")]
    return format_html('<span class="sign {}">{}</span>', css_class, icon(name))
