"""A message in a window, with the buttons xlwings knows."""

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, uno
from excelkasse.spreadsheet.libreoffice.link.connection import Office

_BUTTONS = {None: 1, "ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_DEFAULTS = {None: "ok", "ok": "ok", "ok_cancel": "ok", "yes_no": "yes", "yes_no_cancel": "yes"}


def ask_nobody(buttons: str | None) -> str:
    """Return the button that is pressed when nobody can be asked: the first one."""
    return _DEFAULTS[buttons]


def ask(
    office: Office, window: Uno, said: tuple[str, str], *, buttons: str | None, mode: str | None
) -> str:
    """Show title and text in a box over a window, wait, and return the button that was pressed."""
    boxes = uno().Enum("com.sun.star.awt.MessageBoxType", _kind(buttons, mode))
    toolkit = office.create("com.sun.star.awt.Toolkit")
    title, text = said
    box = toolkit.createMessageBox(window, boxes, _BUTTONS[buttons], title, text)
    try:
        with office.watch.patient():
            answer = int(box.execute())
    finally:
        box.dispose()
    return _ANSWERS.get(answer, "cancel")


def _kind(buttons: str | None, mode: str | None) -> str:
    if mode == "critical":
        return "WARNINGBOX"
    return "INFOBOX" if buttons in {None, "ok"} else "QUERYBOX"
