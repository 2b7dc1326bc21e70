"""A file's bytes to a tree: decoding, size, and whether they are JSON or YAML."""

from playground.scenariofile.faults import Faults, UnreadableError
from playground.scenariofile.json_text import read_json
from playground.scenariofile.tree import SCENARIO, Dialect, Scalar, Spot, Table, Value
from playground.scenariofile.yaml_text import read_yaml

LARGEST = 16 * 1024 * 1024
"""Bytes; ten thousand instances need two million."""


def read_document(content: str | bytes, faults: Faults, dialect: Dialect = SCENARIO) -> Table:
    """The mapping that the whole file is.  Raises ScenarioFileError."""
    try:
        found = _read_text(_decoded(content), faults, dialect)
    except UnreadableError as error:
        faults.add(error.spot, error.message)
        raise faults.error() from None
    if isinstance(found, Table):
        return found
    if found is None or (isinstance(found, Scalar) and found.value is None):
        faults.add(None, "The file is empty.")
    else:
        faults.add(found.spot, f"A mapping is needed here: {dialect.example}.")
    raise faults.error()


def _decoded(content: str | bytes) -> str:
    """The text.  Size is judged first: what is too large is not even decoded."""
    if len(content) > LARGEST:
        megabytes = LARGEST // 1024 // 1024
        raise UnreadableError(None, f"The file is larger than {megabytes} MiB.")
    coded = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    try:
        return coded.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = coded[: error.start]
        spot = Spot(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise UnreadableError(spot, "This is not UTF-8; save the file as UTF-8.") from error


def _read_text(text: str, faults: Faults, dialect: Dialect) -> Value | None:
    """What begins with a brace is JSON, or YAML that looks like it; else it is YAML."""
    if not text.lstrip().startswith("{"):
        return read_yaml(text, faults, dialect)
    found = Faults(faults.file)
    try:
        value = read_json(text, found, dialect)
    except UnreadableError as not_json:
        return _read_braces(text, faults, dialect, not_json)
    faults.take_over(found)
    return value


def _read_braces(
    text: str, faults: Faults, dialect: Dialect, not_json: UnreadableError
) -> Value | None:
    """YAML in braces.  When it is neither, the reader that came further knows better."""
    try:
        return read_yaml(text, faults, dialect)
    except UnreadableError as not_yaml:
        furthest = max((not_json, not_yaml), key=lambda error: error.spot or Spot(0, 0))
        raise furthest from None
