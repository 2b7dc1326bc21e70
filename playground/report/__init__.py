"""The answer to a question as data for other programs and pages, and as text for a terminal."""

from playground.report.answer import report
from playground.report.findings import findings, unwise
from playground.report.insights import insights
from playground.report.markdown import as_markdown
from playground.report.prose import as_text
from playground.report.resources import kind_of, resource
from playground.report.rows import row_of

__all__ = [
    "as_markdown",
    "as_text",
    "findings",
    "insights",
    "kind_of",
    "report",
    "resource",
    "row_of",
    "unwise",
]
