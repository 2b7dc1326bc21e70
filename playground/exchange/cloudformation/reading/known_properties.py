"""The properties that CloudFormation knows of the types that are read here, to find slips in names.

A newer property may be missing, so an unknown one is told and not refused.
"""

# fmt: off
_NAMES = {
    "AWS::DirectConnect::DirectConnectGateway": "AmazonSideAsn DirectConnectGatewayName Tags",
    "AWS::DirectConnect::DirectConnectGatewayAssociation":
        "AcceptDirectConnectGatewayAssociationProposalRoleArn "
        "AllowedPrefixesToDirectConnectGateway AssociatedGatewayId DirectConnectGatewayId",
    "AWS::DirectConnect::PrivateVirtualInterface":
        "AllocatePrivateVirtualInterfaceRoleArn BgpPeers ConnectionId DirectConnectGatewayId "
        "EnableSiteLink Mtu RateLimit Tags VirtualGatewayId VirtualInterfaceName Vlan",
    "AWS::DirectConnect::TransitVirtualInterface":
        "AllocateTransitVirtualInterfaceRoleArn BgpPeers ConnectionId DirectConnectGatewayId "
        "EnableSiteLink Mtu RateLimit Tags VirtualInterfaceName Vlan",
    "AWS::EC2::ClientVpnAuthorizationRule":
        "AccessGroupId AuthorizeAllGroups ClientVpnEndpointId Description TargetNetworkCidr",
    "AWS::EC2::ClientVpnEndpoint":
        "AuthenticationOptions AuthorizationPolicy ClientCidrBlock ClientConnectOptions "
        "ClientLoginBannerOptions ClientRouteEnforcementOptions ConnectionLogOptions Description "
        "DevicePostureOptions DisconnectOnSessionTimeout DnsServers EndpointIpAddressType "
        "SecurityGroupIds SelfServicePortal ServerCertificateArn SessionTimeoutHours SplitTunnel "
        "TagSpecifications TrafficIpAddressType TransitGatewayConfiguration TransportProtocol "
        "VpcId VpnPort",
    "AWS::EC2::ClientVpnRoute":
        "ClientVpnEndpointId Description DestinationCidrBlock TargetVpcSubnetId",
    "AWS::EC2::ClientVpnTargetNetworkAssociation":
        "AvailabilityZone AvailabilityZoneId ClientVpnEndpointId SubnetId",
    "AWS::EC2::CustomerGateway":
        "BgpAsn BgpAsnExtended CertificateArn DeviceName IpAddress Tags Type",
    "AWS::EC2::EIP":
        "Address Domain InstanceId IpamPoolId NetworkBorderGroup PublicIpv4Pool Tags "
        "TransferAddress",
    "AWS::EC2::EIPAssociation": "AllocationId EIP InstanceId NetworkInterfaceId PrivateIpAddress",
    "AWS::EC2::EgressOnlyInternetGateway": "Tags VpcId",
    "AWS::EC2::GatewayRouteTableAssociation": "GatewayId RouteTableId",
    "AWS::EC2::Instance":
        "AdditionalInfo Affinity AvailabilityZone BlockDeviceMappings CpuOptions "
        "CreditSpecification DisableApiTermination EbsOptimized ElasticGpuSpecifications "
        "ElasticInferenceAccelerators EnclaveOptions HibernationOptions HostId "
        "HostResourceGroupArn IamInstanceProfile ImageId InstanceInitiatedShutdownBehavior "
        "InstanceType Ipv6AddressCount Ipv6Addresses KernelId KeyName LaunchTemplate "
        "LicenseSpecifications MetadataOptions Monitoring NetworkInterfaces PlacementGroupName "
        "PrivateDnsNameOptions PrivateIpAddress PropagateTagsToVolumeOnCreation RamdiskId "
        "SecurityGroupIds SecurityGroups SourceDestCheck SsmAssociations SubnetId Tags Tenancy "
        "UserData Volumes",
    "AWS::EC2::InternetGateway": "Tags",
    "AWS::EC2::LaunchTemplate":
        "LaunchTemplateData LaunchTemplateName TagSpecifications VersionDescription",
    "AWS::EC2::NatGateway":
        "AllocationId AvailabilityMode AvailabilityZoneAddresses ConnectivityType "
        "MaxDrainDurationSeconds PrivateIpAddress SecondaryAllocationIds "
        "SecondaryPrivateIpAddressCount SecondaryPrivateIpAddresses SubnetId Tags VpcId",
    "AWS::EC2::NetworkAcl": "Tags VpcId",
    "AWS::EC2::NetworkAclEntry":
        "CidrBlock Egress Icmp Ipv6CidrBlock NetworkAclId PortRange Protocol RuleAction "
        "RuleNumber",
    "AWS::EC2::NetworkInterface":
        "ConnectionTrackingSpecification Description EnablePrimaryIpv6 GroupSet InterfaceType "
        "Ipv4PrefixCount Ipv4Prefixes Ipv6AddressCount Ipv6Addresses Ipv6PrefixCount Ipv6Prefixes "
        "PrivateIpAddress PrivateIpAddresses PublicIpDnsHostnameTypeSpecification "
        "SecondaryPrivateIpAddressCount SourceDestCheck SubnetId Tags",
    "AWS::EC2::NetworkInterfaceAttachment":
        "DeleteOnTermination DeviceIndex EnaQueueCount EnaSrdSpecification InstanceId "
        "NetworkInterfaceId",
    "AWS::EC2::PrefixList": "AddressFamily Entries MaxEntries PrefixListName Tags",
    "AWS::EC2::Route":
        "CarrierGatewayId CoreNetworkArn DestinationCidrBlock DestinationIpv6CidrBlock "
        "DestinationPrefixListId EgressOnlyInternetGatewayId GatewayId InstanceId LocalGatewayId "
        "NatGatewayId NetworkInterfaceId OdbNetworkArn RouteTableId TransitGatewayId "
        "VpcEndpointId VpcPeeringConnectionId",
    "AWS::EC2::RouteTable": "Tags VpcId",
    "AWS::EC2::SecurityGroup":
        "GroupDescription GroupName SecurityGroupEgress SecurityGroupIngress Tags VpcId",
    "AWS::EC2::SecurityGroupEgress":
        "CidrIp CidrIpv6 Description DestinationPrefixListId DestinationSecurityGroupId FromPort "
        "GroupId IpProtocol ToPort",
    "AWS::EC2::SecurityGroupIngress":
        "CidrIp CidrIpv6 Description FromPort GroupId GroupName IpProtocol SourcePrefixListId "
        "SourceSecurityGroupId SourceSecurityGroupName SourceSecurityGroupOwnerId ToPort",
    "AWS::EC2::Subnet":
        "AssignIpv6AddressOnCreation AvailabilityZone AvailabilityZoneId CidrBlock EnableDns64 "
        "EnableLniAtDeviceIndex Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock Ipv6IpamPoolId "
        "Ipv6Native Ipv6NetmaskLength MapPublicIpOnLaunch OutpostArn "
        "PrivateDnsNameOptionsOnLaunch Tags VpcId",
    "AWS::EC2::SubnetCidrBlock": "Ipv6CidrBlock Ipv6IpamPoolId Ipv6NetmaskLength SubnetId",
    "AWS::EC2::SubnetNetworkAclAssociation": "NetworkAclId SubnetId",
    "AWS::EC2::SubnetRouteTableAssociation": "RouteTableId SubnetId",
    "AWS::EC2::TransitGateway":
        "AmazonSideAsn AssociationDefaultRouteTableId AutoAcceptSharedAttachments "
        "DefaultRouteTableAssociation DefaultRouteTablePropagation Description DnsSupport "
        "EncryptionSupport MulticastSupport PropagationDefaultRouteTableId "
        "SecurityGroupReferencingSupport Tags TransitGatewayCidrBlocks VpnEcmpSupport",
    "AWS::EC2::TransitGatewayAttachment": "Options SubnetIds Tags TransitGatewayId VpcId",
    "AWS::EC2::TransitGatewayConnect": "Options Tags TransportTransitGatewayAttachmentId",
    "AWS::EC2::TransitGatewayPeeringAttachment":
        "PeerAccountId PeerRegion PeerTransitGatewayId Tags TransitGatewayId",
    "AWS::EC2::TransitGatewayRoute":
        "Blackhole DestinationCidrBlock TransitGatewayAttachmentId TransitGatewayRouteTableId",
    "AWS::EC2::TransitGatewayRouteTable": "Tags TransitGatewayId",
    "AWS::EC2::TransitGatewayRouteTableAssociation":
        "TransitGatewayAttachmentId TransitGatewayRouteTableId",
    "AWS::EC2::TransitGatewayRouteTablePropagation":
        "TransitGatewayAttachmentId TransitGatewayRouteTableId",
    "AWS::EC2::TransitGatewayVpcAttachment":
        "AddSubnetIds Options RemoveSubnetIds SubnetIds Tags TransitGatewayId VpcId",
    "AWS::EC2::VPC":
        "CidrBlock EnableDnsHostnames EnableDnsSupport InstanceTenancy Ipv4IpamPoolId "
        "Ipv4NetmaskLength Tags VpcEncryptionControl",
    "AWS::EC2::VPCBlockPublicAccessExclusion": "InternetGatewayExclusionMode SubnetId Tags VpcId",
    "AWS::EC2::VPCBlockPublicAccessOptions": "InternetGatewayBlockMode",
    "AWS::EC2::VPCCidrBlock":
        "AmazonProvidedIpv6CidrBlock CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock "
        "Ipv6CidrBlockNetworkBorderGroup Ipv6IpamPoolId Ipv6NetmaskLength Ipv6Pool VpcId",
    "AWS::EC2::VPCEndpoint":
        "DnsOptions IpAddressType PolicyDocument PrivateDnsEnabled ResourceConfigurationArn "
        "RouteTableIds SecurityGroupIds ServiceName ServiceNetworkArn ServiceRegion SubnetIds "
        "Tags VpcEndpointType VpcId",
    "AWS::EC2::VPCEndpointService":
        "AcceptanceRequired ContributorInsightsEnabled GatewayLoadBalancerArns "
        "NetworkLoadBalancerArns PayerResponsibility PrivateDnsName PrivateDnsNameConfiguration "
        "SupportedIpAddressTypes SupportedRegions Tags",
    "AWS::EC2::VPCEndpointServicePermissions": "AllowedPrincipals ServiceId",
    "AWS::EC2::VPCGatewayAttachment": "InternetGatewayId VpcId VpnGatewayId",
    "AWS::EC2::VPCPeeringConnection":
        "AssumeRoleRegion PeerOwnerId PeerRegion PeerRoleArn PeerVpcId Tags VpcId",
    "AWS::EC2::VPNConnection":
        "CustomerGatewayId EnableAcceleration LocalIpv4NetworkCidr LocalIpv6NetworkCidr "
        "OutsideIpAddressType PreSharedKeyStorage RemoteIpv4NetworkCidr RemoteIpv6NetworkCidr "
        "StaticRoutesOnly Tags TransitGatewayId TransportTransitGatewayAttachmentId "
        "TunnelBandwidth TunnelInsideIpVersion Type VpnConcentratorId VpnGatewayId "
        "VpnTunnelOptionsSpecifications",
    "AWS::EC2::VPNConnectionRoute": "DestinationCidrBlock VpnConnectionId",
    "AWS::EC2::VPNGateway": "AmazonSideAsn Tags Type",
    "AWS::EC2::VPNGatewayRoutePropagation": "RouteTableIds VpnGatewayId",
    "AWS::ElasticLoadBalancingV2::Listener":
        "AlpnPolicy Certificates DefaultActions ListenerAttributes LoadBalancerArn "
        "MutualAuthentication Port Protocol SslPolicy Tags",
    "AWS::ElasticLoadBalancingV2::LoadBalancer":
        "EnableCapacityReservationProvisionStabilize EnablePrefixForIpv6SourceNat "
        "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic IpAddressType Ipv4IpamPoolId "
        "LoadBalancerAttributes MinimumLoadBalancerCapacity Name Scheme SecurityGroups "
        "SubnetMappings Subnets Tags Type",
    "AWS::ElasticLoadBalancingV2::TargetGroup":
        "HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort "
        "HealthCheckProtocol HealthCheckTimeoutSeconds HealthyThresholdCount IpAddressType "
        "Matcher Name Port Protocol ProtocolVersion Tags TargetControlPort TargetGroupAttributes "
        "TargetType Targets UnhealthyThresholdCount VpcId",
}
# fmt: on
PROPERTIES = {kind: frozenset(names.split()) for kind, names in _NAMES.items()}
"""By type."""
