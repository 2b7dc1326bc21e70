"""`manage.py trace`: ask whether one host reaches another, and see every hop of the answer."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from playground.management.refusal import RefusingCommand
from playground.question import QuestionError, ask, suppose_appliances
from playground.report import as_text, report
from playground.sources import SourceError, open_scenario

EXIT = {"reachable": 0, "unreachable": 1, "undetermined": 3}
OPTIONS = {"source": "--from", "destination": "--to"}


class Command(RefusingCommand):
    """Exit status: 0 it works, 1 it does not, 2 usage or input error, 3 undetermined."""

    help = "Trace a packet and its reply through a scenario."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The contract of the command line."""
        parser.add_argument("scenario", help="an example, a stored scenario, or a file")
        parser.add_argument("--from", dest="source", required=True, metavar="SRC")
        parser.add_argument("--to", dest="destination", required=True, metavar="DST")
        parser.add_argument("--protocol", default="tcp", help="tcp, udp, icmp or a number")
        parser.add_argument("--port", help="destination port (default 443)")
        parser.add_argument("--source-port", help="source port (default 49152)")
        parser.add_argument("--icmp-type", help="default: echo request")
        parser.add_argument("--icmp-code", help="default: 0")
        parser.add_argument(
            "--size", metavar="N", help="bytes of the request, not to be fragmented; default: small"
        )
        parser.add_argument(
            "--appliance",
            action="append",
            default=[],
            metavar="ID=nat|route|no",
            help="what an instance does with packets for others; may be repeated",
        )
        parser.add_argument("--json", action="store_true", help="the answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer and leave with its exit status."""
        try:
            answer = self._answer(options)
        except SourceError as error:
            self.refuse(*str(error).splitlines())
        except QuestionError as error:
            option = OPTIONS.get(error.field, "--" + error.field.replace("_", "-"))
            self.refuse(f"{option}: {error.message}")
        text = json.dumps(answer, indent=2) if options["json"] else as_text(answer).rstrip()
        self.stdout.write(text)
        sys.exit(EXIT[answer["verdict"]])

    def _answer(self, options: dict[str, Any]) -> dict[str, Any]:
        network = open_scenario(options["scenario"]).network
        network = suppose_appliances(network, options["appliance"])
        typed = ("protocol", "port", "source_port", "icmp_type", "icmp_code", "size")
        question = ask(
            network,
            options["source"],
            options["destination"],
            **{name: options[name] for name in typed},
        )
        return report(network, question)
