"""What gathering many files has to tell: the reconciliation, what was kept, what was left out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from excelkasse.actions.lessons import Experience
from excelkasse.actions.rollup import RolledUp
from excelkasse.actions.say import say_error
from excelkasse.cli.options import ALL_WELL, FINDINGS, WRONG_USE
from excelkasse.cli.terminal import Terminal
from excelkasse.errors import Unreadable


def tell_rolled_up(done: RolledUp, output: Path, terminal: Terminal) -> None:
    """Tell on stderr what a roll-up did, so that stdout stays free for its result."""
    summary = done.summary
    out = {one.file: Unreadable(one.code, one.values) for one in summary.quarantined}
    _tell_files(summary.found, out, done.passed_over, terminal)
    terminal.tell("cli.lights", **dict(summary.lights))
    if done.kept_copy is not None:
        key = "cli.previous_unreadable" if done.previous_unreadable else "cli.kept_copy"
        terminal.tell(key, file=done.kept_copy)
    if done.own_things:
        terminal.tell("cli.own_things", names=", ".join(done.own_things))
    terminal.tell("cli.written" if done.written else "cli.unchanged", file=output)


def _tell_files(
    found: int, out: Mapping[str, Unreadable], passed_over: Sequence[str], terminal: Terminal
) -> None:
    """Tell of every file that is not in the result, and that the numbers add up."""
    for file, refusal in out.items():
        said = say_error(refusal, terminal.words)
        terminal.tell("cli.quarantined", file=file, what=said.what, do=said.do)
    if passed_over:
        terminal.tell("cli.skipped", names=", ".join(passed_over))
    read = found - len(out)
    terminal.tell("cli.reconciliation", found=found, read=read, quarantined=len(out))


def exit_code(done: RolledUp) -> int:
    """Return whether anything is to be mended or explained, or that nothing could be read."""
    summary = done.summary
    if not summary.read:
        return WRONG_USE
    return FINDINGS if summary.quarantined or summary.to_mend or summary.asked else ALL_WELL


def tell_lessons(done: Experience, output: Path, terminal: Terminal) -> None:
    """Tell on stderr what was gathered, so that stdout stays free for its result."""
    out = {one.file: Unreadable(one.cause, one.values) for one in done.quarantined}
    _tell_files(len(done.found), out, done.passed_over, terminal)
    terminal.tell("cli.lessons", count=done.lessons)
    if done.kept_copy is not None:
        terminal.tell("cli.kept_copy", file=done.kept_copy)
    terminal.tell("cli.written", file=output)


def as_json_lessons(done: Experience) -> Mapping[str, Any]:
    """Give the lessons as plain values for a machine."""
    return {
        "schema": 1,
        "found": len(done.found),
        "read": len(done.found) - len(done.quarantined),
        "quarantined": [{"file": one.file, "code": one.cause} for one in done.quarantined],
        "lessons": [dict(row) for one in done.found for row in one.rows],
    }
