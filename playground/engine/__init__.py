"""The engine: how a packet moves through a network.  Pure: no I/O, no clock, no prose."""

VERSION = "1.0.0"
"""Raised when an answer to some question changes."""
