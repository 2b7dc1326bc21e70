"""Templates that mean harm, or are far from what they should be: a message, soon, and no more."""

import json

import pytest

from playground.exchange.cloudformation.template import LARGEST, Given, read_template
from playground.scenariofile.faults import Faults, ScenarioFileError

VPC = "Resources:\n  A:\n    Type: AWS::EC2::VPC\n    Properties: {CidrBlock: %s}\n"
BOMB = "x: &a [1,1,1,1,1,1,1,1,1,1]\n" + "\n".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DOUBLING = "Resources:\n" + "\n".join(
    f"  V{number}: {{Type: AWS::EC2::VPC, Properties: {{CidrBlock: "
    f"!Join ['', [!GetAtt V{number + 1}.CidrBlock, !GetAtt V{number + 1}.CidrBlock]]}}}}"
    for number in range(30)
)
DOUBLING += "\n  V30: {Type: AWS::EC2::VPC, Properties: {CidrBlock: xxxxxxxxxxxxxxxx}}\n"
CHAIN = "Conditions:\n" + "".join(
    f"  C{number}: !Not [!Condition C{number + 1}]\n" for number in range(500)
)
CHAIN += "  C500: !Equals [a, a]\n" + (VPC % "10.0.0.0/16") + "    Condition: C0\n"
INNERMOST = "{X: {Type: T}}"
for _ in range(5):
    INNERMOST = f"{{'Fn::ForEach::A': [I, [{','.join('ab' * 50)}], {INNERMOST}]}}"
LOOPS = f"Resources: {INNERMOST}"


def told(text: str) -> list[str]:
    """Every fault; the properties of all resources are asked for."""
    faults = Faults("t.yaml")
    try:
        template = read_template(text, faults, Given())
        for one in template.resources:
            one.property("CidrBlock")
    except ScenarioFileError:
        pass
    except Exception as error:  # noqa: BLE001 - evaluated late, an unreadable one is told by it
        assert type(error).__name__ == "UnreadableError"
        return [str(error)]
    return [fault.message for fault in faults.told()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The file is empty."),
        ("#" * (LARGEST + 1), "The template is larger than 4 MiB."),
        ("[]", "A mapping is needed here: “Resources: ...”."),
        ("Resources: []", "Resources: a mapping of names is needed here."),
        ("Resources: {A: 1}", "A: a mapping is needed here: {Type: ...}."),
        ("Resources: {A: {}}", "A: “Type” is missing."),
        ("Resorces: {}", "A template has no section “Resorces”. Did you mean “Resources”?"),
        ("Resources: {A: {Type: T}, A: {Type: T}}", "“A” stands twice; first in line 1."),
        (BOMB, "Aliases make this file far larger than it looks."),
        ("a: " + "[" * 500 + "]" * 500, "More than 40 levels are nested here."),
        (
            json.dumps({"a": json.loads("[" * 500 + "]" * 500)}),
            "More than 40 levels are nested here.",
        ),
        (VPC % ("!Sub " + "{Fn::Sub: " * 30 + "x" + "}" * 30), "Fn::Sub: a text is needed here"),
        (VPC % "!Sub [a, b", "This is not YAML"),
        (DOUBLING, "The functions make this template far too large."),
        (CHAIN, "More than 100 expressions stand in each other."),
        (LOOPS, "The functions make this template far too large."),
        (
            "Conditions: {A: !Condition B, B: !Condition A}\n" + VPC % "x" + "    Condition: A\n",
            "Condition: the condition “A” needs itself.",
        ),
        (VPC % "!GetAtt A.CidrBlock", "Fn::GetAtt: “A.CidrBlock” needs itself."),
        (VPC % "a\x00b", "A control character is in this text."),
    ],
)
def test_a_hostile_template_ends_in_a_message(text: str, message: str) -> None:
    assert any(one.startswith(message) for one in told(text)), told(text)


def test_a_condition_that_needs_itself_by_many_ways_is_judged_once_each() -> None:
    lines = [
        f"  C{n}: !Or [!Equals [!If [C{n + 1}, a, b], c], !Equals [!If [C{n + 1}, a, b], d]]"
        for n in range(30)
    ]
    text = "Conditions:\n" + "\n".join(lines) + "\n  C30: !Condition C0\n"
    assert told(text + VPC % "10.0.0.0/16" + "    Condition: C0\n")


def test_a_name_that_stands_a_hundred_times_in_a_text_is_evaluated_once() -> None:
    value = '""'
    for _ in range(6):
        value = f'{{"Fn::Sub": ["{"${x}" * 100}", {{"x": {value}}}]}}'
    assert told(VPC % value) == []  # else it would take 100 ** 6 evaluations


def test_names_are_not_compared_with_more_than_anybody_declares() -> None:
    names = "".join(f"  P{n}: {{Type: String, Default: x}}\n" for n in range(20_000))
    wrong = "".join(
        f"  V{n}: {{Type: T, Properties: {{CidrBlock: !Ref Px{n}}}}}\n" for n in range(99)
    )
    found = told(f"Parameters:\n{names}Resources:\n{wrong}")
    assert found[0] == "Ref: nothing is called “Px0”. Did you mean “P0”?"
