#!/usr/bin/env python3
"""The door to every command: run the site, trace a packet, load the examples."""

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Run `make run`, or use .venv/bin/python manage.py.")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:  # a variable of the environment says what it cannot
        sys.exit(f"The settings are not right. {problem}")


if __name__ == "__main__":
    main()
