"""Sites: AWS knows the way to one, and not what stands there; so it is not described."""

from playground.exchange.sketch import Sketch, Sketched, Values, plain

SITES = "on_premises_networks"


def unknown_site(sketch: Sketch, way: Sketched) -> str:
    """The key of a site that is not described, at the end of a way to it."""
    site = f"onprem-of-{way.key}"
    sketch.add(
        SITES,
        site,
        way.spot,
        name=f"Site of {plain(way.values.get('name', way.key))}",
        undescribed=True,
    )
    return site


def leave_sites_open(sketch: Sketch) -> None:
    """Behind a customer gateway that speaks BGP and is not heard, nobody knows what there is."""
    connections = [one.values for one in sketch.of("vpn_connections")]
    heard = {_customer_of(one) for one in connections if one.get("routes")}
    speaking = {_customer_of(one) for one in connections if not _is_static(one)}
    for gateway in sketch.of("customer_gateways"):
        if gateway.key in speaking - heard and "network" not in gateway.values:
            gateway.values["network"] = unknown_site(sketch, gateway)


def _customer_of(connection: Values) -> str:
    return str(plain(connection.get("customer_gateway")))


def _is_static(connection: Values) -> bool:
    return bool(plain(connection.get("static_routes_only")))
