"""What holds for every test: nothing is left in the folders of whoever runs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.both_ways import reading
from tests.offices import Offices

pytest_plugins = ["pytester", "tests.hung"]

settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")  # a busy machine is no mistake


@pytest.fixture(autouse=True, scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the folder of the tests' own for what cannot be where it should be.

    What is remembered and the log have one too; programs that tests start have both.
    """
    own = tmp_path_factory.mktemp("Dokumenter")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DOCUMENTS_DIR", str(own))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield own


@pytest.fixture(scope="module", params=[True, False], ids=["compiled", "slower"])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read as where the compiled reader is installed, then as where it is not."""
    with reading(compiled=request.param):
        yield


@pytest.fixture(scope="session")
def offices() -> Iterator[Offices]:
    """Give what has a LibreOffice for all tests that need no other."""
    with Offices().ended() as offices:
        yield offices
