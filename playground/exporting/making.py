"""One file: made as its format says, or a sentence that says why not."""

from playground.drawing import DrawingFailed
from playground.exporting.formats import Format
from playground.exporting.matter import Matter


class ExportError(Exception):
    """The file cannot be made; as text a sentence that says why and what to do."""


def make(form: Format, matter: Matter) -> bytes:
    """The bytes of the file.  Raises ExportError."""
    if form.answers and matter.asking is None:
        raise ExportError(
            f"{form.name} tells an answer, so it needs a question: from where, to where?"
        )
    try:
        content = form.write(matter)
    except DrawingFailed as failure:
        raise ExportError(
            f"There is no picture: {failure.reason}. Try YAML, JSON or DOT."
        ) from None
    return content if isinstance(content, bytes) else content.encode()
