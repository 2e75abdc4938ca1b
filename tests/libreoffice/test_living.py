"""A thing that LibreOffice is letting go of is asked for again, or it is gone."""

from collections.abc import Iterator, Sequence
from threading import Event, Thread
from types import SimpleNamespace
from typing import cast

import pytest
import xlwings

from excelkasse.spreadsheet.libreoffice.link.living import answered, documents, shapes_on, told
from excelkasse.spreadsheet.libreoffice.parts.shapes import CHART, drawn_on
from excelkasse.spreadsheet.live.books import open_workbook

pytestmark = pytest.mark.office

LETTING_GO = SimpleNamespace()
"""Knows nothing any more."""


class Desktop:
    """A LibreOffice that names what is open, each time it is asked."""

    def __init__(self, *listings: Sequence[object]) -> None:
        """Name these, the last of them for ever."""
        self.left = list(listings)

    @property
    def Components(self) -> "Desktop":  # noqa: N802  (LibreOffice's word)
        """What is open."""
        return self

    def createEnumeration(self) -> "Listing":  # noqa: N802
        """List it."""
        return Listing(self.left.pop(0) if len(self.left) > 1 else self.left[0])


class Listing:
    """One after the other, as LibreOffice gives them."""

    def __init__(self, named: Sequence[object]) -> None:
        """Begin with the first."""
        self.left = list(named)

    def hasMoreElements(self) -> bool:  # noqa: N802
        """Whether there is another."""
        return bool(self.left)

    def nextElement(self) -> object:  # noqa: N802
        """Give it."""
        return self.left.pop(0)


def test_a_shape_that_is_let_go_of_is_asked_for_again() -> None:
    """LibreOffice gives another then; one that stays so is given as it is."""

    class Page:
        Count = 2

        def __init__(self) -> None:
            self.given = iter([None, None, 0, 1])

        def getByIndex(self, _number: int) -> object:  # noqa: N802  (LibreOffice's word)
            return SimpleNamespace(ZOrder=next(self.given, None))

    page = Page()

    def order(shape: SimpleNamespace) -> int | None:
        return cast("int | None", shape.ZOrder)

    assert [0, 1] == [said for _, said in shapes_on(page, order)]
    assert [None, None] == [said for _, said in shapes_on(page, order)]


def test_a_chart_that_does_not_say_what_it_holds_is_asked_for_again() -> None:
    """Until it does; what never does is something embedded, and a note's frame is left out."""
    holder, chart = "com.sun.star.drawing.OLE2Shape", "12dcae26-281f-416f-a234-c3086127382e"
    silent = SimpleNamespace(ShapeType=holder, CLSID="")
    drawn = SimpleNamespace(ShapeType=holder, CLSID=chart)
    frame = SimpleNamespace(ShapeType="com.sun.star.drawing.CaptionShape")

    class Page:
        Count = 3

        def __init__(self) -> None:
            self.given = iter([silent, LETTING_GO, drawn, frame])

        def getByIndex(self, _number: int) -> object:  # noqa: N802
            return next(self.given, silent)

    assert [drawn] == drawn_on(SimpleNamespace(DrawPage=Page()), CHART)
    assert [drawn, silent] == drawn_on(SimpleNamespace(DrawPage=Page()))


def test_documents_are_named_once_and_asked_for_again() -> None:
    """The newest first, however many windows each has."""
    one, two = SimpleNamespace(RuntimeUID="1"), SimpleNamespace(RuntimeUID="2")

    assert [two, one] == documents(Desktop([two, LETTING_GO, two], [two, one, one]))
    assert [two] == documents(Desktop([LETTING_GO, two]))
    assert [] == documents(Desktop([]))


def test_who_does_not_answer_at_once_is_asked_again() -> None:
    """One that is gone says nothing; one that must be there is asked, and then it is said."""
    answers = iter([None, None, "her"])

    assert "her" == answered(lambda: next(answers))
    assert told(lambda: LETTING_GO.RuntimeUID) is None
    with pytest.raises(AttributeError):
        answered(lambda: LETTING_GO.RuntimeUID)


@pytest.fixture
def coming_and_going(app: xlwings.App) -> Iterator[Event]:
    """Let somebody open and close workbooks all the time; the event says that one was closed."""
    ended, closed = Event(), Event()

    def busy() -> None:
        while not ended.is_set():
            app.books.add().close()
            closed.set()

    somebody = Thread(target=busy)
    somebody.start()
    yield closed
    ended.set()
    somebody.join()


def test_a_workbook_is_found_while_others_come_and_go(
    app: xlwings.App, book: xlwings.Book, coming_and_going: Event
) -> None:
    """Another that is closed in the same moment does not make this one seem closed."""
    assert coming_and_going.wait(60)

    assert [book] * 60 == [open_workbook(app, book.fullname) for _ in range(60)]
