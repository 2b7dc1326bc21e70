"""`manage.py import`: a network from AWS describe JSON, CloudFormation or Terraform, as a file."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from playground.exchange import Imported, anonymise
from playground.management.question_options import in_options
from playground.management.refusal import RefusingCommand
from playground.management.source_options import (
    OptionError,
    add_source_options,
    source_options,
    tell_appliances,
)
from playground.question import QuestionError
from playground.scenariofile import ScenarioFileError, write
from playground.sources import SourceError, import_paths


class Command(RefusingCommand):
    """Exit status: 0 imported, 2 usage or input error."""

    help = "Import AWS describe JSON (files, folders, zip), CloudFormation or Terraform JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read, and where to write."""
        parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files and folders")
        parser.add_argument(
            "-o", "--output", metavar="FILE", help="the scenario file; default: standard output"
        )
        parser.add_argument(
            "--anonymise",
            action="store_true",
            help="replace account ids, names and public addresses, each always by the same",
        )
        parser.add_argument("--json", action="store_true", help="the import report as JSON")
        add_source_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the scenario file, and say what came in and what did not."""
        try:
            imported = import_paths(
                [Path(source) for source in options["sources"]], source_options(options)
            )
            scenario = imported.scenario
            tell_appliances(scenario.rows, scenario.network, options["appliance"])
            if options["anonymise"]:
                imported = anonymise(imported)
        except (SourceError, OptionError, ScenarioFileError) as error:
            self.refuse(*str(error).splitlines())
        except QuestionError as error:
            self.refuse(in_options(error))
        self._write(imported, options["output"])
        report = imported.report
        told = json.dumps(report.as_json(), indent=2) if options["json"] else report.as_text()
        if told:
            self.stderr.write(told)

    def _write(self, imported: Imported, output: str | None) -> None:
        form = "json" if output and output.endswith(".json") else "yaml"
        text = write(imported.scenario, form)
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            Path(output).write_text(text, encoding="utf-8")
        except OSError as error:
            self.refuse(f"{output}: cannot be written: {error.strerror or error}")
