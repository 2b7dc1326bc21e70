"""Names cut to a width and cleaned; numbers sorted as people count."""

import pytest

from playground.drawing.captions import clean, natural, shorten, shorten_address, width


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("web-1", "web-1"),
        ("  two\n words\t", "two words"),
        ("a\u202eb\u2067c\u200e", "abc"),
        ("nul\x00 esc\x1b", "nul esc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("caf\u0065\u0301", "caf\u0065\u0301"),
        ("\ufffe\ud800\ue000", ""),
    ],
)
def test_clean_keeps_what_can_be_seen(written: str, drawn: str) -> None:
    assert clean(written) == drawn


def test_marks_do_not_pile_up() -> None:
    assert clean("a" + "\u0301" * 50) == "a\u0301\u0301"


def test_a_name_that_fits_stays_and_one_that_does_not_is_cut_to_fit() -> None:
    assert shorten("web", 100, 13) == "web"
    cut = shorten("m" * 40, 100, 13)
    assert cut.endswith("\u2026")
    assert width(cut, 13) <= 100


@pytest.mark.parametrize(
    ("text", "ems"),
    # As measured in DejaVu Sans Bold, the widest that browsers take for lack of another.
    [
        ("<script>alert", 7.56),
        ("{{7*7}}{% debug %}", 12.42),
        ("\"'><img src=x", 8.12),
        ("mmww", 3.93),
        ("eni-0123456789abcdef0", 13.61),
        ("network-interface-12", 11.94),
    ],
)
def test_a_name_is_hardly_wider_than_it_is_taken_for(text: str, ems: float) -> None:
    """What is missing a card's margin has."""
    assert width(text, 1) >= 0.94 * ems


def test_wide_letters_count_double() -> None:
    assert len(shorten("\u4e2d" * 20, 100, 13)) < len(shorten("a" * 20, 100, 13))


def test_an_address_keeps_its_end() -> None:
    assert shorten_address("10.0.0.1", 100, 11) == "10.0.0.1"
    assert shorten_address("2001:db8::1234:5678:9abc:def0", 100, 11).endswith("9abc:def0")


def test_natural_order() -> None:
    assert sorted(["b1", "a10", "a2", "a", "2"], key=natural) == ["2", "a", "a2", "a10", "b1"]


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("network-interface-12", 120, "network-int\u2026-12"),
        ("network-interface-12", 60, "netwo\u2026"),
        ("eni-0123456789abcdef0", 110, "eni-0123456\u2026"),
        ("web-1", 100, "web-1"),
    ],
)
def test_a_number_at_the_end_of_a_name_stays_if_there_is_room(
    text: str, room: float, cut: str
) -> None:
    assert shorten(text, room, 13) == cut
    assert width(cut, 13) <= room
