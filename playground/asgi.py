"""Where a server meets the site: pages over HTTP, changes over websockets."""

import os
from typing import Any
from urllib.parse import urlsplit

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator, WebsocketDenier
from django.core.asgi import get_asgi_application

from playground.gate.upload_limit import without_large_bodies
from playground.serving.discretion import keep_tokens_out_of_the_servers_log
from playground.serving.pauses import keep_pauses_short
from playground.serving.workers import refuse_to_lose_messages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")
refuse_to_lose_messages()
keep_tokens_out_of_the_servers_log()

pages = get_asgi_application()  # Django must stand before the site's pages are imported

from playground.gate.rate_limits.sockets import within_limits  # noqa: E402
from playground.urls import websocket_urlpatterns  # noqa: E402

followers = AllowedHostsOriginValidator(within_limits(URLRouter(websocket_urlpatterns)))


async def follow(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Whoever comes from a page of this site; an origin that is no address is that of no page."""
    try:
        urlsplit(dict(scope["headers"]).get(b"origin", b"").decode("latin-1"))
    except ValueError:
        await WebsocketDenier()(scope, receive, send)
    else:
        await followers(scope, receive, send)


application = ProtocolTypeRouter(
    {
        "http": without_large_bodies(pages),
        "websocket": follow,
    }
)

keep_pauses_short()
