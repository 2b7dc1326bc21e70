"""The shapes of single values: addresses and blocks as canonical text, checked by `ipaddress`."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

ADDRESS_LENGTH = 39
BLOCK_LENGTH = 43


def canonical_block(text: str, version: int | None = None) -> str:
    """'100.68.0.18/18' becomes '100.68.0.0/18' (VPC-04); a bare address becomes its own block.

    Raises ValueError with a sentence.
    """
    try:
        network = ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise ValueError(f"“{text[:60]}” is no CIDR block like {_example(version)}.") from error
    if version not in (None, network.version):
        raise ValueError(
            f"{network} is IPv{network.version}; an IPv{version} block is needed here."
        )
    return str(network)


def canonical_address(text: str, version: int | None = None) -> str:
    """The address the usual way.  Raises ValueError with a sentence."""
    try:
        address: IPv4Address | IPv6Address = ip_address(text.strip())
    except ValueError as error:
        raise ValueError(f"“{text[:60]}” is no IP address.") from error
    if version not in (None, address.version):
        raise ValueError(f"{address} is IPv{address.version}; IPv{version} is needed here.")
    return str(address)


def _example(version: int | None) -> str:
    return "2001:db8::/56" if version == 6 else "10.0.0.0/16"


class CanonicalField(models.CharField):
    """Text with one right way to write it: `canonical` turns any way into that one."""

    canonical: Callable[[str, int | None], str]

    if TYPE_CHECKING:  # what a row gives and takes, which Django's own types do not tell

        def __get__(self, row: object, kind: type) -> str: ...

        def __set__(self, row: object, value: str) -> None: ...

    def __init__(self, *names: str, version: int | None = None, **options: Any) -> None:
        self.version = version
        super().__init__(*names, **options)

    def clean(self, value: Any, model_instance: Any) -> str:
        """The canonical text, or a ValidationError that says what is wrong."""
        if value not in self.empty_values:
            try:
                value = type(self).canonical(str(value), self.version)
            except ValueError as error:
                raise ValidationError(str(error), code="invalid") from error
        return str(super().clean(value, model_instance))


class BlockField(CanonicalField):
    """A CIDR block."""

    canonical = staticmethod(canonical_block)

    def __init__(self, *names: str, **options: Any) -> None:
        options.setdefault("max_length", BLOCK_LENGTH)
        super().__init__(*names, **options)


class AddressField(CanonicalField):
    """An IP address."""

    canonical = staticmethod(canonical_address)

    def __init__(self, *names: str, **options: Any) -> None:
        options.setdefault("max_length", ADDRESS_LENGTH)
        super().__init__(*names, **options)
