"""Writing Terraform: the rows of a scenario as a configuration for the AWS provider."""

from playground.exchange.terraform.writing.writer import write

__all__ = ["write"]
