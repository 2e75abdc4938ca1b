"""A busy program is waited for, one that is gone is told of, anything else is our mistake."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.live.busy import patiently, reachable, tame_xlwings
from excelkasse.texts import LANGUAGES, texts


class com_error(Exception):  # noqa: N801, N818  (pywin32's own name)
    """As pywin32 raises it: number, words, what the program said, which argument."""

    def __init__(self, hresult: int, scode: int | None = None) -> None:
        """Hold the numbers."""
        inside = None if scode is None else (0, "Microsoft Excel", None, None, 0, scode)
        super().__init__(hresult, "Exception occurred.", inside, None)
        self.hresult = hresult


class CommandError(Exception):
    """As appscript raises it."""

    def __init__(self, number: int) -> None:
        """Hold the number."""
        super().__init__()
        self.errornumber = number


class ExcelBusyError(Exception):
    """As xlwings raises it."""


BUSY = (
    com_error(-2147418111),
    com_error(-2147417846),
    com_error(-2147352567, -2146777998),
    CommandError(-1712),
    ExcelBusyError(),
)
GONE = (com_error(-2147417848), com_error(-2147023174), CommandError(-609))


@pytest.mark.parametrize("mistake", BUSY, ids=repr)
def test_who_is_typing_is_waited_for(mistake: Exception) -> None:
    """The call is made again, with pauses, until it is let through."""
    answers, waited = [mistake, mistake, "done"], list[float]()

    def call() -> object:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert "done" == patiently(call, waited.append)
    assert [0.1, 0.2] == waited


@pytest.mark.parametrize("mistake", BUSY, ids=repr)
def test_patience_ends(mistake: Exception) -> None:
    """After some seconds the person is told what to do."""
    waited: list[float] = []

    def call() -> None:
        raise mistake

    with pytest.raises(Unreachable) as caught:
        patiently(call, waited.append)

    assert "excel_busy" == caught.value.code
    assert 5 < sum(waited) < 15


@pytest.mark.parametrize("mistake", GONE, ids=repr)
def test_a_program_that_is_gone_is_not_waited_for(mistake: Exception) -> None:
    """It is told at once, and by the workbook's name."""
    with pytest.raises(Unreachable) as caught, reachable("P-1.xlsx"):
        raise mistake

    assert ("workbook_closed", {"file": "P-1.xlsx"}) == (caught.value.code, caught.value.values)


def test_any_other_mistake_is_not_hidden() -> None:
    """What is wrong with us is not said to be Excel's."""
    with pytest.raises(ZeroDivisionError), reachable():
        _ = 1 / 0


def test_xlwings_is_told_to_give_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left alone it would try a rejected call for ever; where it is not at work nothing happens."""
    engine = ModuleType("xlwings._xlwindows")
    engine.N_COM_ATTEMPTS = 0  # type: ignore[attr-defined]
    engine.cleanup = lambda: None  # type: ignore[attr-defined]
    tame_xlwings()
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", engine)
    tame_xlwings()

    assert engine.N_COM_ATTEMPTS > 0


def test_no_excel_is_ended_with_us(tmp_path: Path) -> None:
    """What xlwings would do at the end of the process is not done: they are a person's Excels."""
    killed = tmp_path / "killed"
    script = f"""
import atexit, pathlib, sys, types
from excelkasse.spreadsheet.live.busy import tame_xlwings
engine = types.ModuleType("xlwings._xlwindows")
engine.cleanup = pathlib.Path({str(killed)!r}).touch
atexit.register(engine.cleanup)
sys.modules[engine.__name__] = engine
if "tame" in sys.argv:
    tame_xlwings()
"""
    runs = ([sys.executable, "-c", script, how] for how in ("tame", "wild"))
    found = [subprocess.call(run) or killed.exists() for run in runs]  # noqa: S603

    assert [False, True] == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    """What and what to do, each a sentence."""
    words = texts(language)
    keys = [key for key in words if key.startswith("unreachable.")]

    assert [] == [key for key in keys if key.endswith(".what") and f"{key[:-5]}.do" not in words]
    assert [] == [key for key in keys if not words[key].endswith((".", "}"))]
