"""Which interfaces and groups AWS accepts for an instance."""

from tests.engine.validity.cast import found, group, instance, interface, subnet, vpc

SHOP = vpc("10.0.0.0/16")
LAB = vpc("10.9.0.0/16", id="lab")
LAND = (
    SHOP,
    LAB,
    subnet("web", "10.0.1.0/24"),
    subnet("app", "10.0.2.0/24"),
    subnet("away", "10.0.3.0/24", zone="us-east-1b"),
    subnet("lab-web", "10.9.1.0/24", vpc="lab"),
    instance(),
)
PRIMARY = interface("eth0", "10.0.1.10", instance="server")


def second(subnet: str, ip: str, index: int = 1) -> list[tuple[str, str, str]]:
    node = interface("eth1", ip, subnet=subnet, instance="server", device_index=index)
    return found(*LAND, PRIMARY, node)


def test_a_secondary_interface_may_be_in_another_subnet_of_the_zone__ADDR_08() -> None:
    assert second("web", "10.0.1.11") == second("app", "10.0.2.11") == []


def test_all_interfaces_of_an_instance_are_in_one_zone__ADDR_08__VPC_19() -> None:
    assert second("away", "10.0.3.11") == [("InterfaceInOtherZone", "eth1", "subnet")]


def test_a_bare_interface_may_be_anywhere__ADDR_08() -> None:
    assert found(*LAND, PRIMARY, interface("bare", "10.0.3.11", subnet="away")) == []


def test_an_instance_has_a_primary_interface__ADDR_08() -> None:
    fault = [("InstanceWithoutPrimaryInterface", "server", "device_index")]
    assert found(*LAND) == fault
    assert found(*LAND, interface("eth1", "10.0.1.11", instance="server", device_index=1)) == fault


def test_each_interface_has_its_own_device_index__ADDR_08() -> None:
    assert second("app", "10.0.2.11", index=0) == [("DeviceIndexTwice", "eth1", "device_index")]


def test_an_instance_is_in_the_vpc_of_its_primary_interface__ADDR_01() -> None:
    away = interface("eth0", "10.9.1.10", subnet="lab-web", instance="server")
    assert found(*LAND, away) == [("PrimaryInterfaceInOtherVpc", "eth0", "subnet")]


def test_a_secondary_interface_may_be_in_another_vpc__ADDR_08() -> None:
    assert second("lab-web", "10.9.1.11") == []


def test_the_groups_of_an_interface_are_of_its_vpc__SG_27() -> None:
    groups = group(id="sg-1"), group(id="sg-2"), group(id="lab-sg", vpc="lab")
    fine = interface("eth0", "10.0.1.10", instance="server", groups=["sg-1", "sg-2"])
    strange = interface("eth0", "10.0.1.10", instance="server", groups=["sg-1", "lab-sg"])
    assert found(*LAND, *groups, fine) == []
    assert found(*LAND, *groups, strange) == [("GroupOfOtherVpc", "eth0", "security_groups[1]")]
