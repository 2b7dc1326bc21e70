"""The engine: how a packet moves through a network.  Pure: no I/O, no clock, no prose."""
