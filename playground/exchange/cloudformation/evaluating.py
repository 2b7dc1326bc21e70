"""Evaluates the expressions of a template, each when somebody asks for it.

Nothing of a stranger's template may exhaust us: nesting and the size of what comes out are bounded.
"""

from collections.abc import Mapping
from typing import NamedTuple

from playground.exchange.cloudformation import list_functions, text_functions
from playground.exchange.cloudformation.attributes import Attributes
from playground.exchange.cloudformation.calling import (
    Call,
    Function,
    MistakeError,
    NotKnownError,
    closest,
)
from playground.exchange.cloudformation.conditions import ARITY, Conditions, Truth
from playground.exchange.cloudformation.parameters import Parameters
from playground.exchange.cloudformation.pseudo import PSEUDO, Place, pseudo_parameter
from playground.exchange.cloudformation.values import (
    Broken,
    NotGiven,
    Nothing,
    Reference,
    Symbol,
    Unknown,
    text_of,
    without_nothing,
)
from playground.scenariofile.faults import Faults, UnreadableError, quoted
from playground.scenariofile.tree import Entry, Listing, Scalar, Spot, Table, Value

DEEPEST = 100
"""So many expressions may be evaluated inside each other."""
LARGEST = 2_000_000
"""So many characters and items may be made by the functions of one template."""


class Declared(NamedTuple):
    """A resource as the template declares it."""

    logical_id: str
    type: str
    spot: Spot
    properties: Table
    condition: str | None
    metadata: Table


