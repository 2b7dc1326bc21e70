"""`manage.py verify`: ask the questions kept with a scenario, and hold them to what is expected."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from playground.checks import Result, run
from playground.management.question_options import in_options
from playground.management.refusal import RefusingCommand
from playground.management.source_options import add_source_options, open_source
from playground.question import QuestionError
from playground.report import findings, unwise
from playground.sources import Opened, SourceError

AS_EXPECTED, NOT_AS_EXPECTED, NOT_TO_BE_TOLD = 0, 1, 3


class Command(RefusingCommand):
    """Exit status: 0 all as expected, 1 some not, 2 usage or input error, 3 some undetermined."""

    help = "Run the checks of a scenario, and say what AWS would take but is unwise in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The contract of the command line."""
        parser.add_argument("scenario", help="an example, a stored scenario, or a file")
        add_source_options(parser)
        parser.add_argument("--json", action="store_true", help="the results as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each check and leave with the exit status."""
        name = options["scenario"]
        try:
            scenario = open_source(options)
        except SourceError as error:
            self.refuse(*str(error).splitlines())
        except QuestionError as error:
            self.refuse(in_options(error))
        results, unwise = self._results(name, scenario), _findings(scenario)
        as_json = {"results": [_described(one) for one in results], "findings": unwise}
        text = json.dumps(as_json, indent=2) if options["json"] else _as_text(results, unwise)
        self.stdout.write(text)
        sys.exit(status_of(results))

    def _results(self, name: str, scenario: Opened) -> list[Result]:
        results = []
        for check in scenario.checks:
            try:
                results.append(run(check, scenario.network))
            except QuestionError as error:
                self.refuse(f"{name}: check “{check.title}”: {error.message}")
        return results


def _findings(scenario: Opened) -> list[str]:
    """What a file told when it was read stands at its place there; the rest are sentences."""
    if scenario.findings is None:
        return [one["sentence"] for one in findings(scenario.network)]
    return [*scenario.findings, *(one["sentence"] for one in unwise(scenario.network))]


def status_of(results: list[Result]) -> int:
    """What surely is not as expected weighs more than what nobody can tell."""
    missed = {result.verdict for result in results if not result.as_expected}
    if not missed:
        return AS_EXPECTED
    return NOT_TO_BE_TOLD if missed == {"undetermined"} else NOT_AS_EXPECTED


def _described(result: Result) -> dict[str, Any]:
    check = result.check.as_json()
    asked = {"from": check.pop("source"), "to": check.pop("destination")}
    return {
        **asked,
        **check,
        "verdict": result.verdict.value,
        "first_blocker": result.code or None,
        "as_expected": result.as_expected,
    }


def _as_text(results: list[Result], unwise: list[str]) -> str:
    """One line a check, one that counts, and one for each finding."""
    kept = sum(result.as_expected for result in results)
    told = [f"! {one}" for one in unwise]
    return "\n".join([*map(_line, results), f"{kept} of {len(results)} checks as expected", *told])


def _line(result: Result) -> str:
    check = result.check
    line = f"{check.title} ({check.source} → {check.destination}): {_found(result)}"
    if result.as_expected:
        return f"✓ {line}"
    wanted = f"{check.expect.value} by {check.code}" if check.code else check.expect.value
    return f"✕ {line}, expected {wanted}"


def _found(result: Result) -> str:
    return f"{result.verdict.value} by {result.code}" if result.code else result.verdict.value
