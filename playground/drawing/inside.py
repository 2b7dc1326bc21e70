"""Ways of a packet where no line is drawn: in the gutters of a VPC, and within a site."""

from playground.drawing import styles
from playground.drawing.geometry import Box, Point
from playground.drawing.picture import Picture
from playground.drawing.plans import Plot
from playground.drawing.stations import CLEARANCE, HALL, Station
from playground.drawing.wiring import corridor, gutter


def side(station: Station, x: float) -> list[Point]:
    """From a card's middle up between the rows of cards, then sideways to x."""
    return [Point(station.centre.x, station.level), Point(x, station.level)]


def down(station: Station, plot: Plot, port: Point) -> list[Point]:
    """Down beside the column of subnets, to where a line leaves the VPC below them."""
    x, level = gutter(plot, True), port.y - styles.STEP
    return [*side(station, x), Point(x, level), Point(port.x, level)]


def out(picture: Picture, station: Station, plot: Plot) -> list[Point]:
    """From a card up beside its column of subnets, to above the zones."""
    x = gutter(plot, True)
    columns = [one for one in picture.plots.values() if gutter(one, True) == x]
    top = min(one.box.y for one in columns) - styles.ZONE_TOP - styles.STEP
    return [*side(station, x), Point(x, top)]


def _under(picture: Picture, station: Station, plot: Plot) -> list[Point]:
    """From a card down beside its column of subnets, to below the zones."""
    x, level = gutter(plot, True), _bottom(picture, plot) + 3 * styles.STEP
    return [*side(station, x), Point(x, level)]


def _bottom(picture: Picture, plot: Plot) -> float:
    mine = (one for one in picture.plots.values() if one.subnet.vpc == plot.subnet.vpc)
    return max(one.box.bottom for one in mine)


def across(picture: Picture, here: Station, there: Station) -> list[Point]:
    """By both gutters, and the corridor above the lower subnet."""
    if here.plot is None:
        elbow = [Point(there.centre.x, here.centre.y)]
        return across(picture, there, here)[::-1] if there.plot else elbow
    if there.plot is None:
        below = there.centre.y > _bottom(picture, here.plot)
        way = (_under if below else out)(picture, here, here.plot)
        return [*way, Point(there.centre.x, way[-1].y)]
    if here.plot is there.plot and here.level == there.level:
        return [*side(here, there.centre.x)]
    if here.plot is there.plot:
        x = there.centre.x - (styles.CARD + styles.GAP) / 2
        return [*side(here, x), *side(there, x)[::-1]]
    a, b = gutter(here.plot, True), gutter(there.plot, True)
    lower = max(here.plot, there.plot, key=lambda plot: plot.box.y)
    level = corridor(lower, below=lower.row == 0)
    middle = [] if a == b else [Point(a, level), Point(b, level)]
    return [*side(here, a), *middle, *side(there, b)[::-1]]


def on_border(box: Box, station: Station) -> bool:
    """Is it one of the gateways on a site's upper side?"""
    return station.centre.y < box.y + HALL


def through_site(picture: Picture, box: Box, station: Station, x: float) -> list[Point]:
    """From a place in a site to below its gateways at x: over the hosts, not through its name."""
    if station.ref == station.site:
        return [Point(x, station.centre.y)]
    if on_border(box, station):
        return [Point(station.centre.x, box.y + HALL), Point(x, box.y + HALL)]
    members = (card for card in picture.cards if picture.homes.get(card.ref) == station.site)
    rows = [card.box.y - CLEARANCE for card in members if card.box.y > box.y]
    edge, first = box.right - styles.PAD / 2, min(rows)
    if station.level == first:
        return side(station, x)
    return [*side(station, edge), Point(edge, first), Point(x, first)]
