"""`manage.py trace`: ask whether one host reaches another, and see every hop of the answer."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from playground.management.question_options import add_question_options, in_options, pose
from playground.management.refusal import RefusingCommand
from playground.management.source_options import add_source_options, open_source
from playground.question import QuestionError
from playground.report import as_text, report
from playground.sources import SourceError

EXIT = {"reachable": 0, "unreachable": 1, "undetermined": 3}


class Command(RefusingCommand):
    """Exit status: 0 it works, 1 it does not, 2 usage or input error, 3 undetermined."""

    help = "Trace a packet and its reply through a scenario."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The contract of the command line."""
        parser.add_argument("scenario", help="an example, a stored scenario, or a file")
        add_source_options(parser)
        add_question_options(parser, required=True)
        parser.add_argument("--json", action="store_true", help="the answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer and leave with its exit status."""
        try:
            answer = self._answer(options)
        except SourceError as error:
            self.refuse(*str(error).splitlines())
        except QuestionError as error:
            self.refuse(in_options(error))
        text = json.dumps(answer, indent=2) if options["json"] else as_text(answer).rstrip()
        self.stdout.write(text)
        sys.exit(EXIT[answer["verdict"]])

    def _answer(self, options: dict[str, Any]) -> dict[str, Any]:
        posed = pose(open_source(options).network, options)
        return report(*posed)
