"""`manage.py codes`: every code of an answer, with its meaning and the rules it rests on."""

import json
from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand

from playground.engine.reasons import REASONS, Effect, Reason
from playground.words import meaning_of, rules_of
from playground.words.candidates import LOST
from playground.words.links import link_to

LOSES = "loses"
TITLES = {
    Effect.BLOCKS.value: "What stops a packet",
    Effect.UNDETERMINED.value: "What nobody can say",
    Effect.PASSES.value: "What lets a packet pass",
    LOSES: "Why a route was not taken, told of each row of a table",
}


class Command(BaseCommand):
    """Prints the list and always succeeds."""

    help = "List every code of an answer with its meaning and the rule that it rests on."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One option."""
        parser.add_argument("--json", action="store_true", help="the list as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it as a table, or as JSON."""
        codes = all_codes()
        self.stdout.write(json.dumps(codes, indent=2) if options["json"] else _as_text(codes))


def all_codes() -> list[dict[str, Any]]:
    """Every reason: code, effect, meaning, the rules it may rest on and AWS's page about the first.

    A code comes more than once where AWS has one code for several cases.
    """
    effects = list(TITLES)
    ordered = sorted(REASONS, key=lambda reason: (effects.index(reason.effect.value), reason.code))
    return [*map(_described, ordered), *(_lost(code) for code in sorted(LOST))]


def _described(reason: type[Reason]) -> dict[str, Any]:
    rules = rules_of(reason)
    return {
        "code": reason.code,
        "effect": reason.effect.value,
        "meaning": meaning_of(reason),
        "rules": list(rules),
        "link": link_to(rules[0]),
    }


def _lost(code: str) -> dict[str, Any]:
    """What is said of a row that did not decide."""
    meaning, rule = LOST[code]
    told = {"code": code, "effect": LOSES, "meaning": meaning, "rules": [rule]}
    return {**told, "link": link_to(rule)}


def _as_text(codes: list[dict[str, Any]]) -> str:
    lines = []
    for effect, group in groupby(codes, key=lambda code: code["effect"]):
        lines += ["", TITLES[effect], ""]
        for code in group:
            lines += [f"{code['code']}  [{', '.join(code['rules'])}]", f"    {code['meaning']}"]
    return "\n".join(lines[1:])
