"""Beginnings: what a new network starts with, at one press."""

from playground.editing.acts import Act
from playground.editing.proposals import propose
from playground.editing.quick import plan
from playground.editing.quick.plan import Series
from playground.editing.sheet import Refused, Sheet, Told
from playground.engine.network import Network

TOLD = "Added VPC {} with a public and an isolated subnet"
NO_WAY_OUT = "The public subnet could not be made public: {}"


def ready_made(sheet: Sheet, network: Network) -> Act:
    """A VPC with an internet gateway, a subnet that leads to it, and one that does not (VPC-20).

    Raises Lacking where every private block is taken.
    """
    series = Series(sheet, network)
    says = propose("vpc", sheet, network)
    name = says["name"]
    vpc = series.add("vpc", says, name)
    public, _ = [_subnet(series, vpc, stem) for stem in ("public", "internal")]
    way_out = plan("public", series.sheet, network, public)
    if way_out.act is None:
        raise Refused(Told(public, "", NO_WAY_OUT.format(way_out.why_not)))
    series.do(way_out.act, name)
    return series.as_one(TOLD.format(name))


def _subnet(series: Series, vpc: str, stem: str) -> str:
    """The next free block of the VPC, in its first zone."""
    says = propose("subnet", series.sheet, series.network, vpc)
    zone = f"{series.sheet[vpc].says['region']}a"
    name = series.scene().name(f"{stem}-a")
    said = {**says, "name": name, "availability_zone": zone}
    return series.add("subnet", said, name)
