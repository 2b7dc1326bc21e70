"""`manage.py export`: a scenario as a file, to keep, to print, or for another program."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from playground.exporting import FORMATS, Asking, ExportError, Format, Matter, make, moment
from playground.management.question_options import add_question_options, in_options, pose
from playground.management.refusal import RefusingCommand
from playground.management.source_options import add_source_options, open_source
from playground.question import QuestionError
from playground.sources import Opened, SourceError


class Command(RefusingCommand):
    """Exit status: 0 written, 2 usage or input error."""

    help = "Write a scenario, its picture or an answer in another form."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to write, as what, and where; a question is lit in pictures and told in answers."""
        parser.add_argument("scenario", help="an example, a stored scenario, or a file")
        parser.add_argument("--format", required=True, choices=FORMATS)
        parser.add_argument("-o", "--output", metavar="FILE", help="default: standard output")
        add_source_options(parser)
        add_question_options(parser, required=False)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, or say in one line per fault why not."""
        form, output = FORMATS[options["format"]], options["output"]
        if form.binary and output is None and sys.stdout.isatty():
            self.refuse(f"{form.name} is nothing for a terminal; say where to write it: -o FILE")
        try:
            content = self._content(form, options)
        except SourceError as error:
            self.refuse(*str(error).splitlines())
        except QuestionError as error:
            self.refuse(in_options(error))
        except ExportError as error:
            self.refuse(f"--format {form.slug}: {error}")
        self._write(content, output)

    def _content(self, form: Format, options: dict[str, Any]) -> bytes:
        opened = open_source(options)
        return make(form, Matter(opened, self._asking(opened, options)))

    def _asking(self, opened: Opened, options: dict[str, Any]) -> Asking | None:
        """The question, if there is one: both ends, or neither."""
        if not (options["source"] or options["destination"]):
            return None
        for end, other in (("source", "--to"), ("destination", "--from")):
            if not options[end]:
                raise QuestionError(end, f"say this end of the question too, or leave out {other}.")
        posed = pose(opened.network, options)
        return Asking(*posed, moment(), options["scenario"], tuple(options["appliance"]))

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
