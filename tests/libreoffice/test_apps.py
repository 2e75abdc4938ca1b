"""The application: its state, its status bar, its messages, and what xlwings sees of the engine."""

from pathlib import Path

import pytest
import xlwings

from excelkasse.spreadsheet.libreoffice import office

pytestmark = pytest.mark.office


def test_the_engine_is_known_to_xlwings(app: xlwings.App) -> None:
    """The engine is registered by name, and its application is found through xlwings."""
    engine = xlwings.engines["libreoffice"]

    assert ("libreoffice", "desktop") == (engine.name, engine.type)
    assert app in list(engine.apps)
    assert app == engine.apps[app.pid]


def test_version_and_places(app: xlwings.App) -> None:
    """The version can be compared, the program is where it says."""
    assert app.version.major >= 7
    assert Path(app.path).is_dir()


def test_without_a_screen(app: xlwings.App, book: xlwings.Book) -> None:
    """A LibreOffice without windows stays so, and answers messages with the first button."""
    app.visible = True

    assert (False, 0) == (app.visible, app.hwnd)
    assert ["ok", "ok", "yes", "yes"] == [
        app.alert(f"Skal {book.name} gemmes?", buttons=buttons)
        for buttons in (None, "ok_cancel", "yes_no", "yes_no_cancel")
    ]


def test_status_bar(app: xlwings.App, book: xlwings.Book) -> None:
    """The status bar says what we say, and is given back."""
    assert book == app.books.active
    for said in ("Læser 1 af 214: …", "Læser 2 af 214: …", False):
        app.status_bar = said

        assert said == app.status_bar


def test_properties_are_put_back(app: xlwings.App, book: xlwings.Book) -> None:
    """What is changed for a while is as before afterwards, also when it went wrong."""
    state = {"screen_updating": False, "display_alerts": False, "calculation": "manual"}
    with pytest.raises(ZeroDivisionError), app.properties(**state, status_bar="x"):
        book.sheets[0]["A1"].value = 1 / 0

    assert (True, True) == (app.screen_updating, app.display_alerts)
    assert ("automatic", False) == (app.calculation, app.status_bar)


def test_a_workbook_closed_while_the_screen_stands_still(app: xlwings.App) -> None:
    """Screen updating comes back though a workbook has gone."""
    book = app.books.add()
    app.screen_updating = False
    app.status_bar = "x"
    book.close()
    app.status_bar = False
    app.screen_updating = True

    assert (True, False) == (app.screen_updating, app.status_bar)


def test_selection(app: xlwings.App, book: xlwings.Book) -> None:
    """What is selected is known with its sheet."""
    other = book.sheets.add("Mål", after=book.sheets[0])
    book.sheets[0].activate()
    other["B2:C3"].select()

    assert (other, "$B$2:$C$3") == (app.selection.sheet, app.selection.address)
    assert other == book.sheets.active


def test_interactive(app: xlwings.App, book: xlwings.Book) -> None:
    """People can be kept from typing for a while."""
    assert book in list(app.books)
    app.interactive = False
    kept_off = app.interactive
    app.interactive = True

    assert (False, True) == (kept_off, app.interactive)


def test_the_one_that_is_activated_is_the_active_one(app: xlwings.App, book: xlwings.Book) -> None:
    """A newer LibreOffice beside it does not hinder that."""
    with office() as newer:
        first = xlwings.apps.active
        book.activate()

        assert (newer, app) == (first, xlwings.apps.active)
