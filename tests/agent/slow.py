"""An agent in a process of its own whose workbook never finishes: something to be killed.

`python -m tests.agent.slow DESK WORKBOOK [hangs]`
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event

from excelkasse.agent.agent import serve
from excelkasse.desk import Desk
from excelkasse.finding import Finding
from excelkasse.overriding import override
from excelkasse.texts import Texts
from tests.agent.desks import FakeBook, FakePrograms, setting


@dataclass
class Hanging(FakeBook):
    """A workbook that begins to show what was found, and hangs."""

    @override
    def show(
        self,
        findings: Sequence[Finding],
        words: Texts,
        when: datetime,
        before_writing: Callable[[], object],
    ) -> None:
        """Write a half, and wait for ever."""
        before_writing()
        self.path.with_name("halvvejs.txt").write_text(str(len(findings)), "utf-8")
        Event().wait()


def main(desk: str, workbook: str, *how: str) -> None:
    """Be an agent until somebody ends it."""
    file = Path(workbook)
    book = Hanging(file) if how else FakeBook(file)
    serve(setting(Desk(Path(desk)), FakePrograms({workbook: book}), print), lambda: None)


if __name__ == "__main__":
    main(*sys.argv[1:])
