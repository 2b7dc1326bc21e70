"""Why a route cannot be written."""

from playground.engine.nodes import RouteOrigin
from playground.exchange.writing.deployment import Deployment
from playground.models import Route, RouteTable


def tell_of_route(table: RouteTable, route: Route, deployment: Deployment) -> None:
    """Note it among what the format cannot say."""
    to = route.destination or str(route.prefix_list)
    if route.origin != RouteOrigin.STATIC:
        why = f"the route to {to} is propagated, not written"
    elif not route.target:
        why = f"the route to {to} led to what was deleted"
    else:
        why = f"the route to {to} leads to {route.target}, which cannot be named"
    deployment.gaps.add("route table", str(table), why)
