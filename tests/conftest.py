"""What holds for every test: nothing is left among the documents of who runs them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Let a result that cannot be where it should be go to a folder of the tests' own."""
    before, own = os.environ.get("XDG_DOCUMENTS_DIR"), tmp_path_factory.mktemp("Dokumenter")
    os.environ["XDG_DOCUMENTS_DIR"] = str(own)
    yield own
    if before is None:
        del os.environ["XDG_DOCUMENTS_DIR"]
    else:
        os.environ["XDG_DOCUMENTS_DIR"] = before