class Evaluator:
    """What the expressions of one template come to."""

    def __init__(
        self,
        place: Place,
        parameters: Parameters,
        sections: Mapping[str, Table],
        resources: Mapping[str, Declared],
        faults: Faults,
    ) -> None:
        self.place, self.faults = place, faults
        self.mappings = sections["Mappings"]
        self.resources = resources
        self._parameters = parameters
        self._conditions = Conditions(sections["Conditions"], self)
        self.attributes = Attributes(self)
        self._properties: dict[tuple[str, str], Value] = {}
        self._depth = 0
        self._made = 0

    def evaluate(self, value: Value) -> Value:
        """The value of an expression; mistakes are told, and Broken stands in their place."""
        if isinstance(value, Scalar):
            return value
        self.enter(value.spot)
        try:
            return self._evaluate(value)
        finally:
            self.leave()

    def tell(self, spot: Spot, message: str) -> None:
        """Tell of a mistake, unless one at the same place is told already."""
        self.faults.add_unless_told(spot, message)

    def enter(self, spot: Spot) -> None:
        """One level deeper.  Raises UnreadableError when that is too deep."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError(spot, f"More than {DEEPEST} expressions stand in each other.")

    def leave(self) -> None:
        """One level up again."""
        self._depth -= 1

    def spend(self, size: int, spot: Spot) -> None:
        """Raises UnreadableError when the functions make far more than any network needs."""
        self._made += size
        if self._made > LARGEST:
            raise UnreadableError(spot, "The functions make this template far too large.")

    def _evaluate(self, value: Listing | Table) -> Value:
        if isinstance(value, Listing):
            items = [self.evaluate(item) for item in value.items]
            return without_nothing(Listing(items, value.spot))
        name = next((key for key in value.entries if key == "Ref" or key.startswith("Fn::")), None)
        if name is None:
            entries = {
                key: Entry(entry.key_spot, self.evaluate(entry.value))
                for key, entry in value.entries.items()
            }
            return without_nothing(Table(entries, value.spot))
        return self._call(name, value)

    def _call(self, name: str, table: Table) -> Value:
        spot = table.spot
        function = FUNCTIONS.get(name)
        if function is None:
            self.faults.add(spot, f"There is no function {quoted(name)}.{closest(name, FUNCTIONS)}")
            return Broken(None, spot, "not readable")
        if len(table.entries) > 1:
            self.faults.add(spot, f"{name} must stand alone in its mapping.")
        try:
            return function(Call(name, table.entries[name].value, spot, self))
        except MistakeError as mistake:
            self.tell(mistake.spot, f"{name}: {mistake.message}")
            return Broken(None, spot, "not readable")
        except NotKnownError as error:
            return error.unknown

    def refer(self, name: str, spot: Spot) -> Value:
        """What `Ref` gives.  Raises MistakeError when nothing is called so."""
        if name in self._parameters:
            found = self._parameters.value(name, spot)
            self.spend(len(found.items) if isinstance(found, Listing) else 0, spot)
            return found
        pseudo = pseudo_parameter(name, self.place, spot)
        if pseudo is not None:
            return pseudo
        self._need(name, spot)
        return Reference(None, spot, name)

    def attribute(self, logical_id: str, name: str, spot: Spot) -> Value:
        """What `Fn::GetAtt` gives.  Raises MistakeError when there is no such resource."""
        return self.attributes.of(self._need(logical_id, spot), name, spot)

    def holds(self, condition: str, spot: Spot) -> Truth:
        """Is a condition met?  Raises MistakeError."""
        return self._conditions.holds(condition, spot)

    def is_made(self, declared: Declared) -> Truth:
        """Is the condition of a resource met?  A mistake is told, and counts as met."""
        if declared.condition is None:
            return True
        try:
            return self.holds(declared.condition, declared.spot)
        except MistakeError as mistake:
            self.tell(mistake.spot, f"Condition: {mistake.message}")
            return True

    def property_of(self, declared: Declared, name: str) -> Value | None:
        """A property of a resource; None where it says nothing of it."""
        asked = (declared.logical_id, name)
        entry = declared.properties.entries.get(name)
        if entry is None:
            return None
        if asked not in self._properties:  # once, as others may ask again and again
            self._properties[asked] = self.evaluate(entry.value)
        found = self._properties[asked]
        says = not isinstance(found, Scalar) or found.value is not None
        symbol = isinstance(found, Symbol) and not isinstance(found, Nothing)
        return found if says or symbol else None

    def _need(self, logical_id: str, spot: Spot) -> Declared:
        """The resource that is called so.  Raises MistakeError."""
        declared = self.resources.get(logical_id)
        if declared is None:
            hint = closest(logical_id, [*self.resources, *self._parameters, *PSEUDO])
            raise MistakeError(spot, f"nothing is called {quoted(logical_id)}.{hint}")
        if self.is_made(declared) is False:
            condition = quoted(declared.condition or "")
            raise MistakeError(
                spot, f"{quoted(logical_id)} is not made: its condition {condition} is not met."
            )
        return declared


def _ref(call: Call) -> Value:
    return call.by.refer(call.text(call.argument), call.spot)


def _get_att(call: Call) -> Value:
    """Both spellings: `Vpc.CidrBlock`, and a list of the two, where the second may be a Ref."""
    if isinstance(call.argument, Listing):
        first, *others = call.arguments(2, 3)
        parts = [call.text(first), *map(call.text, others)]
        return call.by.attribute(parts[0], ".".join(parts[1:]), call.spot)
    logical_id, dot, name = call.text(call.argument).partition(".")
    if not dot:
        raise MistakeError(call.spot, "a resource and one of its attributes are needed here.")
    return call.by.attribute(logical_id, name, call.spot)


def _if(call: Call) -> Value:
    """Only the branch that counts is evaluated."""
    condition, met, otherwise = call.arguments(3, 3)
    truth = call.by.holds(call.text(condition), condition.spot)
    if isinstance(truth, Unknown):
        raise NotKnownError(truth)
    return call.by.evaluate(met if truth else otherwise)


def _import_value(call: Call) -> Value:
    found = call.by.evaluate(call.argument)
    if isinstance(found, NotGiven):
        raise NotKnownError(found)
    name = text_of(found)
    why = f"the export {name or 'of a name that only deployment knows'} of another stack"
    # Exports of unknown names are not one and the same.
    called = name or f"export in {call.spot.line}:{call.spot.column}"
    raise NotKnownError(Unknown(None, call.spot, why, called=called))


def _transform(call: Call) -> Value:
    raise NotKnownError(Unknown(None, call.spot, "made by a macro (Fn::Transform)"))


def _misplaced(call: Call) -> Value:
    raise MistakeError(call.spot, "this belongs into a condition.")


FUNCTIONS: dict[str, Function] = {
    **text_functions.FUNCTIONS,
    **list_functions.FUNCTIONS,
    **dict.fromkeys(ARITY, _misplaced),
    "Fn::GetAtt": _get_att,
    "Fn::If": _if,
    "Fn::ImportValue": _import_value,
    "Fn::Transform": _transform,
    "Ref": _ref,
}
