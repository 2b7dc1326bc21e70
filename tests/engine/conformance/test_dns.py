"""DNS: the Amazon resolver, as far as packets meet it."""

import pytest

from tests.engine.asking import trace
from tests.engine.cast import change, three_tiers

NET = three_tiers()
RESOLVERS = ("10.0.0.2", "169.254.169.253", "fd00:ec2::253")


@pytest.mark.parametrize("resolver", RESOLVERS)
def test_the_resolver_answers_inside_the_vpc__DNS_01(resolver: str) -> None:
    asked = trace(NET, "web", resolver, "udp/53")
    assert asked.works
    assert asked.ends_at == "vpc"


@pytest.mark.parametrize("resolver", RESOLVERS)
def test_the_resolver_does_not_answer_the_internet__DNS_01(resolver: str) -> None:
    assert trace(NET, "internet", resolver, "udp/53").ends_at is None


@pytest.mark.parametrize("resolver", RESOLVERS)
def test_the_resolver_can_be_switched_off__DNS_02(resolver: str) -> None:
    off = change(NET, "vpc", enable_dns_support=False)
    assert trace(off, "web", resolver, "udp/53").blockers == ["vpc: RESOLVER_SWITCHED_OFF"]
    assert trace(off, "web", "169.254.169.254", 80).works
