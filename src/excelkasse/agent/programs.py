"""The programs on the user's desk, found by what a request says of them."""

from excelkasse.agent.ports import OpenBook, Program
from excelkasse.agent.request import Request
from excelkasse.spreadsheet.live.programs import DeskPrograms


class UsersPrograms:
    """What is running on one user's desk."""

    def __init__(self, desk: DeskPrograms) -> None:
        """Look on this desk."""
        self._desk = desk

    def program(self, request: Request) -> Program:
        """Find the program and window of a request."""
        return self._desk.program(request.program, request.window)

    def book(self, request: Request) -> OpenBook:
        """Find the open workbook of a request."""
        return self._desk.book(request.program, request.workbook, request.window)
