"""A spreadsheet program that cannot answer just now, or that is gone: told apart, waited for, said.

Programs refuse in their own words. They are known here by name and number, so that nothing of
Windows or of a Mac needs to be installed to know them.
"""

import atexit
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from excelkasse.errors import Unreachable

_CALL_REJECTED, _RETRY_LATER, _IGNORED = -2147418111, -2147417846, -2146777998
_BUSY_NUMBERS = frozenset({_CALL_REJECTED, _RETRY_LATER, _IGNORED, -1712})
"""RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER, VBA_E_IGNORE: a cell is being edited, or a box
is open. -1712 is a Mac's word for no answer in time."""

_GONE_NUMBERS = frozenset({-2147417848, -2147023174, -2147220995, -609, -600})
"""RPC_E_DISCONNECTED, RPC_S_SERVER_UNAVAILABLE, CO_E_OBJNOTCONNECTED; a Mac's words for no such
program any more."""

_BUSY_NAMES = frozenset({"ExcelBusyError"})
_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.5, 2.0, 2.0)
"""Seconds between tries: somebody who is typing has time to press Enter."""

_TRIES_WITHIN_XLWINGS = 2_000
"""xlwings tries a call that Excel rejects again and again without a pause, and for ever if it is
not told how often; so many take about a second."""

T = TypeVar("T")


def is_busy(mistake: BaseException) -> bool:
    """Whether a program cannot answer just now."""
    if isinstance(mistake, Unreachable):
        return mistake.code == "cell_edited"
    named = type(mistake).__name__ in _BUSY_NAMES
    return named or not _BUSY_NUMBERS.isdisjoint(_numbers(mistake))


def is_gone(mistake: BaseException) -> bool:
    """Whether the program, or the workbook in it, is not there any more."""
    if isinstance(mistake, Unreachable):
        return mistake.code == "book_closed"
    return not _GONE_NUMBERS.isdisjoint(_numbers(mistake))


def patiently(call: Callable[[], T], pause: Callable[[float], None] = time.sleep) -> T:
    """Do what may be refused because somebody is typing; try again for a few seconds.

    The call must be one that can be made twice.

    Raises:
        Unreachable: `excel_busy` or `cell_edited` if it is refused to the end, `workbook_closed` if
            it is gone.
    """
    with reachable():
        for seconds in _PAUSES:
            try:
                return call()
            except Exception as mistake:
                if not is_busy(mistake):
                    raise
                pause(seconds)
        return call()


@contextmanager
def reachable(workbook: str = "") -> Iterator[None]:
    """Put it into our own words when a program is busy or gone.

    Raises:
        Unreachable: `excel_busy` or `workbook_closed`.
    """
    try:
        yield
    except Unreachable:
        raise
    except Exception as mistake:
        if is_busy(mistake):
            raise Unreachable("excel_busy", {"file": workbook}) from mistake
        if is_gone(mistake):
            raise Unreachable("workbook_closed", {"file": workbook}) from mistake
        raise


def tame_xlwings(tries: int = _TRIES_WITHIN_XLWINGS) -> None:
    """Let xlwings give up on a call that Excel rejects, and end no Excel when this process ends.

    At its end it would kill every Excel that it takes for a leftover; the ones on a person's desk
    are not ours. Only where its Windows part is at work.
    """
    engine = sys.modules.get("xlwings._xlwindows")
    if engine is not None:
        engine.N_COM_ATTEMPTS = tries  # type: ignore[attr-defined]
        atexit.unregister(engine.cleanup)


def _numbers(mistake: BaseException) -> Iterator[int]:
    """Give every number that a program's exception carries: its own, and the ones inside."""
    for name in ("hresult", "errornumber"):
        number = getattr(mistake, name, None)
        if isinstance(number, int):
            yield number
    inside = [*mistake.args, *(getattr(mistake, "excepinfo", None) or ())]
    for one in inside:
        if isinstance(one, tuple):
            yield from (number for number in one if isinstance(number, int))
        elif isinstance(one, int):
            yield one
