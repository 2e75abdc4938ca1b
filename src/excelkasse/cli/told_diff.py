"""What has moved, shown in a terminal or given to a machine."""

from excelkasse.actions.diff import WRAPS, Difference, as_json, as_rows
from excelkasse.cli.terminal import Terminal


def show_diff(found: Difference, terminal: Terminal, *, json: bool) -> None:
    """Show a table on stdout, or JSON; between what, and how much, on stderr."""
    terminal.tell("cli.diff", between=found.between, count=len(found.shifts))
    if json:
        terminal.json(as_json(found, terminal.words))
    elif found.shifts:
        heads, rows = as_rows(found, terminal.words)
        terminal.table(heads, rows, wraps=WRAPS)
    else:
        terminal.result("changes.nothing")
