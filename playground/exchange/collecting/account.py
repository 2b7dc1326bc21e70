"""An account: whose it is, which regions it uses, and its answer to one call.

boto3 is imported when somebody collects, so that nobody else needs it.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from playground.exchange.collecting.calls import CALLER, REGIONS, Arguments, Call

UNKNOWN = "unknown"
"""The account, where AWS does not say it."""
OF_THE_PAGES = {
    "NextToken",
    "nextToken",
    "NextMarker",
    "ResponseMetadata",
    "AdditionalRoutesAvailable",
}
NOBODY = {
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
}
"""AWS's words for credentials that are nobody's."""
NO_ANSWER = "What came back is no answer of AWS."
LONGEST = 500
"""So many characters of what AWS says are repeated."""
ATTEMPTS = 8

Answer = dict[str, Any]


class CollectError(Exception):
    """Nothing can be collected: one sentence that says what to do."""


class RefusedError(Exception):
    """AWS did not answer a call: its word for it, and its sentence."""

    def __init__(self, code: str, message: str, reached: bool = True) -> None:
        super().__init__(code, message)
        self.code, self.message, self.reached = code, message, reached


class Account:
    """Asks AWS as a profile, or as the environment says; each call several times if need be.

    Raises CollectError.
    """

    def __init__(self, profile: str | None = None, attempts: int = ATTEMPTS) -> None:
        boto3 = _boto3()
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError

        retries = {"mode": "adaptive", "total_max_attempts": attempts}
        self._config = Config(retries=retries, connect_timeout=10, read_timeout=60)
        try:
            self._session = boto3.Session(profile_name=profile)
        except BotoCoreError as error:
            raise CollectError(
                f"{error}. `aws configure list-profiles` prints what there is."
            ) from None
        self.client = cache(self._client)

    @property
    def region(self) -> str:
        """The profile's region.  Raises CollectError where it has none."""
        if not self._session.region_name:
            raise CollectError("No region is set: say --region eu-central-1, or --region all.")
        return str(self._session.region_name)

    def id(self, region: str) -> str:
        """Whose account it is: twelve digits, or "unknown".  Raises CollectError."""
        try:
            account = self.ask(CALLER, region)[CALLER.key]
        except RefusedError as error:
            if error.code in NOBODY or "Credential" in error.code or "Token" in error.code:
                raise CollectError(f"{_sentence(error.message)} {_HOW_TO_LOG_IN}") from None
            if not error.reached:
                raise CollectError(_sentence(error.message)) from None
            return UNKNOWN
        return account if account and re.fullmatch(r"\d{12}", account) else UNKNOWN

    def regions(self) -> list[str]:
        """Every region that is enabled.  Raises CollectError."""
        try:
            answer = self.ask(REGIONS, self._session.region_name or "us-east-1")
        except RefusedError as error:
            message = f"The regions cannot be listed ({error.code}); name them: --region R."
            raise CollectError(message) from None
        return sorted(one["RegionName"] for one in answer[REGIONS.key])

    def ask(self, call: Call, region: str, **arguments: Any) -> Answer:
        """All pages of an answer as one.  Raises RefusedError."""
        from botocore.exceptions import BotoCoreError, ClientError
        from botocore.parsers import ResponseParserError

        try:
            return self._whole(call, region, arguments)
        except ClientError as error:
            said = error.response.get("Error", {})
            message = str(said.get("Message", ""))
            told = NO_ANSWER if message.startswith("<") else message[:LONGEST]
            raise RefusedError(said.get("Code", "Error"), told) from None
        except BotoCoreError as error:
            raise RefusedError(type(error).__name__, str(error), reached=False) from None
        except ResponseParserError:
            raise RefusedError("Unreadable", NO_ANSWER) from None

    def _whole(self, call: Call, region: str, arguments: Arguments) -> Answer:
        whole: Answer = {call.key: []} if call.key else {}
        client = self.client(call.service, region)
        for page in _pages(client, call.method, arguments):
            for key in page.keys() - OF_THE_PAGES:
                together = isinstance(page[key], list) and key in whole
                whole[key] = whole[key] + page[key] if together else page[key]
        return whole

    def _client(self, service: str, region: str) -> Any:
        return self._session.client(service, region_name=region, config=self._config)


_HOW_TO_LOG_IN = "Log in (`aws sso login`, `aws configure`), or name a profile: --profile P."


def _boto3() -> Any:
    try:
        import boto3
    except ImportError:
        raise CollectError(f"Reading an account needs boto3. Install it: {_install()}") from None
    return boto3


def _install() -> str:
    """The command for this environment; one that uv made has no pip."""
    with_pip = find_spec("pip") is not None
    pip = f"{sys.executable} -m pip install" if with_pip else f"uv pip install -p {sys.executable}"
    return f"{pip} -r requirements-collect.txt"


def _pages(client: Any, method: str, arguments: Arguments) -> Iterator[Answer]:
    """Page by page; botocore does not know of all calls that they have pages."""
    if not hasattr(client, method):
        raise RefusedError("Unknown", "This boto3 does not know the call: install a newer one.")
    if client.can_paginate(method):
        yield from client.get_paginator(method).paginate(**arguments)
        return
    token: str | None = ""
    name = "NextToken"
    while token is not None:
        page = getattr(client, method)(**arguments)
        yield page
        name = next((key for key in ("NextToken", "nextToken") if page.get(key)), name)
        token = page.get(name) or None
        arguments = {**arguments, name: token}


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
