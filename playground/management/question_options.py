"""The options of a question, the same for every command that asks or draws one."""

from argparse import ArgumentParser
from typing import Any, NamedTuple

from playground.engine.network import Network
from playground.question import Question, QuestionError, ask

OPTIONS = {"source": "--from", "destination": "--to"}
TYPED = ("protocol", "port", "source_port", "icmp_type", "icmp_code", "size")


class Posed(NamedTuple):
    """A question with the network that it is asked of."""

    network: Network
    question: Question


def add_question_options(parser: ArgumentParser, required: bool) -> None:
    """What may be asked; where it is not required, both ends may be left out."""
    parser.add_argument("--from", dest="source", required=required, metavar="SRC")
    parser.add_argument("--to", dest="destination", required=required, metavar="DST")
    parser.add_argument("--protocol", default="tcp", help="tcp, udp, icmp or a number")
    parser.add_argument("--port", help="destination port (default 443)")
    parser.add_argument("--source-port", help="source port (default 49152)")
    parser.add_argument("--icmp-type", help="default: echo request")
    parser.add_argument("--icmp-code", help="default: 0")
    parser.add_argument(
        "--size", metavar="N", help="bytes of the request, not to be fragmented; default: small"
    )


def pose(network: Network, options: dict[str, Any]) -> Posed:
    """The question of the options.  Raises QuestionError."""
    ends = options["source"], options["destination"]
    return Posed(network, ask(network, *ends, **{name: options[name] for name in TYPED}))


def in_options(error: QuestionError) -> str:
    """What is wrong with a question, said of the option."""
    option = OPTIONS.get(error.field, "--" + error.field.replace("_", "-"))
    return f"{option}: {error.message}"
