"""The checks of a file: questions whose every word is tried on the network they are kept with."""

from typing import Any

from playground.checks import Check, question_of
from playground.engine.conversation import Verdict
from playground.engine.network import Network
from playground.question import QuestionError
from playground.scenariofile.plain.documents import Value
from playground.scenariofile.plain.resources import Resources, meant

KEYS = {
    "title": "title",
    "from": "source",
    "to": "destination",
    "protocol": "protocol",
    "port": "port",
    "source_port": "source_port",
    "icmp_type": "icmp_type",
    "icmp_code": "icmp_code",
    "expect": "expect",
    "code": "code",
}
"""Key in the file -> field of a Check."""
IN_FILE = {field: key for key, field in KEYS.items()}
TEXTS = ("title", "from", "to", "protocol", "code")
LONGEST = 200


def read_checks(reader: Resources, value: Value | None, network: Network) -> list[Check]:
    """Every check that can be asked; the others are faults."""
    if value is None or value.plain is None:
        return []
    if not isinstance(value.plain, list):
        reader.fault(value.place, "checks needs a list: one line a check, each with a dash.")
        return []
    checks = [_read_check(reader, one, network) for one in value.plain]
    return [check for check in checks if check is not None]


def _read_check(reader: Resources, value: Value, network: Network) -> Check | None:
    keys = reader.mapping(value, "A check")
    if keys is None:
        return None
    before = len(reader.faults)
    for key in keys:
        if key not in KEYS:
            place = (value.keys or {})[key]
            reader.fault(place, f"“{key[:60]}” is no key of a check{meant(key, list(KEYS))}.")
    for key in ("from", "to", "expect"):
        if key not in keys:
            reader.fault(value.place, f"A check needs {key}.")
    fields = {KEYS[key]: _read(reader, key, one) for key, one in keys.items() if key in KEYS}
    if len(reader.faults) > before:
        return None
    fields.setdefault("title", f"{fields['source']} to {fields['destination']}")
    check = Check(**fields)
    return check if _can_be_asked(reader, check, keys, value, network) else None


def _read(reader: Resources, key: str, value: Value) -> Any:
    plain = value.plain
    if key == "expect":
        if plain not in tuple(Verdict):
            reader.fault(value.place, f"expect is one of: {', '.join(Verdict)}.")
            return None
        return Verdict(plain)
    if key in TEXTS:
        if isinstance(plain, bool) or not isinstance(plain, str | int) or len(str(plain)) > LONGEST:
            reader.fault(value.place, f"{key} is text of at most {LONGEST} characters.")
        return str(plain)
    if isinstance(plain, bool) or not isinstance(plain, int):
        reader.fault(value.place, f"{key} is a whole number.")
    return plain


def _can_be_asked(
    reader: Resources, check: Check, keys: dict[str, Value], value: Value, network: Network
) -> bool:
    try:
        question_of(check, network)
    except QuestionError as error:
        field = IN_FILE[error.field]
        place = keys[field].place if field in keys else value.place
        reader.fault(place, f"{field}: {error.message}")
        return False
    return True
