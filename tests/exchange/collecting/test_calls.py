"""The table of calls: it only reads, and every word in it is one of AWS's."""

import botocore.session
import pytest
from botocore import xform_name

from playground.exchange.collecting import CALLS, Call, policy
from playground.exchange.collecting.calls import CALLER, REGIONS
from playground.exchange.describe import ANSWERS
from playground.exchange.describe.unmodelled import NAMES

EVERY = (*CALLS, REGIONS, CALLER)
READING = ("Describe", "Get", "Search", "List")
AWS = botocore.session.get_session()


@pytest.mark.parametrize("call", EVERY, ids=lambda call: call.command)
def test_no_call_changes_anything(call: Call) -> None:
    assert call.operation.startswith(READING)


@pytest.mark.parametrize("call", EVERY, ids=lambda call: call.command)
def test_a_call_is_one_of_awss_and_its_answer_has_the_key(call: Call) -> None:
    operation = AWS.get_service_model(call.service).operation_model(call.operation)
    assert not call.key or call.key in operation.output_shape.members
    assert call.method == xform_name(call.operation)
    for arguments in call.arguments:
        assert arguments.keys() <= operation.input_shape.members.keys()


@pytest.mark.parametrize("call", [one for one in CALLS if one.each], ids=lambda call: call.command)
def test_what_a_call_is_made_for_is_answered_before(call: Call) -> None:
    each = call.each
    assert each is not None
    operation = AWS.get_service_model(call.service).operation_model(call.operation)
    assert each.argument in operation.input_shape.members
    [earlier] = [one for one in CALLS if one.operation == each.operation]
    assert CALLS.index(earlier) < CALLS.index(call)
    answer = AWS.get_service_model(earlier.service).operation_model(earlier.operation).output_shape
    assert each.id in answer.members[earlier.key].member.members


@pytest.mark.parametrize(
    "call", [one for one in CALLS if one.each and not one.each.under], ids=lambda call: call.command
)
def test_an_answer_that_is_not_wrapped_says_itself_whose_it_is(call: Call) -> None:
    assert call.each is not None
    operation = AWS.get_service_model(call.service).operation_model(call.operation)
    assert call.each.argument in operation.output_shape.members[call.key].member.members


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.command)
def test_what_is_written_is_read_by_the_import_or_known_to_it(call: Call) -> None:
    key = call.each.under if call.each and call.each.under else call.key
    assert key in ANSWERS or key in NAMES


def test_no_call_stands_twice_and_each_has_a_file_of_its_own() -> None:
    commands = [call.command for call in CALLS]
    assert len(commands) == len(set(commands))


def test_the_policy_allows_the_calls_in_order_and_nothing_else() -> None:
    [statement] = policy()["Statement"]
    actions = statement["Action"]
    assert actions == sorted({call.action for call in (*CALLS, REGIONS)})
    assert "elasticloadbalancing:DescribeListeners" in actions
    assert all(action.split(":")[1].startswith(READING) for action in actions)
    assert statement["Effect"] == "Allow"
