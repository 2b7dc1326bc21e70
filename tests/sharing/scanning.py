"""Reading a QR code as a phone does: from its pixels, by a reader that is not ours."""

import struct
import zlib

import resvg_py
import zxingcpp

CHANNELS = 4


def scanned(svg: str, width: int) -> str:
    """What the one code says that a picture of this width shows."""
    (found,) = zxingcpp.read_barcodes(_grey(bytes(resvg_py.svg_to_bytes(svg, width=width))))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


def _grey(png: bytes) -> memoryview:
    """The reds of a PNG with eight bits for each of four channels, as resvg writes it."""
    width, height = struct.unpack(">II", png[16:24])
    lines, length = zlib.decompress(_data(png)), width * CHANNELS + 1
    above, found = bytearray(width), bytearray()
    for start in range(0, height * length, length):
        above = _undone(lines[start], lines[start + 1 : start + length : CHANNELS], above)
        found += above
    return memoryview(found).cast("B", (height, width))


def _data(png: bytes) -> bytes:
    found, at = b"", 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            found += png[at + 8 : at + 8 + size]
        at += size + 12
    return found


def _undone(kind: int, packed: bytes, above: bytearray) -> bytearray:
    """A line as it was before it was written as what it differs from what is beside it."""
    line, left, corner = bytearray(), 0, 0
    for value, up in zip(packed, above, strict=True):
        guesses = (0, left, up, (left + up) // 2, _nearest(left, up, corner))
        left, corner = (value + guesses[kind]) & 0xFF, up
        line.append(left)
    return line


def _nearest(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
