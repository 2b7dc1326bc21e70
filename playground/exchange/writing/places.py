"""Regions and accounts: what lies elsewhere than most of a network."""

from playground.exchange.writing.deployment import Deployment
from playground.models import Resource, TransitGateway, Vpc


def tell_of_other_places(deployment: Deployment) -> None:
    """A template is deployed in one region of one account; what is elsewhere needs its own."""
    here = (deployment.region, deployment.account)
    models: tuple[tuple[str, type[Resource]], ...] = (
        ("VPC", Vpc),
        ("transit gateway", TransitGateway),
    )
    for kind, model in models:
        for row in deployment.declared(model):
            place = deployment.place_of(row)
            if place != here:
                why = f"it is in {place[0]} of account {place[1]}, and needs a template there"
                deployment.gaps.add(kind, str(row.name or row.aws_id), why)
