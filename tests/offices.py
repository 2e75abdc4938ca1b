"""The LibreOffice that most tests share."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import xlwings

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.libreoffice import start


class Offices:
    """One LibreOffice for many tests, and another when that one is gone."""

    def __init__(self) -> None:
        """Start none yet."""
        self._app: xlwings.App | None = None

    def living(self) -> xlwings.App:
        """Return one that answers."""
        if self._app is None or self._app.impl.office.gone:
            self._app = start()
        return self._app

    @contextmanager
    def ended(self) -> Iterator["Offices"]:
        """End the last one when done."""
        try:
            yield self
        finally:
            if self._app is not None:
                with suppress(Unreachable):
                    self._app.quit()
