"""PDF files: one page as large as the picture, with the letters that the PNG has."""

from dataclasses import replace

import pytest

from playground.drawing import draw
from playground.drawing.pdf import LONGEST_SIDE, POINTS, to_pdf
from playground.engine.network import Network
from tests.drawing.networks import three_tiers
from tests.drawing.test_svg import HOSTILE


def pdf_of(network: Network) -> bytes:
    picture = draw(network)
    return to_pdf(picture.svg(standalone=True), picture.view.width, picture.view.height)


def test_it_is_one_page_as_large_as_the_picture() -> None:
    picture, file = draw(three_tiers()), pdf_of(three_tiers())
    assert file.startswith(b"%PDF-1.")
    assert b"/Type/Pages/Count 1/" in file
    size = f"{picture.view.width * POINTS:g} {picture.view.height * POINTS:g}"
    assert f"/MediaBox[0 0 {size}]".encode() in file


def test_it_bears_its_letters_whatever_fonts_the_machine_has() -> None:
    file = pdf_of(three_tiers())
    assert b"Arimo" in file
    assert b"IBMPlexMono" in file


def test_equal_pictures_make_equal_files_and_others_do_not() -> None:
    renamed = Network(replace(node, name=f"{node.name}x") for node in three_tiers())
    assert pdf_of(three_tiers()) == pdf_of(three_tiers())
    assert pdf_of(renamed) != pdf_of(three_tiers())


def test_no_page_is_longer_than_programs_show() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40000 10" width="40000" height="10"/>'
    )
    assert f"/MediaBox[0 0 {LONGEST_SIDE} 3.6]".encode() in to_pdf(svg, 40_000, 10)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_drawn(name: str) -> None:
    assert pdf_of(Network(replace(node, name=name) for node in three_tiers())).startswith(b"%PDF")
