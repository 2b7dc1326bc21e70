"""Which public addresses AWS accepts, and on what."""

import pytest

from playground.engine.network import Network
from playground.engine.validity import faults
from tests.engine.validity.cast import eip, found, interface, nat, network, subnet, vpc

SHOP = vpc("10.0.0.0/16", ipv6=["2001:db8::/56"])
WEB = subnet("web", "10.0.1.0/24")
SERVER = interface("eni", "10.0.1.10", "10.0.1.11")
LAND = (SHOP, WEB, SERVER)


def test_an_elastic_ip_for_each_private_address__ADDR_05() -> None:
    primary, secondary = eip("203.0.113.1", on="eni"), eip("203.0.113.2", on="eni", ip="10.0.1.11")
    assert found(*LAND, primary, secondary) == []


@pytest.mark.parametrize("address", [None, "10.0.1.10"])
def test_a_second_elastic_ip_for_one_private_address_is_rejected__ADDR_05(
    address: str | None,
) -> None:
    first, second = eip("203.0.113.1", on="eni"), eip("203.0.113.2", on="eni", ip=address)
    assert found(*LAND, first, second) == [
        ("SecondElasticIp", "eip-203.0.113.2", "network_interface")
    ]


def test_an_elastic_ip_may_be_associated_with_nothing__ADDR_05() -> None:
    assert found(SHOP, eip()) == []


def test_public_addresses_are_unique__ADDR_05() -> None:
    public = interface("public", "10.0.1.12", public="203.0.113.1")
    again = interface("again", "10.0.1.13", public="203.0.113.1")
    assert found(*LAND, public, again) == [("PublicAddressTwice", "again", "public_ip")]
    assert found(*LAND, public, eip("203.0.113.1")) == [
        ("PublicAddressTwice", "public", "public_ip")
    ]
    assert found(SHOP, eip(id="a"), eip(id="b")) == [("PublicAddressTwice", "b", "public_ip")]


def test_an_elastic_ip_written_on_its_interface_too_is_one_address__ADDR_05() -> None:
    public = interface("public", "10.0.1.12", public="203.0.113.1")
    assert found(*LAND, public, eip("203.0.113.1", on="public")) == []


@pytest.mark.parametrize(
    "address", ["10.0.0.5", "172.16.0.1", "192.168.1.1", "100.64.0.1", "127.0.0.1", "169.254.1.1"]
)
def test_private_addresses_are_no_elastic_ips__ADDR_05(address: str) -> None:
    assert found(SHOP, eip(address)) == [("NotAPublicAddress", f"eip-{address}", "public_ip")]


def test_an_elastic_ip_is_ipv4__ADDR_05() -> None:
    assert found(SHOP, eip("2001:db8::1", id="e")) == [("NotAPublicAddress", "e", "public_ip")]


def test_an_elastic_ip_is_for_one_thing__ADDR_05() -> None:
    assert found(*LAND, nat(), eip(on="eni", nat="nat")) == [
        ("ElasticIpAssociatedTwice", "eip-203.0.113.5", "nat_gateway")
    ]


@pytest.mark.parametrize("on", [{"on": "eni"}, {"nat": "nat"}])
def test_an_elastic_ip_stays_in_its_region__ADDR_05(on: dict[str, str]) -> None:
    away = eip("203.0.113.9", region="eu-west-1", **on)
    assert found(*LAND, nat(), eip(nat="nat"), away) == [
        ("ElasticIpInOtherRegion", "eip-203.0.113.9", "region")
    ]


def test_an_elastic_ip_is_for_an_address_of_its_interface__ADDR_16() -> None:
    assert found(*LAND, eip(on="eni", ip="10.0.1.99")) == [
        ("ElasticIpForUnknownAddress", "eip-203.0.113.5", "private_ip")
    ]


def test_where_its_interface_is_nobody_tells_no_address_can_be_missing__RA_01() -> None:
    bare = interface("bare", "2001:db8::10", subnet="six")
    land = network(SHOP, subnet("six", ipv6="2001:db8::/64"), bare, eip(on="bare"))
    assert list(faults(land))
    assert not list(faults(Network(land, undescribed=["six"])))


def test_a_public_address_stands_for_a_private_one__ADDR_16() -> None:
    six = subnet("six", ipv6="2001:db8::/64")
    lone = interface("lone", "2001:db8::10", subnet="six", public="203.0.113.1")
    assert found(SHOP, six, lone) == [("PublicAddressWithoutPrivate", "lone", "public_ip")]
    bare = interface("bare", "2001:db8::10", subnet="six")
    assert found(SHOP, six, bare, eip(on="bare")) == [
        ("ElasticIpForUnknownAddress", "eip-203.0.113.5", "private_ip")
    ]
