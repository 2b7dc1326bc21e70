"""AWS's public services: every network has them, in every region, without naming them.

AWS publishes which addresses they have and changes them daily.  Here they have illustrative ones,
out of 198.19.0.0/16, which nobody has on the internet: a region has a /22, in which the services of
gateway endpoints have a /24 each and every other service has one address.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from zlib import crc32

from playground.engine.addresses import Intervals, Prefix, host_prefix, join, parse_prefix
from playground.engine.nodes import AwsService, Ref

PREFIX = "com.amazonaws."
DOMAIN = ".amazonaws.com"
POOL = parse_prefix("198.19.0.0/16")
"""The illustrative addresses of all services of all regions."""

BY_GATEWAY = ("s3", "dynamodb", "s3express")
"""VPCE-01: what gateway endpoints are for."""

_OTHERS = """
access-analyzer acm-pca airflow.api appmesh appsync-api athena autoscaling backup batch
bedrock bedrock-runtime cassandra cloudformation cloudtrail codeartifact.api
codeartifact.repositories codebuild codecommit codedeploy codepipeline cognito-idp config
databrew datasync ds dms ebs ec2 ec2messages ecr.api ecr.dkr ecs ecs-agent ecs-telemetry
efs eks eks-auth elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing
elasticmapreduce email-smtp events execute-api firehose fis fsx glue guardduty-data
imagebuilder inspector2 iot.data kafka kendra kinesis-firehose kinesis-streams kms
lakeformation lambda license-manager logs macie2 monitoring mq network-firewall
organizations personalize pinpoint polly qldb.session ram rds rds-data redshift
redshift-data rekognition resource-groups rum sagemaker.api sagemaker.runtime
scheduler secretsmanager securityhub servicecatalog servicediscovery ses sns sqs ssm
ssm-contacts ssm-incidents ssmmessages states storagegateway sts swf synthetics textract
timestream transcribe transfer translate verifiedpermissions wafv2 workspaces xray
"""
OTHERS = tuple(_OTHERS.split())
"""What interface endpoints are for, as AWS's service names have it."""

SERVICES = (*BY_GATEWAY, *OTHERS)

HOSTS = {
    "codecommit": "codecommit",
    "ecr.api": "api.ecr",
    "ecr.dkr": "dkr.ecr",
    "email-smtp": "email-smtp",
    "iot.data": "data.iot",
    "kinesis-firehose": "firehose",
    "kinesis-streams": "kinesis",
    "sagemaker.api": "api.sagemaker",
    "sagemaker.runtime": "runtime.sagemaker",
}
"""Services whose host name is not just their name."""

HTTPS = (443,)
PORTS = {
    "dynamodb": (80, 443),
    "email-smtp": (25, 465, 587, 2465, 2587),
    "s3": (80, 443),
}
"""The TCP ports that AWS documents, where they are not HTTPS alone."""

_REGIONS = """
us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 ap-northeast-1
ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1
ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2
eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-gov-east-1
us-gov-west-1 cn-north-1 cn-northwest-1
"""
REGIONS = tuple(_REGIONS.split())
BLOCKS = 64
"""How many regions the pool has room for; regions that are not known share what is left."""

REGION = re.compile(r"[a-z]{2,4}(-[a-z]{2,12}){1,2}-\d{1,2}")
NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?")


@cache
def aws_service(ref: Ref) -> AwsService | None:
    """The service with this full name, such as com.amazonaws.us-east-1.s3."""
    if not ref.startswith(PREFIX):
        return None
    region, _, name = ref.removeprefix(PREFIX).partition(".")
    if not (REGION.fullmatch(region) and NAME.fullmatch(name)):
        return None
    return AwsService(id=ref, name=name, region=region)


def full_name(region: str, service: str) -> Ref:
    """com.amazonaws.us-east-1.s3 for ('us-east-1', 's3')."""
    return f"{PREFIX}{region}.{service}"


def host_name(service: AwsService) -> str:
    """The name that programs ask for: sqs.us-east-1.amazonaws.com."""
    short = service.name
    return f"{HOSTS.get(short, short)}.{service.region}{DOMAIN}"


def ports_of(service: AwsService) -> tuple[int, ...]:
    """The TCP ports of which it is told that the service listens on them."""
    return PORTS.get(service.name, HTTPS)


def by_gateway(service: AwsService) -> bool:
    """VPCE-01: may a gateway endpoint lead to it?"""
    return service.name in BY_GATEWAY


@cache
def illustrative_blocks(service: AwsService) -> tuple[Prefix, ...]:
    """Where the service is on the internet; () for one that is not in the list of services."""
    first, short = _first_of(service.region), service.name
    if short in BY_GATEWAY:
        return (Prefix(first + (BY_GATEWAY.index(short) << 8), 24),)
    if short in OTHERS:
        return (host_prefix(first + (len(BY_GATEWAY) << 8) + 1 + OTHERS.index(short)),)
    return ()


def _first_of(region: str) -> int:
    """The first address of a region's /22."""
    return POOL.first + (_index(region) << 10)


def _index(region: str) -> int:
    spare = BLOCKS - len(REGIONS)
    known = region in REGIONS
    return REGIONS.index(region) if known else len(REGIONS) + crc32(region.encode()) % spare


def illustrative_service(address: int, also: Iterable[str] = ()) -> AwsService | None:
    """The service that has an illustrative address; `also`: regions that may be meant besides."""
    if address not in POOL:
        return None
    index = (address - POOL.first) >> 10
    region = next((one for one in (*REGIONS, *also) if _index(one) == index), None)
    block, host = (address >> 8) & 3, (address & 0xFF) - 1
    names = OTHERS[max(host, 0) :][:1] if block == len(BY_GATEWAY) else BY_GATEWAY[block:][:1]
    return aws_service(full_name(region, names[0])) if region and names else None


def _assigned() -> Iterator[Intervals]:
    for region in range(BLOCKS):
        first = POOL.first + (region << 10)
        others = first + (len(BY_GATEWAY) << 8) + 1
        yield (first, first + (len(BY_GATEWAY) << 8))
        yield (others, others + len(OTHERS))


ILLUSTRATIVE: Intervals = join(*_assigned())
"""Every address of the pool that some service has."""
