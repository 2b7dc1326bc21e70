"""At the door of the websockets: whoever comes from a page of this site, as with forms."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from channels.security.websocket import WebsocketDenier
from django.conf import settings
from django.http.request import validate_host

Application = Callable[[Any, Any, Any], Awaitable[Any]]
PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """Where a page is from: browsers let no page say that it is from elsewhere."""

    scheme: str
    host: str
    port: int


def from_own_pages(application: Application) -> Application:
    """The same for pages of the very address that is asked, its port included; others are denied.

    Browsers always say where a page is from.  Behind a proxy the server says by which scheme the
    visitor came.
    """

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        own = _own(scope)
        known = own is not None and own == _told(scope, b"origin")
        await (application if known else WebsocketDenier())(scope, receive, send)

    return serve


def _own(scope: Any) -> Origin | None:
    """The origin of this site's pages, by the name that is asked; None where that is not ours."""
    scheme = "https" if scope.get("scheme") in ("wss", "https") else "http"
    own = _told(scope, b"host", f"{scheme}://")
    return own if own and validate_host(own.host, settings.ALLOWED_HOSTS) else None


def _told(scope: Any, header: bytes, before: str = "") -> Origin | None:
    """What a header says, if it says it once and as an address without a path."""
    said = [value for name, value in scope["headers"] if name == header]
    return _origin(before + said[0].decode("latin-1")) if len(said) == 1 else None


def _origin(address: str) -> Origin | None:
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    plain = parts.netloc == address.partition("://")[2] and "@" not in parts.netloc
    return Origin(parts.scheme, host, port) if plain and host else None
