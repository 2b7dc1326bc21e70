"""Collecting: an AWS account is read, and written as a folder that can be imported."""

from playground.exchange.collecting.account import Account, CollectError
from playground.exchange.collecting.calls import CALLS, Call, policy
from playground.exchange.collecting.folder import Folder
from playground.exchange.collecting.reading import Collected, Refused, collect

__all__ = [
    "CALLS",
    "Account",
    "Call",
    "CollectError",
    "Collected",
    "Folder",
    "Refused",
    "collect",
    "policy",
]
