"""Where a server meets the site: pages over HTTP, changes over websockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

from playground.gate.upload_limit import without_large_bodies
from playground.serving.discretion import keep_tokens_out_of_the_servers_log
from playground.serving.pauses import keep_pauses_short
from playground.serving.workers import refuse_to_lose_messages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")
refuse_to_lose_messages()
keep_tokens_out_of_the_servers_log()

pages = get_asgi_application()  # Django must stand before the site's pages are imported

from playground.gate.origins import from_own_pages  # noqa: E402
from playground.gate.rate_limits.sockets import within_limits  # noqa: E402
from playground.urls import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": without_large_bodies(pages),
        "websocket": from_own_pages(within_limits(URLRouter(websocket_urlpatterns))),
    }
)

keep_pauses_short()
