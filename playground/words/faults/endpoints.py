"""What is said of endpoints, and of the services and load balancers behind them."""

from playground.engine.validity import endpoint_fields, endpoint_services, endpoints
from playground.engine.validity.fault import Fault
from playground.words.faults.quotas import over

WORDS: dict[type[Fault], str] = {
    endpoints.NoGatewayEndpointForService: (
        "{resource:Kind} is a gateway endpoint for {service_name}, and there are gateway endpoints "
        "for S3 and DynamoDB of the VPC's region {region} only: name one of these (s3, dynamodb), "
        "or make it an interface endpoint."
    ),
    endpoints.EndpointInOtherVpc: (
        "{named:Kind} is not in {vpc:kind}, the VPC of {resource:kind}: choose one of that VPC."
    ),
    endpoints.SecondEndpointOnTable: (
        "{table:Kind} has a route to {other:kind} for the same service already: associate "
        "{resource:kind} with other route tables, or remove it."
    ),
    endpoints.TwoSubnetsOfOneZone: (
        "{resource:Kind} has {other:kind} and {subnet:kind} in {availability_zone}, and an "
        "endpoint takes one subnet of a zone: remove one of the two."
    ),
    endpoints.EndpointNeedsOneSubnet: (
        "{resource:Kind} has {subnets} subnets, and a Gateway Load Balancer endpoint stands in "
        "exactly one: choose one, and make further endpoints for other zones."
    ),
    endpoint_fields.EndpointHasNoGroups: (
        "{resource:Kind} of the type {type} has security groups, which only interface endpoints "
        "have: remove them."
    ),
    endpoint_fields.EndpointOnNoTables: (
        "{resource:Kind} of the type {type} names route tables, with which only gateway endpoints "
        "are associated: remove them."
    ),
    endpoint_fields.EndpointInNoSubnets: (
        "{resource:Kind} is a gateway endpoint and stands in no subnet: remove the subnets, and "
        "name the route tables that are to lead to it."
    ),
    endpoint_fields.NoAppliancesNamed: (
        "{resource:Kind} leads to no appliances: name the endpoint service of the type "
        "GatewayLoadBalancer that it is for."
    ),
    endpoint_fields.ServiceHasNoAppliances: (
        "{resource:Kind} cannot lead to {service_name}: behind a Gateway Load Balancer endpoint "
        "stands an endpoint service of that type, yours or somebody's "
        "(com.amazonaws.vpce.us-east-1.vpce-svc-…). Make it an interface endpoint, or name such "
        "a service."
    ),
    endpoints.WorkloadBesideEndpoint: (
        "{host:Kind} is in {subnet:kind}, the subnet of {resource:kind}, and what it sends "
        "through the endpoint would come back to the same route table: move it to another subnet."
    ),
    endpoints.RouteOfGatewayEndpoint: (
        "{resource:Kind} has a route to {target:kind}, a gateway endpoint, whose routes AWS writes "
        "itself: remove the route, and associate the endpoint with this route table."
    ),
    endpoints.EndpointsPerVpc: over("interface and Gateway Load Balancer endpoints"),
    endpoints.GatewayEndpointsPerRegion: over("gateway endpoints"),
    endpoint_services.EndpointWithoutService: (
        "{resource:Kind} leads to no service: name one of AWS (sqs, or the full "
        "com.amazonaws.us-east-1.sqs), or an endpoint service of your own."
    ),
    endpoint_services.EndpointOfOtherType: (
        "{resource:Kind} is of the type {type}, and {service:kind} of the type {service_type}: "
        "give the endpoint the type of its service."
    ),
    endpoint_services.ServiceWithoutBalancer: (
        "{resource:Kind} has nothing behind it: give it a network load balancer."
    ),
    endpoint_services.SubnetWithoutService: (
        "{resource:Kind} has {subnet:kind} in {availability_zone}, where {service:kind} is not: "
        "choose a subnet in a zone of the service's load balancer, or enable that in "
        "{availability_zone}."
    ),
    endpoint_services.ServiceZoneWithoutBalancer: (
        "{resource:Kind} is said to be in {availability_zone}, where {balancer:kind} has no "
        "subnet: give the load balancer one there, or leave the zone out."
    ),
    endpoint_services.BalancerSubnetTwice: (
        "{resource:Kind} has {other:kind} and {subnet:kind} in one zone, and a load balancer has "
        "one node in a zone: remove one of the two."
    ),
    endpoint_services.BalancerInOtherVpc: (
        "{subnet:Kind} is not in {vpc:kind}, the VPC of {resource:kind}: choose a subnet of that "
        "VPC."
    ),
    endpoint_services.BalancerTargetInOtherVpc: (
        "{target:Kind} is not in {vpc:kind}, the VPC of {resource:kind}: choose a target of that "
        "VPC."
    ),
    endpoint_services.PrivateDnsNeedsAttributes: (
        "{resource:Kind} has private DNS, which does nothing in {vpc:kind}, as that lacks DNS "
        "support or DNS hostnames: switch both on there, or private DNS off."
    ),
    endpoint_services.OnlyForOnPremisesWithoutGateway: (
        "{resource:Kind} keeps private DNS for on-premises hosts, and {vpc:kind} has no gateway "
        "endpoint for the same service that its own hosts would use: make one for S3, or switch "
        "the option off."
    ),
    endpoint_services.PolicyNamesPrincipal: (
        "The policy of {resource:kind} names {principal}, and the policy of a gateway endpoint is "
        "about everybody: write “*” as Principal, and name accounts or users in a condition."
    ),
}
