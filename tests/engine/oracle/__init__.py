"""A plain, slow, obvious evaluator of a network: what the engine is checked against.

It shares no code with the engine but the nodes: standard `ipaddress` objects, linear loops, one
method for each thing that a packet meets.  `answer` is the door.
"""

from tests.engine.oracle.conversation import Answer, answer
from tests.engine.oracle.headers import Headers, headers_of
from tests.engine.oracle.way import Fate

__all__ = ["Answer", "Fate", "Headers", "answer", "headers_of"]
