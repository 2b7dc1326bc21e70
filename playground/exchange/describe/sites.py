"""Sites: AWS knows the way to one, and not what stands there; so it is not described."""

from playground.exchange.sketch import Sketch, Sketched

SITES = "on_premises_networks"


def unknown_site(sketch: Sketch, way: Sketched) -> str:
    """The key of a site that is not described, at the end of a way to it."""
    site = f"onprem-of-{way.key}"
    sketch.add(
        SITES, site, way.spot, name=f"Site of {way.values.get('name', way.key)}", undescribed=True
    )
    return site
