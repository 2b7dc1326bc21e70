"""Rules that AWS holds: for each a sound network, what breaks it, and where that is told."""

from tests.editing.broken import (
    advised,
    blocks,
    client_vpn,
    endpoints,
    filters,
    gateways,
    hosts,
    hybrid,
    routes,
    rows,
    transit,
)
from tests.editing.broken.breaking import Breaks

TABLE: tuple[Breaks, ...] = (
    *blocks.TABLE,
    *routes.TABLE,
    *gateways.TABLE,
    *filters.TABLE,
    *hosts.TABLE,
    *transit.TABLE,
    *hybrid.TABLE,
    *client_vpn.TABLE,
    *endpoints.TABLE,
    *rows.TABLE,
)

ADVICE: tuple[Breaks, ...] = advised.TABLE
"""What stops nobody."""

__all__ = ["ADVICE", "TABLE", "Breaks"]
