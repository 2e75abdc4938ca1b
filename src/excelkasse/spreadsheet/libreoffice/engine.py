"""Every LibreOffice we know of, and the engine that xlwings sees."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import xlwings

from excelkasse.spreadsheet.libreoffice.apps import App
from excelkasse.spreadsheet.libreoffice.cells.values import CellError
from excelkasse.spreadsheet.libreoffice.link.connection import Office
from excelkasse.spreadsheet.libreoffice.link.process import Process
from excelkasse.spreadsheet.libreoffice.link.watch import LIMIT

NAME = "libreoffice"

_READY = frozenset({type(None), str, int, bool})

_APPS: list[App] = []


class Apps:
    """Every LibreOffice we know of: the one last started or activated is the first."""

    def add(
        self,
        spec: object = None,
        add_book: bool | None = None,  # noqa: FBT001  (xlwings' signature)
        xl: object = None,
        visible: bool | None = None,  # noqa: FBT001
    ) -> xlwings.App:
        """Start one, with a window where there is a screen and nobody says otherwise."""
        del spec, xl  # Excel's
        app = started(visible=has_screen() if visible is None else visible)
        if add_book:
            app.books.add()
        return xlwings.App(impl=app)

    @staticmethod
    def lead(app: App) -> None:
        """Let one be the active one."""
        _APPS.remove(app)
        _APPS.insert(0, app)

    @staticmethod
    def cleanup() -> None:
        """Forget those that are gone."""
        _APPS[:] = [app for app in _APPS if not app.office.gone]

    def keys(self) -> list[int]:
        """Give their processes."""
        return [app.pid for app in self]

    def __iter__(self) -> Iterator[App]:
        """Give those that answer and that nobody has left."""
        self.cleanup()
        return iter([app for app in _APPS if not app.office.left])

    def __len__(self) -> int:
        """Count those that answer."""
        return len(list(iter(self)))

    def __getitem__(self, pid: int) -> App:
        """Return the one of a process."""
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)


class Engine:
    """What xlwings knows of us, and how it cleans the values it hands over."""

    name = NAME
    type = "desktop"

    @property
    def apps(self) -> Apps:
        """Every LibreOffice we know of."""
        return Apps()

    @staticmethod
    def prepare_xl_data_element(value: object, _options: object) -> object:
        """Return a value as plain Python; what is no number is nothing."""
        return value if type(value) in _READY else _plain(value)

    @staticmethod
    def clean_value_data(
        data: list[list[object]],
        datetime_builder: Callable[..., object],
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,  # noqa: FBT001
    ) -> list[list[object]]:
        """Return rows of values as the caller wants them."""

        def clean(value: object) -> object:
            if value is None or value == "":
                return empty_as
            if isinstance(value, dt.datetime):
                return _built(value, datetime_builder)
            if isinstance(value, CellError):
                return str(value) if err_to_str else None
            if number_builder is not None and type(value) is float:
                return number_builder(value)
            return value

        return [[clean(value) for value in row] for row in data]


def _built(value: dt.datetime, build: Callable[..., object]) -> object:
    return build(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
        microsecond=value.microsecond,
        tzinfo=None,
    )


def _plain(value: Any) -> object:  # noqa: ANN401  (numbers and days of any library)
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    elif type(value).__module__ == "numpy":
        value = value.item()
    return None if value != value else value  # noqa: PLR0124  (NaN and NaT differ from themselves)


ENGINE = Engine()


def register() -> None:
    """Make the engine known to xlwings; on a machine without Excel it is the one to use."""
    if NAME in xlwings.engines.engines_by_name:
        return
    engine = xlwings.Engine(impl=ENGINE)
    xlwings.engines.add(engine)
    if xlwings.engines.active is None:
        xlwings.engines.active = engine


def started(*, visible: bool, limit: float = LIMIT, locale: str = "en-US") -> App:
    """Start a LibreOffice of our own."""
    process = Process(headless=not visible, locale=locale)
    return _known(Office(process.pipe, process, limit=limit))


def attached(pipe: str, *, limit: float = LIMIT) -> App:
    """Connect to a LibreOffice that is running already, by the line we have or a new one."""
    Apps.cleanup()
    app = next((app for app in _APPS if app.office.pipe == pipe), None)
    if app is None:
        return _known(Office(pipe, None, limit=limit))
    app.office.left = False
    return app


def _known(office: Office) -> App:
    app = App(office, ENGINE)
    _APPS.insert(0, app)
    return app


def has_screen() -> bool:
    """Whether a window could be seen."""
    return sys.platform in {"win32", "darwin"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
