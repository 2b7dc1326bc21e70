"""Live: whoever has a scenario open hears of its changes, and of who else is there."""

from playground.live.announcing import announce
from playground.live.feeds import NoSeat, take_seat
from playground.live.news import Rendering
from playground.live.seat import Seat

__all__ = ["NoSeat", "Rendering", "Seat", "announce", "take_seat"]
