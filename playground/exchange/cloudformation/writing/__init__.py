"""Writing CloudFormation: the rows of a scenario as a template that AWS takes."""

from playground.exchange.cloudformation.writing.writer import FORMS, write

__all__ = ["FORMS", "write"]
