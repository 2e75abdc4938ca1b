"""What LibreOffice gives when it is asked for a thing, and what it has let go of meanwhile.

LibreOffice 7.4 may give a thing that it is letting go of in that very moment, and that knows
nothing any more (seen of shapes, 5 of 9,000 on a busy machine, and once of a document). Asked
again, it gives another, or the thing is gone.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno, kind

T = TypeVar("T")

_TRIES = 20
_LISTINGS = 5
"""What is no document, as the window that macros are written in, has no number to the end."""


def shapes_on(page: Uno, tell: Callable[[Uno], T | None]) -> list[tuple[Uno, T | None]]:
    """Return every shape of a sheet's page, the lowest first, with what is to be told of it.

    One that does not tell is asked for again; one that never does is given as it is.
    """
    return [_shape(page, number, tell) for number in range(page.Count)]


def told(ask: Callable[[], T]) -> T | None:
    """Return what a thing says of itself, None where it is gone meanwhile."""
    with suppress(AttributeError, kind("uno.Exception")):
        return ask()
    return None


def answered(ask: Callable[[], T]) -> T:
    """Return what a thing says, where it must be there and may be slow to say so."""
    for _ in range(_TRIES):
        answer = told(ask)
        if answer is not None:
            return answer
    return ask()


def documents(desktop: Uno) -> list[Uno]:
    """Return every document that is open, the newest first; one that is being closed is none.

    LibreOffice names a document once for every window it has; here it stands once.
    """
    found = _numbered(desktop)
    for _ in range(_LISTINGS):
        if all(uid for uid, _ in found):
            break
        found = _numbered(desktop)
    return list({uid: one for uid, one in found if uid}.values())


def _shape(page: Uno, number: int, tell: Callable[[Uno], T | None]) -> tuple[Uno, T | None]:
    for _ in range(_TRIES):
        shape = page.getByIndex(number)
        said = told(partial(tell, shape))
        if said is not None:
            return shape, said
    return page.getByIndex(number), None


def _numbered(desktop: Uno) -> list[tuple[str | None, Uno]]:
    """Return whatever is open with what tells it from every other."""
    listed, found = desktop.Components.createEnumeration(), list[tuple[str | None, Uno]]()
    while listed.hasMoreElements():
        one = listed.nextElement()
        found.append((told(partial(getattr, one, "RuntimeUID")), one))
    return found
