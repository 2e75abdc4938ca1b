"""What the installation and the doctor have to tell, on a terminal and as JSON."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from excelkasse.cli.options import ALL_WELL, FINDINGS
from excelkasse.cli.terminal import Terminal
from excelkasse.installation import Done, Note, Verdict
from excelkasse.texts import Texts

_MARKS = {Verdict.WRONG: "■", Verdict.ADVICE: "·", Verdict.UNKNOWN: "–", Verdict.WELL: "✓"}


def tell_done(done: Sequence[Done], terminal: Terminal) -> None:
    """Tell what was done with each thing."""
    for one in done:
        terminal.result(f"installation.done.{one.code}", place=one.place, cause=one.cause)


def exit_code(done: Sequence[Done]) -> int:
    """Return whether anything was left for a person to see to."""
    return ALL_WELL if all(one.well for one in done) else FINDINGS


def show_notes(notes: Sequence[Note], terminal: Terminal) -> None:
    """Show what the doctor says of each thing, and a line that counts."""
    for note in notes:
        terminal.line(f"{_MARKS[note.verdict]} {said(note, terminal.words)}")
    counts = Counter(note.verdict for note in notes)
    terminal.result("doctor.summary", **{str(verdict): counts[verdict] for verdict in Verdict})
    if not counts[Verdict.WRONG]:
        terminal.result("doctor.all_well")


def as_json_notes(notes: Sequence[Note], words: Texts) -> Mapping[str, Any]:
    """Give what the doctor says as plain values for a machine."""
    return {
        "schema": 1,
        "notes": [
            {
                "verdict": str(note.verdict),
                "code": note.code,
                "values": dict(note.values),
                "message": said(note, words),
            }
            for note in notes
        ],
    }


def verdict_code(notes: Sequence[Note]) -> int:
    """Return whether anything is wrong; what could not be looked at is told, and is not wrong."""
    return FINDINGS if any(note.verdict is Verdict.WRONG for note in notes) else ALL_WELL


def said(note: Note, words: Texts) -> str:
    """Put what the doctor says of one thing into words."""
    if note.verdict in {Verdict.WELL, Verdict.UNKNOWN}:
        key = "doctor.is_well" if note.verdict is Verdict.WELL else "doctor.not_looked"
        return words.say(key, look=words[f"doctor.look.{note.code}"], **note.values)
    kind = words[f"doctor.verdict.{note.verdict}"]
    what = words.say(f"doctor.{note.code}.what", **note.values)
    return f"{kind}: {what} {words.say(f'doctor.{note.code}.do', **note.values)}"
