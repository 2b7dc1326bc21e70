"""A scenario file that says everything of every kind that can be said."""

from pathlib import Path

EVERY_KIND = Path(__file__).with_name("every_kind.yaml").read_text(encoding="utf-8")
