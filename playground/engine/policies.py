"""Endpoint policies: what one allows, as far as anything is known of it (VPCE-19, VPCE-20).

A policy limits who may do what through an endpoint.  A packet does not tell who asks for which
action; only the bucket of S3 is known where its name was asked for.  A statement that may
fit is taken to fit, so that nothing is called denied that might be allowed.
"""

import re
from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import EndpointType, VpcEndpoint

ANYTHING = "*"
BUCKET = re.compile(r"arn:[^:]*:s3:[^:]*:[^:]*:(?P<bucket>[^/]*)")


def allows(endpoint: VpcEndpoint, bucket: str = "") -> bool:
    """May anybody use the endpoint for this bucket, or where none is known for anything at all?

    Without a policy everything is allowed.  A denial counts where it is for everybody and has no
    condition.
    """
    statements = list(statements_of(endpoint))
    if not statements:
        return True
    usable = [one for one in statements if _is_in_force(endpoint, one)]
    fitting = [one for one in usable if _may_be_about(one, bucket)]
    if any(one.get("Effect") == "Deny" and _is_for_all(one, bucket) for one in fitting):
        return False
    return any(one.get("Effect") == "Allow" for one in fitting)


def statements_of(endpoint: VpcEndpoint) -> Iterator[dict[str, Any]]:
    """The statements of the endpoint's policy; one alone may stand without a list."""
    written = endpoint.policy_document.get("Statement", [])
    yield from (one for one in _list(written) if isinstance(one, dict))


def principals_of(statement: dict[str, Any]) -> list[str]:
    """Whom a statement is about: `"*"`, `{"AWS": "*"}` or names."""
    principal = statement.get("Principal", ANYTHING)
    if isinstance(principal, dict):
        return [str(name) for names in principal.values() for name in _list(names)]
    return [str(name) for name in _list(principal)]


def _is_in_force(endpoint: VpcEndpoint, statement: dict[str, Any]) -> bool:
    """VPCE-20: at a gateway endpoint a statement is about everybody, or fits nobody."""
    everybody = principals_of(statement) == [ANYTHING]
    return everybody or endpoint.type is not EndpointType.GATEWAY


def _may_be_about(statement: dict[str, Any], bucket: str) -> bool:
    if "NotResource" in statement or not bucket:
        return True
    return any(_names(one, bucket) for one in _list(statement.get("Resource", ANYTHING)))


def _names(resource: object, bucket: str) -> bool:
    """Is the bucket, or something in it, meant by an ARN?  `*` and `?` stand for letters."""
    if resource == ANYTHING:
        return True
    found = BUCKET.match(str(resource))
    if found is None:
        return False
    pattern = re.escape(found["bucket"]).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(pattern, bucket) is not None


def _is_for_all(statement: dict[str, Any], bucket: str) -> bool:
    """Does it deny everybody everything that is asked?"""
    unlimited = not statement.keys() & {"Condition", "NotPrincipal", "NotAction", "NotResource"}
    actions = {str(one).lower() for one in _list(statement.get("Action", ANYTHING))}
    resources = [str(one) for one in _list(statement.get("Resource", ANYTHING))]
    whole = ANYTHING in resources or bool(bucket)
    everybody = principals_of(statement) == [ANYTHING]
    return unlimited and whole and everybody and bool(actions & {ANYTHING, "s3:*"})


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
