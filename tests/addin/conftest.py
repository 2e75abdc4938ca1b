"""The add-in, built once for the tests that only read it."""

from pathlib import Path

import pytest

from excelkasse.addin import build_addin
from excelkasse.texts import texts


@pytest.fixture(scope="session")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the Danish add-in and return where it is."""
    file = tmp_path_factory.mktemp("addin") / "excelkasse.xlam"
    file.write_bytes(build_addin(texts("da")))
    return file
