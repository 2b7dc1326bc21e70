"""Drawing: a network as a picture.  Graphviz places, our own template draws."""

from playground.drawing.composing import draw
from playground.drawing.layout import DrawingFailed
from playground.drawing.picture import Picture
from playground.drawing.trail import Leg, Trace, path_points, trace_of

__all__ = ["DrawingFailed", "Leg", "Picture", "Trace", "draw", "path_points", "trace_of"]
