"""`manage.py export`: a scenario as a file, to keep, to print, or for another program."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playground.drawing import DrawingFailed, Picture, draw
from playground.drawing.raster import to_png
from playground.drawing.readable import to_readable_dot
from playground.management.refusal import RefusingCommand
from playground.scenariofile import write
from playground.sources import Opened, SourceError, open_scenario


def _to_svg(opened: Opened) -> bytes:
    return draw(opened.network).svg(standalone=True).encode()


def _to_png(opened: Opened) -> bytes:
    picture: Picture = draw(opened.network)
    return to_png(picture.svg(standalone=True), picture.view.width, picture.view.height)


FORMATS: dict[str, Callable[[Opened], bytes]] = {
    "yaml": lambda opened: write(opened, "yaml").encode(),
    "json": lambda opened: write(opened, "json").encode(),
    "svg": _to_svg,
    "png": _to_png,
    "dot": lambda opened: to_readable_dot(opened.network).encode(),
}
BINARY = {"png"}


class Command(RefusingCommand):
    """Exit status: 0 written, 2 usage or input error."""

    help = "Write a scenario as YAML, JSON, SVG, PNG or Graphviz DOT."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to write, as what, and where."""
        parser.add_argument("scenario", help="an example, a stored scenario, or a file")
        parser.add_argument("--format", required=True, choices=FORMATS)
        parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, or say in one line per fault why not."""
        form, output = options["format"], options["output"]
        if form in BINARY and output is None and sys.stdout.isatty():
            self.refuse(f"A {form} file is nothing for a terminal; say where to write it: -o FILE")
        try:
            content = FORMATS[form](open_scenario(options["scenario"]))
        except SourceError as error:
            self.refuse(*str(error).splitlines())
        except DrawingFailed as failure:
            self.refuse(f"There is no picture: {failure.reason}. Try --format yaml, json or dot.")
        self._write(content, output)

    def _write(self, content: bytes, output: str | None) -> None:
        try:
            if output is not None:
                Path(output).write_bytes(content)
                return
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except (OSError, ValueError) as error:
            problem = getattr(error, "strerror", None) or error
            self.refuse(f"{output or 'standard output'}: cannot be written: {problem}")
