"""How a command refuses: on stderr, one printable line for each fault, with exit status 2."""

import sys
from typing import NoReturn

from django.core.management.base import BaseCommand

from playground.words import printable

USAGE_ERROR = 2


class RefusingCommand(BaseCommand):
    """A command that is given names and files by people, who mistype."""

    requires_system_checks = ()

    def refuse(self, *faults: str) -> NoReturn:
        """Say what is wrong and leave; nothing that was typed reaches the terminal as a code."""
        self.stderr.write("\n".join(map(printable, faults)))
        sys.exit(USAGE_ERROR)
