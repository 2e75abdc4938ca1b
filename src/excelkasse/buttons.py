"""The buttons of the ribbon and the toolbar: what a person can press in the open workbook.

One list for the Excel ribbon, the LibreOffice toolbar and the agent, which answers to nothing else.
Their words are `buttons.<key>.label`, `.screentip`, `.supertip`, `.keytip` in the texts; their
pictures are `vba/icons/<key>_16.png` and `_32.png`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Button:
    """One button: its key, whether it needs an open workbook, and whether it changes that."""

    key: str
    group: Literal["project", "portfolio", "sending", "help"]
    needs_workbook: bool = True
    changes: bool = False
    large: bool = False


BUTTONS = (
    Button("new_project", "project", needs_workbook=False, large=True),
    Button("new_light", "project", needs_workbook=False),
    Button("new_full", "project", needs_workbook=False),
    Button("check", "project", changes=True, large=True),
    Button("next_finding", "project"),
    Button("status_pdf", "project"),
    Button("refresh", "portfolio", changes=True, large=True),
    Button("stop", "portfolio", needs_workbook=False),
    Button("send", "sending", large=True),
    Button("undo", "help", changes=True),
    Button("guide", "help", needs_workbook=False),
)
"""In the order in which they stand."""

BY_KEY: Mapping[str, Button] = {button.key: button for button in BUTTONS}
