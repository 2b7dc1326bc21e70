"""The switch that writes the stories anew: `pytest tests/stories --update-stories`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Known when the tests of this folder are asked for by name."""
    parser.addoption("--update-stories", action="store_true", help="write the stories anew")


@pytest.fixture
def update_stories(request: pytest.FixtureRequest) -> bool:
    """Are the stored stories to be replaced?"""
    return bool(request.config.getoption("--update-stories", default=False))
