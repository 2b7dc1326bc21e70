"""`manage.py collect`: read an AWS account, and write it as a folder that can be imported."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from playground.exchange.collecting import (
    CALLS,
    Account,
    Call,
    Collected,
    CollectError,
    Folder,
    collect,
    policy,
)
from playground.management.refusal import RefusingCommand
from playground.words import printable

ALL = "all"


class Command(RefusingCommand):
    """Exit status: 0 written, 2 usage or input error, or nothing could be read."""

    help = "Read the network of an AWS account, with calls that only read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """As whom, where, and where to."""
        parser.add_argument("--profile", metavar="P", help="default: what the environment says")
        parser.add_argument(
            "--region",
            action="append",
            default=[],
            metavar="R",
            help="may be repeated; “all” is every region that is enabled; default: the profile's",
        )
        parser.add_argument(
            "-o", "--output", metavar="FOLDER", default="collected", help="default: collected"
        )
        parser.add_argument(
            "--policy", action="store_true", help="print the IAM policy that it needs, and no more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the policy, or collect and say what was written and what was not."""
        if options["policy"]:
            self.stdout.write(json.dumps(policy(), indent=2))
            return
        try:
            self._collect(Path(options["output"]), options["profile"], options["region"])
        except CollectError as error:
            self.refuse(str(error))
        except KeyboardInterrupt:
            self.refuse("Stopped. The regions that were told are complete; no other is there.")

    def _collect(self, path: Path, profile: str | None, wanted: list[str]) -> None:
        account, folder = Account(profile), Folder(path)
        regions = account.regions() if ALL in wanted else wanted or [account.region]
        owner = account.id(regions[0])
        folder.check(owner, regions)
        found = []
        for region in dict.fromkeys(regions):
            found.append(_collect_region(account, region))
            if found[-1].answers:
                self.stdout.write(_told(folder.write(owner, found[-1]), found[-1]))
        self._tell_refused(found)
        if not any(one.answers for one in found):
            self.refuse("Nothing could be read: see above.")
        self.stdout.write(f"Next: python manage.py import {path} -o scenario.yaml")

    def _tell_refused(self, found: list[Collected]) -> None:
        """What AWS did not answer is not described in what was written."""
        for one in (refused for collected in found for refused in collected.refused):
            call = f"{one.call.service} {one.call.command}"
            line = f"{one.region}: {call} was not answered: {one.code}: {one.message}"
            self.stderr.write(printable(line))


def _collect_region(account: Account, region: str) -> Collected:
    """One region, with a bar on the terminal if somebody watches."""
    from tqdm import tqdm

    with tqdm(total=len(CALLS), desc=region, unit="call", disable=None, leave=False) as bar:

        def tell(call: Call) -> None:
            bar.set_postfix_str(call.command, refresh=False)
            bar.update()

        return collect(account, region, tell)


def _told(folder: Path, collected: Collected) -> str:
    items = sum(
        len(value)
        for answer in collected.answers.values()
        for value in answer.values()
        if isinstance(value, list)
    )
    return f"{folder}: {len(collected.answers)} answers with {items} items"
