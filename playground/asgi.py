"""Where a server meets the site: pages over HTTP, changes over websockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

from playground.upload_limit import without_large_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")

pages = get_asgi_application()  # Django must stand before the site's pages are imported

from playground.urls import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": without_large_bodies(pages),
        "websocket": AllowedHostsOriginValidator(URLRouter(websocket_urlpatterns)),
    }
)
