"""A code is read by a machine that knows nothing of how it was made, and says the address."""

import pytest

from playground.sharing.codes import code_of
from tests.sharing.scanning import scanned

TOKEN = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/s/three-tier/",
        f"https://playground.example.org/s/{TOKEN}/",
        f"https://{'a' * 60}.{'b' * 60}.example.org:65535/s/{TOKEN}/",
        "https://xn--bcher-kva.example/p/tfDhz5enZits/",
    ],
)
@pytest.mark.parametrize("width", [150, 320])
def test_a_code_says_its_address(address: str, width: int) -> None:
    assert scanned(code_of(address), width) == address


def test_a_code_has_a_quiet_edge_and_is_dark_on_white() -> None:
    svg = code_of("http://127.0.0.1:8000/s/three-tier/")
    assert 'viewBox="0 0 37 37"' in svg  # 29 modules and four on each side
    assert '<path fill="#fff" d="M0 0h37v37h-37z"/>' in svg
    assert 'stroke="#000" d="M4 4.5h7' in svg
    assert "style" not in svg


def test_a_dirty_code_is_read_still() -> None:
    address = f"http://127.0.0.1:8000/s/{TOKEN}/"
    spot = '<circle cx="24" cy="24" r="3.5" fill="#000"/></svg>'
    assert scanned(code_of(address).replace("</svg>", spot), 320) == address
