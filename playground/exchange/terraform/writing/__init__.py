"""Writing Terraform: the rows of a scenario as a configuration for the AWS provider."""

from playground.exchange.terraform.writing.writer import FORMS, write

__all__ = ["FORMS", "write"]
