"""The form of a question: its fields, their values, and the message beside the one at fault."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from playground.cabinet import Drawer
from playground.editing.renaming import asked_by_new_names
from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.question import Question, QuestionError, Suggestion, ask
from playground.report import kind_of
from playground.views.answers import spelt

NAMED_PROTOCOLS = (("tcp", "TCP"), ("udp", "UDP"), ("icmp", "ICMP"), ("other", "Other number"))


@dataclass(frozen=True)
class Field:
    """One field.  `argument` is what a QuestionError calls it."""

    name: str
    label: str
    argument: str
    value: str = ""
    placeholder: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    error: str = ""
    note: str = ""

    @property
    def css(self) -> str:
        """Its name in ids and classes."""
        return self.name.replace("_", "-")

    @property
    def numeric(self) -> bool:
        """Is it a number rather than a name?"""
        return self.name not in ("from", "to")


FIELDS = (
    Field("from", "From", "source", placeholder="Name or IP"),
    Field("to", "To", "destination", placeholder="Name or IP"),
    Field("protocol", "Protocol", "protocol", choices=NAMED_PROTOCOLS),
    Field("protocol_number", "Number", "protocol", placeholder="47"),
    Field("port", "Port", "port", placeholder="443"),
    Field("source_port", "Source port", "source_port", placeholder="49152"),
    Field("icmp_type", "ICMP type", "icmp_type", placeholder="8"),
    Field("icmp_code", "ICMP code", "icmp_code", placeholder="0"),
    Field("size", "Size in bytes", "size", placeholder="small"),
)
EMPTY = {
    "source": "Choose where the packet starts: a name, an address, or internet.",
    "destination": "Choose where it should go: a name, an address, or internet.",
}


class Offer(NamedTuple):
    """Something that may be typed as an end; the note says what it is.

    `ids` are those under which it may be clicked: its own, and those of the cards that show it.
    """

    text: str
    ids: str
    note: str

    @property
    def key(self) -> str:
        """The id of its element."""
        return f"n-{self.ids.partition(' ')[0]}-{self.text}"


def offered(
    suggestions: Iterable[Suggestion], shown_by: Mapping[Ref, Iterable[Ref]] | None = None
) -> list[Offer]:
    """What the browser completes while somebody types."""
    cards = shown_by or {}
    return [
        Offer(one.text, " ".join([one.id, *cards.get(one.id, ())]), _note(one))
        for one in suggestions
    ]


def _note(suggestion: Suggestion) -> str:
    what = spelt(kind_of(suggestion.kind)) or "everybody outside"
    return ", ".join([what, *map(format_address, suggestion.addresses)])


@dataclass(frozen=True)
class Form:
    """All fields with what was typed and what is wrong with it; `asked` is what was understood."""

    fields: tuple[Field, ...]
    asked: Mapping[str, str]
    question: Question | None = None

    @property
    def errors(self) -> list[str]:
        """Every message, in the order of the fields."""
        return [field.error for field in self.fields if field.error]


def question_to(drawer: Drawer, asked: Mapping[str, str], submitted: bool) -> Form:
    """Understand what a URL asks of a network that changes.

    A link outlives the names in it: who has another one by now is asked about.
    """
    form = read_question(drawer.network, asked, submitted)
    if not form.errors:
        return form
    now = asked_by_new_names(drawer, asked)
    renamed = {key: asked[key] for key in now if now[key] != asked[key]}
    return _noted(read_question(drawer.network, now, submitted), renamed) if renamed else form


def _noted(form: Form, renamed: Mapping[str, str]) -> Form:
    """Beside what is called otherwise than the address says: what it was called."""
    fields = (
        replace(one, note=f"“{renamed[one.name]}” is called “{one.value}” here.")
        if one.name in renamed
        else one
        for one in form.fields
    )
    return replace(form, fields=tuple(fields))


def read_question(network: Network, asked: Mapping[str, str], submitted: bool) -> Form:
    """Understand what a URL asks.  Nothing asked is an empty form without complaints."""
    fields = tuple(replace(field, value=value_of(field.name, asked)) for field in FIELDS)
    ends = {"source": asked.get("from", ""), "destination": asked.get("to", "")}
    if not asked.get("source_port"):
        fields = tuple(field for field in fields if field.name != "source_port")
    if not submitted:
        return Form(fields, asked)
    missing = {argument: EMPTY[argument] for argument, text in ends.items() if not text}
    if missing:
        return Form(_with_errors(fields, missing), asked)
    try:
        return Form(fields, asked, _ask(network, asked))
    except QuestionError as problem:
        return Form(_with_errors(fields, {problem.field: problem.message}), asked)


def value_of(name: str, asked: Mapping[str, str]) -> str:
    """What a field shows; any protocol but the named ones is a number typed under `other`."""
    protocol = asked.get("protocol", "tcp").lower()
    named = protocol in dict(NAMED_PROTOCOLS)
    if name == "protocol":
        return protocol if named else "other"
    if name == "protocol_number":
        return "" if named else protocol
    return asked.get(name, "")


def _ask(network: Network, asked: Mapping[str, str]) -> Question:
    """Fields that the chosen protocol does not have are not asked about, whatever was typed."""
    protocol = asked.get("protocol", "tcp")
    if protocol == "other":
        raise QuestionError("protocol", "Type the protocol's number, 0 to 255.")
    with_ports = protocol.lower() in ("tcp", "udp", "6", "17")
    with_types = protocol.lower() in ("icmp", "icmpv6", "1", "58")
    return ask(
        network,
        asked["from"],
        asked["to"],
        protocol,
        port=asked.get("port") if with_ports else None,
        source_port=asked.get("source_port") if with_ports else None,
        icmp_type=asked.get("icmp_type") if with_types else None,
        icmp_code=asked.get("icmp_code") if with_types else None,
        size=asked.get("size"),
    )


def _with_errors(fields: tuple[Field, ...], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields with messages; one that belongs to no shown field stands beside the first."""
    at = {argument: _field_for(fields, argument) for argument in errors}
    by_name = {at[argument]: message for argument, message in errors.items()}
    return tuple(replace(field, error=by_name.get(field.name, "")) for field in fields)


def _field_for(fields: tuple[Field, ...], argument: str) -> str:
    """The name of the shown field that a message is about."""
    fitting = [field for field in fields if field.argument == argument]
    typed_number = [field for field in fitting if field.name == "protocol_number" and field.value]
    return (typed_number or fitting or fields)[0].name
