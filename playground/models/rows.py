"""Rows: all that a scenario's network is made of, and how it is loaded and saved."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TypeVar

from django.db import connection, models, transaction

from playground.models import (
    BalancerGroup,
    BalancerSubnet,
    BalancerTarget,
    BlockPublicAccess,
    BlockPublicAccessExclusion,
    ClientVpnAuthorization,
    ClientVpnEndpoint,
    ClientVpnGroup,
    ClientVpnRoute,
    ClientVpnSubnet,
    ConnectPropagation,
    CustomerGateway,
    DirectConnectAssociation,
    DirectConnectGateway,
    DirectConnectPropagation,
    EgressOnlyInternetGateway,
    ElasticIp,
    EndpointGroup,
    EndpointRouteTable,
    EndpointSubnet,
    Instance,
    InterfaceGroup,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkAcl,
    NetworkAclEntry,
    NetworkInterface,
    NetworkLoadBalancer,
    OnPremisesHost,
    OnPremisesNetwork,
    OnPremisesRoute,
    OutsideHost,
    PrefixListEntry,
    Resource,
    Route,
    RouteTable,
    RouteTablePropagation,
    Row,
    Scenario,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    TransitGateway,
    TransitGatewayAttachmentSubnet,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayPropagation,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
    VpcPeeringConnection,
    VpnConnection,
    VpnPropagation,
    VpnTunnel,
)

R = TypeVar("R", bound=Row)

MODELS: tuple[type[Row], ...] = (
    Vpc,
    VpcPeeringConnection,
    OutsideHost,
    EgressOnlyInternetGateway,
    ManagedPrefixList,
    PrefixListEntry,
    RouteTable,
    Route,
    InternetGateway,
    NetworkAcl,
    NetworkAclEntry,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    BlockPublicAccess,
    BlockPublicAccessExclusion,
    NatGateway,
    TransitGateway,
    TransitGatewayRouteTable,
    TransitGatewayRoute,
    TransitGatewayVpcAttachment,
    TransitGatewayAttachmentSubnet,
    TransitGatewayPropagation,
    TransitGatewayPeeringAttachment,
    OnPremisesNetwork,
    OnPremisesRoute,
    OnPremisesHost,
    CustomerGateway,
    VirtualPrivateGateway,
    RouteTablePropagation,
    VpnConnection,
    VpnTunnel,
    DirectConnectGateway,
    DirectConnectAssociation,
    VirtualInterface,
    TransitGatewayVpnAttachment,
    VpnPropagation,
    TransitGatewayDirectConnectAttachment,
    DirectConnectPropagation,
    TransitGatewayConnect,
    ConnectPropagation,
    ClientVpnEndpoint,
    ClientVpnSubnet,
    ClientVpnGroup,
    ClientVpnRoute,
    ClientVpnAuthorization,
    NetworkLoadBalancer,
    BalancerSubnet,
    BalancerGroup,
    BalancerTarget,
    VpcEndpointService,
    VpcEndpoint,
    EndpointRouteTable,
    EndpointSubnet,
    EndpointGroup,
    Instance,
    NetworkInterface,
    InterfaceGroup,
    ElasticIp,
)
"""Every model of rows, each after the models that it refers to."""


class _Index:
    """The rows of one model by their owner, whatever its id is or becomes; good as long as no row
    was added.
    """

    def __init__(self, rows: Sequence[Row], owner: str) -> None:
        self.rows = len(rows)
        self.by_owner: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            self.by_owner[id(getattr(row, owner))].append(row)


class Rows:
    """The rows of one scenario by model; they refer to each other as objects, saved or not."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._by_model: dict[type[Row], list[Row]] = defaultdict(list)
        self._parts: dict[tuple[type[Row], str], _Index] = {}

    def add(self, row: R) -> R:
        """Take a row in."""
        row.scenario = self.scenario
        self._by_model[type(row)].append(row)
        return row

    def of(self, model: type[R]) -> list[R]:
        """All rows of one model, in order."""
        return self._by_model[model]

    def parts_of(self, model: type[R], owner: str, resource: Resource) -> list[R]:
        """The rows of `model` whose field `owner` is this resource, in order."""
        index = self._parts.get((model, owner))
        if index is None or index.rows != len(self._by_model[model]):
            index = self._parts[model, owner] = _Index(self.of(model), owner)
        return index.by_owner.get(id(resource), [])

    def __len__(self) -> int:
        return sum(map(len, self._by_model.values()))


def load_rows(scenario: Scenario) -> Rows:
    """The rows of a stored scenario: one query per model that it has any of, whatever their number,
    and one that finds these models, as most networks do without most kinds.
    """
    rows = Rows(scenario)
    by_key: dict[type[models.Model], dict[int, Row]] = defaultdict(dict)
    for model in _models_in(scenario):
        found = list(_stored(model, scenario))
        by_key[model] = {row.pk: row for row in found}
        for row in found:
            rows.add(row)
        for field in _references(model):
            _link(found, field, by_key[field.related_model])
    return rows


def _models_in(scenario: Scenario) -> list[type[Row]]:
    """Of which models it has rows.  Django would take longer to write this query than it takes."""
    tables = (connection.ops.quote_name(model._meta.db_table) for model in MODELS)
    exist = (f"EXISTS (SELECT 1 FROM {table} WHERE scenario_id = %s)" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(exist)}", [scenario.pk] * len(MODELS))
        return list(compress(MODELS, cursor.fetchone()))


def _stored(model: type[R], scenario: Scenario) -> Iterable[R]:
    """Its rows of a scenario, in order.  Django would write the same query anew each time, which
    takes longer than to answer it.
    """
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    query = f"SELECT * FROM {table} WHERE scenario_id = %s ORDER BY {key}"
    return model._default_manager.raw(query, [scenario.pk])


def _references(model: type[Row]) -> list[models.ForeignKey]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in MODELS
    ]


def _link(found: list[Row], field: models.ForeignKey, targets: dict[int, Row]) -> None:
    """Put the objects that are already here where Django would look them up one by one."""
    for row in found:
        key = getattr(row, field.attname)
        if key is not None:
            field.set_cached_value(row, targets[key])


@transaction.atomic
def save_rows(rows: Rows) -> None:
    """Store a scenario and its rows in place of what it had before."""
    had_rows = rows.scenario.pk is not None
    rows.scenario.save()
    for model in reversed(MODELS if had_rows else ()):
        model._default_manager.filter(scenario=rows.scenario).delete()
    for model in MODELS:
        created = rows.of(model)
        for row in created:
            row.pk = None
            row.scenario = rows.scenario
            for field in _references(model):
                setattr(row, field.name, getattr(row, field.name))
        model._default_manager.bulk_create(created)
