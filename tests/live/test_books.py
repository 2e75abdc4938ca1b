"""The workbook a button was pressed in is found among all that are open, or it is told why not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import pytest
import xlwings

from excelkasse.errors import Unreachable
from excelkasse.spreadsheet.live.books import file_of, open_workbook

PATH = r"C:\sager\50% & æøå=1.xlsx"


@dataclass
class Api:
    """What Excel says of a workbook itself."""

    FullName: str


@dataclass
class App:
    """An Excel with a window and workbooks."""

    hwnd: int
    names: Sequence[str]
    books: list["Book"] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the workbooks."""
        self.books = [Book(self, Api(name)) for name in self.names]


@dataclass(eq=False)
class Book:
    """A workbook in an Excel."""

    app: App
    api: Api


@dataclass(eq=False)
class Silent(Book):
    """A workbook that does not say where it lies."""

    mistake: Exception

    @property
    def fullname(self) -> str:
        """Say why not."""
        raise self.mistake


class Mistake(Exception):  # noqa: N818  (as a program raises it)
    """What a program says by a number."""

    def __init__(self, hresult: int) -> None:
        """Hold the number."""
        super().__init__(hresult)
        self.hresult = hresult


def found(apps: Sequence[App], fullname: str, window: int = 0) -> Book:
    """Give the workbook that is found."""
    return cast("Book", open_workbook(cast("Sequence[xlwings.App]", apps), fullname, window))


def test_a_workbook_is_found_by_its_path() -> None:
    """In any case, with slashes either way, whatever letters are in it."""
    app = App(1, [r"C:\andet.xlsx", PATH])

    assert app.books[1] is found([app], PATH.upper().replace("\\", "/").replace("/", "\\"))


def test_one_never_saved_is_found_by_its_name() -> None:
    """It has nothing else."""
    app = App(1, ["Mappe1"])

    assert app.books[0] is found([app], "Mappe1")


def test_two_programs_are_told_apart_by_the_window() -> None:
    """Both have a Mappe1 that was never saved."""
    apps = [App(1, ["Mappe1"]), App(2, ["Mappe1"])]

    assert apps[1].books[0] is found(apps, "Mappe1", 2)


@pytest.mark.parametrize("window", [0, 3])
def test_nobody_guesses_between_two(window: int) -> None:
    """Writing into the wrong one would be worse than asking."""
    apps = [App(1, ["Mappe1"]), App(2, ["Mappe1"])]

    with pytest.raises(Unreachable) as caught:
        found(apps, "Mappe1", window)

    assert "workbook_twice" == caught.value.code


def test_one_closed_meanwhile_is_told_by_its_name() -> None:
    """The path would be too much to read."""
    with pytest.raises(Unreachable) as caught:
        found([App(1, [])], PATH)

    assert ("workbook_closed", {"file": "50% & æøå=1.xlsx"}) == (
        caught.value.code,
        caught.value.values,
    )


def test_letters_of_a_mac_are_put_together() -> None:
    """A Mac's path says å as a and a ring."""
    app = App(1, ["/Users/bo/Ra\u030adhus.xlsx"])

    assert app.books[0] is found([app], "/Users/bo/Rådhus.xlsx")


def test_a_workbook_only_on_the_web_has_no_folder() -> None:
    """Its address is none that files can be looked for beside."""
    book = App(1, ["https://kommune.sharepoint.com/sites/x/Portef%C3%B8lje.xlsx"]).books[0]

    assert not file_of(cast("xlwings.Book", book)).is_absolute()


@pytest.mark.parametrize(
    "mistake", [Unreachable("book_closed"), Mistake(-2147417848)], ids=["Calc", "Excel"]
)
def test_another_that_is_closed_just_now_is_passed_over(mistake: Exception) -> None:
    """It is named among those that are open, and then it is asked in vain."""
    app = App(1, ["Mappe1", PATH])
    app.books[0] = Silent(app, Api(""), mistake)

    assert app.books[1] is found([app], PATH)


def test_one_that_cannot_be_asked_is_not_passed_over() -> None:
    """What is wrong is said, and nothing is said to be closed."""
    app = App(1, ["Mappe1"])
    app.books[0] = Silent(app, Api(""), ZeroDivisionError())

    with pytest.raises(ZeroDivisionError):
        found([app], PATH)
