"""What a template's expressions come to: values of the tree, and what only deployment decides."""

from dataclasses import dataclass, field

from playground.scenariofile.tree import Listing, Plain, Scalar, Spot, Table, Value

LATER = "made of what only deployment decides"


@dataclass(slots=True)
class Symbol(Scalar):
    """Stands where deployment will put a text; its own value is nothing."""


@dataclass(slots=True)
class Reference(Symbol):
    """A resource of the template: what `Ref` gives."""

    logical_id: str


@dataclass(slots=True)
class Attribute(Symbol):
    """An attribute of a resource that the template itself does not say: what `Fn::GetAtt` gives."""

    logical_id: str
    name: str


@dataclass(slots=True)
class Composed(Symbol):
    """A text with symbols in it: `com.amazonaws.vpce.eu-west-1.${Service}`."""

    parts: tuple[Scalar, ...]


@dataclass(slots=True)
class Unknown(Symbol):
    """What the template cannot tell; `why` goes on “It is ...”.  `called`: what stands for it."""

    why: str
    called: str = field(default="", kw_only=True)


@dataclass(slots=True)
class NotGiven(Unknown):
    """The value of a parameter that has no default and was not given."""

    parameter: str


@dataclass(slots=True)
class Broken(Unknown):
    """What a mistake made of a value; the mistake is told already."""


@dataclass(slots=True)
class Hidden(Unknown):
    """A secret.  Conditions may compare it; nobody else sees it."""

    secret: Plain = field(repr=False, default=None)


@dataclass(slots=True)
class Nothing(Symbol):
    """`AWS::NoValue`: as if nothing were written."""


def text_of(value: Value) -> str | None:
    """A single value as CloudFormation writes it into a text; None for what is none."""
    if isinstance(value, Symbol) or not isinstance(value, Scalar) or value.value is None:
        return None
    return str(value.value).lower() if isinstance(value.value, bool) else str(value.value)


def without_nothing(value: Value) -> Value:
    """A list or a mapping without the places where `AWS::NoValue` stands."""
    if isinstance(value, Listing):
        return Listing([one for one in value.items if not isinstance(one, Nothing)], value.spot)
    if isinstance(value, Table):
        kept = {
            key: one for key, one in value.entries.items() if not isinstance(one.value, Nothing)
        }
        return Table(kept, value.spot)
    return value


def text_at(spot: Spot, *texts: str) -> Listing:
    """A list of texts that a function made."""
    return Listing([Scalar(text, spot) for text in texts], spot)
