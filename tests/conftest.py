"""What several tests share: the documents of other people that lie beside the checkout, and sites built from texts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.browser import Browser, find_browser

# No test may fail because the machine is busy: how long an example takes is no property of the program.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

FIXTURES = Path(__file__).resolve().parents[2] / "shared" / "fixtures"


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """Real documents. They are other people's text, so they are read where they lie and are not part of the project."""
    if not FIXTURES.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the real documents are missing: {FIXTURES}")
        pytest.skip("the real documents do not lie beside this checkout")
    return FIXTURES


@pytest.fixture(scope="session")
def seed(fixtures: Path) -> bytes:
    """The real profile document that everything is tried on."""
    return (fixtures / "seed" / "yuzhen-huang.txt").read_bytes()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what renews the golden sites; a person reads the difference then."""
    parser.addoption("--update-golden", action="store_true", help="write what is found over what is expected")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that is shared by all tests of a process; each takes pages of its own."""
    if find_browser() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("a browser is missing: install chromium-headless-shell, or say where one is by CHROMIUM")
        pytest.skip("no Chromium is installed")
    with Browser.started() as running:
        yield running
