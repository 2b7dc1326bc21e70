"""The sound networks that are broken: one with a bit of everything, and one for sites."""

from tests.editing.broken.crowds import CROWDS

SHOP = """
format: 1
title: Shop
slug: shop
vpcs:
  shop: {cidr: 10.0.0.0/16, ipv6_cidrs: ["2001:db8::/56"]}
  lab: {cidr: 10.9.0.0/16}
  far: {cidr: 10.20.0.0/16, region: eu-west-1}
  open: {cidr: 203.0.113.0/24}
  peer: {cidr: 10.40.0.0/16}
  west: {cidr: 172.16.0.0/16}
  clone: {cidr: 10.9.0.0/20}
vpc_peering_connections:
  shop-peer: {requester_vpc: shop, accepter_vpc: peer, status: active}
  shop-far: {requester_vpc: shop, accepter_vpc: far, status: active}
subnets:
  web:
    vpc: shop
    cidr: 10.0.1.0/24
    ipv6_cidr: "2001:db8:0:1::/64"
    availability_zone: us-east-1a
    route_table: public
  web-b: {vpc: shop, cidr: 10.0.2.0/24, availability_zone: us-east-1b}
  six: {vpc: shop, ipv6_cidr: "2001:db8:0:6::/64", availability_zone: us-east-1c}
  twin: {vpc: shop, cidr: 10.0.3.0/24, availability_zone: us-east-1a}
  lab-a: {vpc: lab, cidr: 10.9.1.0/24, availability_zone: us-east-1a}
  far-a: {vpc: far, cidr: 10.20.1.0/24, availability_zone: eu-west-1a}
managed_prefix_lists:
  offices: {max_entries: 2, entries: [{cidr: 203.0.113.0/28}]}
  far-offices: {max_entries: 2, region: eu-west-1, entries: [{cidr: 203.0.113.0/28}]}
route_tables:
  shop-main: {vpc: shop, main: true}
  public:
    vpc: shop
    routes:
      - {destination: 0.0.0.0/0, target: igw}
      - {destination: 10.1.5.0/24, target: igw}
  table: {vpc: shop}
  lab-table: {vpc: lab}
  edge: {vpc: shop, routes: [{destination: 10.0.1.0/24, target: appliance}]}
internet_gateways:
  igw: {vpc: shop, route_table: edge}
  loose: {}
  lab-igw: {vpc: lab}
egress_only_internet_gateways:
  eigw: {vpc: shop}
nat_gateways:
  nat: {subnet: web, private_ip: 10.0.1.20}
  inner-nat: {subnet: web, private_ip: 10.0.1.21, connectivity_type: private}
  wide: {vpc: shop, availability_mode: regional}
block_public_access:
  shut: {region: us-east-1, exclusions: [{vpc: lab}]}
transit_gateways:
  hub: {region: us-east-1}
  far-hub: {region: eu-west-1}
transit_gateway_vpc_attachments:
  shop-to-hub: {transit_gateway: hub, subnets: [web]}
network_acls:
  filter: {vpc: shop, ingress: [{rule_number: 100, action: allow, cidr: 0.0.0.0/0}]}
  lab-filter: {vpc: lab}
security_groups:
  web-sg: {vpc: shop, ingress: [{protocol: tcp, ports: 443, source: 0.0.0.0/0}]}
  lab-sg: {vpc: lab}
  peer-sg: {vpc: peer}
  far-sg: {vpc: far}
instances:
  web-1: {subnet: web, private_ip: 10.0.1.10, security_groups: [web-sg]}
  lab-1: {subnet: lab-a, private_ip: 10.9.1.10}
  appliance: {subnet: twin, private_ip: 10.0.3.10, source_dest_check: false}
  double: {subnet: web, private_ip: 10.0.1.11}
network_interfaces:
  second: {subnet: web, private_ip: 10.0.1.12, instance: double, device_index: 1}
  card: {subnet: web, private_ip: 10.0.1.30}
  card-b: {subnet: web-b, private_ip: 10.0.2.30}
  card-6: {subnet: six, ipv6_addresses: ["2001:db8:0:6::10"]}
elastic_ips:
  of-nat: {public_ip: 203.0.113.5, nat_gateway: nat}
  spare: {public_ip: 203.0.113.6}
  of-web: {public_ip: 203.0.113.7, network_interface: web-1}
"""
SITES = """
format: 1
title: Sites
slug: sites
vpcs:
  shop: {cidr: 10.0.0.0/16}
  lab: {cidr: 10.9.0.0/16}
  far: {cidr: 10.20.0.0/16, region: eu-west-1}
subnets:
  web: {vpc: shop, cidr: 10.0.1.0/24, availability_zone: us-east-1a}
  web-b: {vpc: shop, cidr: 10.0.2.0/24, availability_zone: us-east-1b}
  twin: {vpc: shop, cidr: 10.0.3.0/24, availability_zone: us-east-1a}
  lab-a: {vpc: lab, cidr: 10.9.1.0/24, availability_zone: us-east-1a}
route_tables:
  shop-main: {vpc: shop, main: true, propagating_vgws: [door]}
  lab-main: {vpc: lab, main: true}
  edge: {vpc: shop}
transit_gateways:
  hub: {}
  other: {default_route_table_association: false, default_route_table_propagation: false}
  far-hub: {region: eu-west-1}
transit_gateway_route_tables:
  spokes: {transit_gateway: hub, routes: [{destination: 172.16.0.0/12, attachment: blackhole}]}
  of-other: {transit_gateway: other, default_association: true}
  plain: {transit_gateway: other}
transit_gateway_vpc_attachments:
  shop-to-hub: {transit_gateway: hub, subnets: [web]}
  lab-to-other: {transit_gateway: other, subnets: [lab-a]}
on_premises_networks:
  plant: {cidrs: [192.168.0.0/16], routes: [{destination: 10.0.0.0/16, target: line}]}
  mill: {cidrs: [172.20.0.0/16]}
on_premises_hosts:
  press: {network: plant, addresses: [192.168.1.4]}
customer_gateways:
  plant-router: {ip_address: 203.0.113.9, network: plant}
  mill-router: {ip_address: 203.0.113.10, network: mill}
virtual_private_gateways:
  door: {vpc: shop, route_table: edge}
  spare-door: {}
  far-door: {region: eu-west-1}
  back-door: {}
vpn_connections:
  line:
    customer_gateway: plant-router
    virtual_private_gateway: door
    routes: [192.168.0.0/16]
    static_routes_only: true
  mill-line: {customer_gateway: mill-router, transit_gateway: hub}
direct_connect_gateways:
  exchange: {associations: [{gateway: hub, allowed_prefixes: [10.0.0.0/8]}]}
  of-vpcs: {associations: [{gateway: back-door, allowed_prefixes: [10.0.0.0/16]}]}
  bare: {}
virtual_interfaces:
  lease: {type: transit, network: plant, direct_connect_gateway: exchange, routes: [192.168.0.0/16]}
transit_gateway_direct_connect_attachments:
  exchange-on-hub: {transit_gateway: hub, direct_connect_gateway: exchange}
transit_gateway_connects:
  tunnels: {transit_gateway: hub, transport_attachment: shop-to-hub, network: mill}
"""
LAPTOPS = """
format: 1
title: Laptops
slug: laptops
vpcs:
  shop: {cidr: 10.0.0.0/16, ipv6_cidrs: ["2001:db8::/56"]}
  lab: {cidr: 10.9.0.0/16}
subnets:
  web: {vpc: shop, cidr: 10.0.1.0/24, availability_zone: us-east-1a}
  twin: {vpc: shop, cidr: 10.0.3.0/24, availability_zone: us-east-1a}
  web-b: {vpc: shop, cidr: 10.0.2.0/24, availability_zone: us-east-1b}
  six: {vpc: shop, ipv6_cidr: "2001:db8:0:6::/64", availability_zone: us-east-1c}
  lab-a: {vpc: lab, cidr: 10.9.1.0/24, availability_zone: us-east-1b}
security_groups:
  lab-sg: {vpc: lab}
client_vpn_endpoints:
  laptops:
    vpc: shop
    client_cidr: 172.20.0.0/22
    subnets: [web]
    routes: [{destination: 10.1.0.0/16, subnet: web}]
    authorization_rules: [{destination: 10.0.0.0/16}]
"""
SERVICES = """
format: 1
title: Services
slug: services
vpcs:
  shop: {cidr: 10.0.0.0/16}
  lab: {cidr: 10.9.0.0/16}
subnets:
  web: {vpc: shop, cidr: 10.0.1.0/24, availability_zone: us-east-1a, route_table: with-s3}
  twin: {vpc: shop, cidr: 10.0.3.0/24, availability_zone: us-east-1a}
  web-b: {vpc: shop, cidr: 10.0.2.0/24, availability_zone: us-east-1b}
  lab-a: {vpc: lab, cidr: 10.9.1.0/24, availability_zone: us-east-1a}
  lab-b: {vpc: lab, cidr: 10.9.2.0/24, availability_zone: us-east-1b}
managed_prefix_lists:
  offices: {max_entries: 2, entries: [{cidr: 203.0.113.0/28}]}
route_tables:
  with-s3: {vpc: shop}
  table: {vpc: shop}
  lab-table: {vpc: lab}
network_load_balancers:
  front:
    vpc: shop
    subnets: [web]
    targets: [{protocol: tcp, listener_port: 443, target: web-1, port: 443}]
vpc_endpoint_services:
  offered: {type: Interface, network_load_balancer: front}
  wall: {type: GatewayLoadBalancer}
vpc_endpoints:
  files: {vpc: shop, type: Gateway, service_name: s3, route_tables: [with-s3]}
  queue: {vpc: shop, type: Interface, service_name: sqs, subnets: [web-b]}
  to-offered:
    vpc: lab
    type: Interface
    service: offered
    subnets: [lab-a]
    private_dns_enabled: false
  to-wall: {vpc: shop, type: GatewayLoadBalancer, service: wall, subnets: [twin]}
security_groups:
  web-sg: {vpc: shop}
  lab-sg: {vpc: lab}
instances:
  web-1: {subnet: web, private_ip: 10.0.1.10}
  lab-1: {subnet: lab-a, private_ip: 10.9.1.10}
"""
SOUND = {"shop": SHOP, "sites": SITES, "laptops": LAPTOPS, "services": SERVICES}
GROUNDS = {**SOUND, **CROWDS}
