"""The folder that is written: accounts/<account>/<region>/<command>.json, without secrets."""

import json
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from playground.exchange.collecting.account import CollectError
from playground.exchange.collecting.calls import CALLS
from playground.exchange.collecting.reading import Collected

SECRETS = {
    "PreSharedKey",
    "CustomerGatewayConfiguration",
    "UserData",
    "authKey",
    "customerRouterConfig",
}
"""Keys whose values open a door; none of them says anything of where packets go."""
OURS = {f"{call.command}.json" for call in CALLS}
ACCOUNTS = "accounts"


class Folder:
    """Takes in regions one by one; each is there as a whole, or as it was before."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self, account: str, regions: list[str]) -> None:
        """Raises CollectError where something would be overwritten that is not ours."""
        try:
            others = [one.name for one in self._inside() if one.name != ACCOUNTS]
            for region in regions:
                folder = self._of(account, region)
                others += [one.name for one in _inside(folder) if one.name not in OURS]
        except OSError as error:
            raise CollectError(f"{self.path}: cannot be read: {error.strerror}.") from None
        if others:
            listing = ", ".join(sorted(others)[:5])
            message = f"{self.path}: other things are in it ({listing}); name another folder: -o"
            raise CollectError(message)

    def write(self, account: str, collected: Collected) -> Path:
        """Write the answers of a region and return where.  Raises CollectError."""
        folder = self._of(account, collected.region)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            making = Path(tempfile.mkdtemp(prefix=f".{collected.region}-", dir=folder.parent))
            self._fill(making, folder, collected)
        except OSError as error:
            raise CollectError(f"{folder}: cannot be written: {error.strerror}.") from None
        return folder

    def _fill(self, making: Path, folder: Path, collected: Collected) -> None:
        """Write beside the folder first, and put it in its place when it is whole."""
        try:
            for command, answer in collected.answers.items():
                (making / f"{command}.json").write_text(as_text(answer), encoding="utf-8")
            making.chmod(0o755)
            if folder.exists():
                shutil.rmtree(folder)
            making.rename(folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def _inside(self) -> list[Path]:
        return _inside(self.path)

    def _of(self, account: str, region: str) -> Path:
        return self.path / ACCOUNTS / account / region


def as_text(answer: dict[str, Any]) -> str:
    """As the AWS CLI prints it: timestamps are texts; secrets are left out."""
    return json.dumps(_without_secrets(answer), indent=2, default=_as_json) + "\n"


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_secrets(one) for key, one in value.items() if key not in SECRETS}
    if isinstance(value, list):
        return [_without_secrets(one) for one in value]
    return value


def _as_json(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of JSON")


def _inside(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.exists() else []
