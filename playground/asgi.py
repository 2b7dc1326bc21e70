"""Where a server meets the site: pages over HTTP, changes over websockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator, WebsocketDenier
from django.core.asgi import get_asgi_application
from django.urls import re_path

from playground.upload_limit import without_large_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")

# Nothing is live yet. The last route politely turns away what no other takes.
websocket_urlpatterns = [re_path(r"", WebsocketDenier.as_asgi())]

application = ProtocolTypeRouter(
    {
        "http": without_large_bodies(get_asgi_application()),
        "websocket": AllowedHostsOriginValidator(URLRouter(websocket_urlpatterns)),
    }
)
