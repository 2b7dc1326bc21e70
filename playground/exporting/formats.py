"""Every format that a scenario, its picture or an answer can be written in: the one table."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from playground.drawing.drawio import to_drawio
from playground.drawing.mermaid import to_mermaid
from playground.drawing.pdf import to_pdf
from playground.drawing.raster import to_png
from playground.drawing.readable import to_readable_dot
from playground.exchange.cloudformation import writing as cloudformation
from playground.exchange.terraform import writing as terraform
from playground.exporting.matter import Matter
from playground.report import as_markdown, insights
from playground.scenariofile import write

TEXT = "text/plain"


@dataclass(frozen=True)
class Format:
    """One format: what it is called in commands and addresses, and on the page, with a word on it.

    `ending` is what its files' names end in.  `answers`: it is of an answer, so it needs a
    question.
    """

    slug: str
    name: str
    note: str
    ending: str
    media_type: str
    write: Callable[[Matter], str | bytes]
    answers: bool = False
    binary: bool = False

    def file_name(self, scenario: str) -> str:
        """What a file of this format of a scenario is called."""
        return f"{scenario}.{self.ending}"


class Group(NamedTuple):
    """Formats that belong together."""

    title: str
    formats: tuple[Format, ...]


def _svg(matter: Matter) -> str:
    return matter.picture.svg(matter.trace, standalone=True)


def _png(matter: Matter) -> bytes:
    return to_png(_svg(matter), matter.picture.view.width, matter.picture.view.height)


def _pdf(matter: Matter) -> bytes:
    return to_pdf(_svg(matter), matter.picture.view.width, matter.picture.view.height)


def _markdown(matter: Matter) -> str:
    answer, asking = matter.answer, matter.asking
    assert answer is not None and asking is not None  # `make` has seen to it
    return as_markdown(answer, asking.scenario, asking.appliances)


def _insights(matter: Matter) -> str:
    asking = matter.asking
    assert asking is not None  # `make` has seen to it
    told = insights(asking.network, asking.question, asking.at)
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


GROUPS: tuple[Group, ...] = (
    Group(
        "Scenario file",
        (
            Format(
                "yaml",
                "YAML",
                "to edit and to open here",
                "yaml",
                "application/yaml",
                lambda matter: write(matter.opened, "yaml"),
            ),
            Format(
                "json",
                "JSON",
                "the same for programs",
                "json",
                "application/json",
                lambda matter: write(matter.opened, "json"),
            ),
        ),
    ),
    Group(
        "Code",
        (
            Format(
                "cloudformation",
                "CloudFormation",
                "a template, as YAML",
                "template.yaml",
                "application/yaml",
                lambda matter: cloudformation.write(matter.opened),
            ),
            Format(
                "cloudformation-json",
                "CloudFormation JSON",
                "the same for programs",
                "template.json",
                "application/json",
                lambda matter: cloudformation.write(matter.opened, "json"),
            ),
            Format(
                "terraform",
                "Terraform",
                "in its JSON syntax",
                "tf.json",
                "application/json",
                lambda matter: terraform.write(matter.opened),
            ),
            Format(
                "terraform-hcl",
                "Terraform HCL",
                "the same to read and to edit",
                "tf",
                TEXT,
                lambda matter: terraform.write(matter.opened, "hcl"),
            ),
        ),
    ),
    Group(
        "Answer",
        (
            Format(
                "markdown",
                "Markdown",
                "for a ticket",
                "md",
                "text/markdown",
                _markdown,
                answers=True,
            ),
            Format(
                "insights",
                "Network Insights",
                "JSON, as AWS has it",
                "insights.json",
                "application/json",
                _insights,
                answers=True,
            ),
        ),
    ),
    Group(
        "Picture",
        (
            Format("svg", "SVG", "vectors for pages", "svg", "image/svg+xml", _svg),
            Format("png", "PNG", "pixels for slides", "png", "image/png", _png, binary=True),
            Format("pdf", "PDF", "vectors to print", "pdf", "application/pdf", _pdf, binary=True),
            Format(
                "drawio",
                "draw.io",
                "to draw on",
                "drawio",
                "application/xml",
                lambda matter: to_drawio(matter.picture, matter.trace),
            ),
            Format(
                "mermaid",
                "Mermaid",
                "for wikis",
                "mmd",
                TEXT,
                lambda matter: to_mermaid(matter.picture, matter.trace),
            ),
            Format(
                "dot",
                "DOT",
                "for Graphviz",
                "dot",
                "text/vnd.graphviz",
                lambda matter: to_readable_dot(matter.opened.network, matter.trace),
            ),
        ),
    ),
)
"""Every format, in the order in which pages and commands list them."""

FORMATS: dict[str, Format] = {one.slug: one for group in GROUPS for one in group.formats}
"""Every format by what commands and addresses call it."""
