"""Terraform: what `terraform show -json` prints of a state or a plan becomes a network."""

from playground.exchange.terraform.importing import read

__all__ = ["read"]
