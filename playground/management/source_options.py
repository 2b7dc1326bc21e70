"""The options that go wherever a scenario is opened: how to read it, and what it cannot say."""

import os
from argparse import ArgumentParser
from typing import Any

from playground.engine.network import Network
from playground.exchange import ImportOptions, is_region
from playground.models import NetworkInterface
from playground.models.rows import Rows
from playground.question import told_of_appliances
from playground.snapshot import take_snapshot
from playground.sources import Opened, SourceError, open_scenario

DEFAULT_REGION = "us-east-1"


class OptionError(ValueError):
    """An option cannot be understood; a sentence that begins with the option."""


def add_source_options(parser: ArgumentParser) -> None:
    """Region, parameters, and what instances do that forward packets for others."""
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
    parser.add_argument(
        "--appliance",
        action="append",
        default=[],
        metavar="ID=nat|route|no",
        help="what an instance does with packets for others; may be repeated",
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
    if not is_region(region):
        raise OptionError(f"--region: “{region}” is none; write one like {DEFAULT_REGION}.")
    return ImportOptions(region, parameters)


def open_source(options: dict[str, Any]) -> Opened:
    """The scenario, read and completed as the options say.  Raises SourceError, QuestionError."""
    try:
        opened = open_scenario(options["scenario"], source_options(options))
    except OptionError as error:
        raise SourceError(str(error)) from error
    network = tell_appliances(opened.rows, opened.network, options["appliance"])
    return opened._replace(network=network)


def tell_appliances(rows: Rows, network: Network, texts: list[str]) -> Network:
    """Put what is said of appliances into the rows; their network again.  Raises QuestionError."""
    told = told_of_appliances(network, texts)
    for row in rows.of(NetworkInterface):
        if row.aws_id in told:
            row.forwards = told[row.aws_id].value
    return take_snapshot(rows) if told else network
