"""The options that go wherever a scenario may be a template or the JSON of an account."""

import os
from argparse import ArgumentParser
from typing import Any

from playground.exchange import ImportOptions

DEFAULT_REGION = "us-east-1"


class OptionError(ValueError):
    """An option cannot be understood; a sentence that begins with the option."""


def add_source_options(parser: ArgumentParser) -> None:
    """Region and parameters."""
    parser.add_argument(
        "--region", metavar="R", help=f"of what names none; default: AWS_REGION or {DEFAULT_REGION}"
    )
    parser.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter of a template; may be repeated",
    )


def source_options(options: dict[str, Any]) -> ImportOptions:
    """What was said.  Raises OptionError."""
    parameters: dict[str, str] = {}
    for pair in options["parameter"]:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise OptionError(f"--parameter: “{pair}” is not of the form NAME=VALUE.")
        parameters[name] = value
    region = options["region"] or os.environ.get("AWS_REGION") or DEFAULT_REGION
    return ImportOptions(region, parameters)
