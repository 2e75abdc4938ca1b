"""A terminal as a screen: findings in lines, progress on stderr, and errors in words."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from excelkasse.actions.say import say_error, say_finding
from excelkasse.cli.log import Log
from excelkasse.cli.options import NOT_WRITTEN, WRONG_USE
from excelkasse.cli.voice import Voice
from excelkasse.errors import ExcelkasseError, Unreachable, Unwritable
from excelkasse.finding import Finding, Severity
from excelkasse.texts import Texts, Word
from excelkasse.visible import as_ascii_escapes, one_line, visible

_MARKS = {Severity.ERROR: "■", Severity.QUERY: "▲", Severity.NOTE: "·"}
_STYLES = {Severity.ERROR: "bold red", Severity.QUERY: "yellow", Severity.NOTE: "dim"}


_WIDE = 200
"""So many signs a table may take where nobody sees its edge: in a file or a pipe."""

_FAMILIES = {Unwritable: "unwritable", Unreachable: "unreachable"}
"""Where the words of an error are; those of the others are among the refusals."""


class Terminal:
    """Where a command speaks: results to stdout, everything else to stderr."""

    def __init__(self, words: Texts, *, verbose: bool = False) -> None:
        """Speak one language, and if asked to, say also what only the log is told otherwise."""
        self.words = words
        self.log = Log(words, verbose=verbose)
        self._out, self._err = Voice("stdout"), Voice("stderr")

    def show(self, file: str, findings: Sequence[Finding]) -> None:
        """Show every finding of one file: where, what, what to do."""
        for finding in findings:
            said = say_finding(finding, self.words)
            kind = self.words[f"severity.{finding.severity}"]
            mark = f"{_MARKS[finding.severity]} {kind:<9} "
            text = one_line(f"{file}  {said.where}  {said.message}")
            self._out.say(text, mark=mark, style=_STYLES[finding.severity])

    def tell(self, key: str, /, **values: object) -> None:
        """Say a message on stderr."""
        self.aside(self.words.say(key, **_on_a_line(values)))

    def aside(self, text: str) -> None:
        """Say on stderr what is in words already."""
        self._err.say(visible(text))

    def line(self, text: str) -> None:
        """Say on stdout what is in words already."""
        self._out.say(visible(text))

    def result(self, key: str, /, **values: object) -> None:
        """Say a line of the result on stdout."""
        self.line(self.words.say(key, **_on_a_line(values)))

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, wraps: int) -> None:
        """Show rows below their heads on stdout; only the column `wraps` gives way."""
        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.table import Column, Table
        from rich.text import Text

        columns = [Column(one, no_wrap=at != wraps) for at, one in enumerate(heads)]
        shown = Table(*columns, box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for row in rows:
            shown.add_row(*(Text(visible(one)) for one in row))
        wide = None if self._out.console.is_terminal else _WIDE
        Console(width=wide, highlight=False).print(shown)

    def json(self, value: Mapping[str, Any]) -> None:
        """Give a result to a machine."""
        said = json.dumps(value, ensure_ascii=False, indent=1, default=str)
        sys.stdout.write(as_ascii_escapes(said) + "\n")

    @contextmanager
    def progress(self, key: str = "cli.reading") -> Iterator[Callable[[int, int, str], None]]:
        """Show a bar on stderr while files are read; silent where stderr is no terminal."""
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            console=self._err.console,
            transient=True,
            disable=not self._err.console.is_terminal,
        )
        with bar:
            task = bar.add_task("", total=None)

            def step(done: int, total: int, file: str) -> None:
                said = self.words.say(key, done=done, total=total, file=one_line(file))
                bar.update(task, completed=done, total=total, description=said)

            yield step

    @contextmanager
    def errors_in_words(self) -> Iterator[None]:
        """Turn what went wrong into a sentence and an exit code; never a traceback."""
        try:
            yield
        except ExcelkasseError as error:
            self.log.refused(error.values.get("file", ""), error.code, error.values)
            said = say_error(error, self.words, family=_FAMILIES.get(type(error), "refusals"))
            self.aside(said.message)
            code = NOT_WRITTEN if isinstance(error, Unwritable) else WRONG_USE
            raise typer.Exit(code) from error


def _on_a_line(values: Mapping[str, object]) -> Mapping[str, object]:
    """Keep what came from a workbook or a disk from making lines of its own."""
    return {
        key: value
        if isinstance(value, Word) or not isinstance(value, str | Path)
        else one_line(str(value))
        for key, value in values.items()
    }
