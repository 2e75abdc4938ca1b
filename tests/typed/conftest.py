"""The LibreOffice of the tests of the open workbook."""

from tests.live.conftest import app, opened

__all__ = ["app", "opened"]
