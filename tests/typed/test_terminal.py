"""What people typed is text in a terminal, in JSON and in logs: a line, and nothing obeyed."""

import json
import re
from pathlib import Path

import pytest

from excelkasse.address import Cell
from excelkasse.agent.replies import Replies, Told
from excelkasse.cli.terminal import Terminal
from excelkasse.errors import WrongUse
from excelkasse.finding import Finding, Place, Severity
from excelkasse.journal import Journal
from excelkasse.texts import texts
from excelkasse.visible import one_line, visible
from tests.test_diff import run
from tests.typed.books import folder_of
from tests.typed.payloads import IDS, TEXTS

DANISH = texts("da")
DAY = ("--as-of", "2026-10-30")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a terminal with colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal(DANISH)


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_a_finding_is_one_line_of_letters(
    text: str, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    """The only signs that a terminal obeys are our own colours, and no square bracket is one."""
    finding = Finding(
        "date_unreadable",
        Severity.ERROR,
        Place(text, Cell(1, 1)),
        got=text,
        values={"label": text},
    )
    terminal.show(text, [finding])
    said = STYLE.sub("", capsys.readouterr().out)

    assert 1 == said.count("\n")
    assert visible(said) == said
    assert one_line(text) in said


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_messages_and_tables_are_letters(
    text: str, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever file, project or cell they name."""
    terminal.tell("cli.written", file=text)
    terminal.tell("cli.written", file=Path(text[:50].replace("\x00", "")))
    terminal.line(text)
    terminal.table(["A", "B"], [[text[:400], "b"]], wraps=0)
    with pytest.raises(BaseException, match="2"), terminal.errors_in_words():
        raise WrongUse("folder_missing", {"file": text})
    told = capsys.readouterr()

    for said in (STYLE.sub("", told.out), STYLE.sub("", told.err)):
        assert visible(said) == said


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_json_gives_back_what_was_typed(
    text: str, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    """And is itself made of letters."""
    terminal.json({"text": text})
    said = capsys.readouterr().out

    assert {"text": text} == json.loads(said)
    assert visible(said) == said


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_a_log_and_an_answer_are_lines_of_ascii(text: str, tmp_path: Path) -> None:
    """A text cannot begin a line of its own in them."""
    Journal(tmp_path / "agent.log").note("pressed", workbook=text)
    Replies(tmp_path).write("1-1", Told(text))
    log = (tmp_path / "agent.log").read_bytes()
    answer = (tmp_path / "1-1.json").read_bytes()

    assert 1 == log.count(b"\n")
    assert text[:300] == json.loads(log)["workbook"]
    assert text == json.loads(answer)["message"]
    assert all(sign in (10, *range(32, 127)) for sign in (*log, *answer))


@pytest.mark.parametrize(
    "command",
    [
        ["check", "{file}", *DAY],
        ["check", "{file}", "--json", *DAY],
        ["diff", "{plain}", "{file}"],
        ["diff", "{plain}", "{file}", "--json"],
        ["agenda", "{file}", "-o", "ud", *DAY],
    ],
    ids=["check", "check_json", "diff", "diff_json", "agenda"],
)
def test_commands_say_letters(command: list[str], tmp_path: Path) -> None:
    """Of a workbook in which every text would be more than text."""
    file = min(folder_of(tmp_path / "a", 0).iterdir())
    plain = tmp_path / "b" / file.name
    folder_of(plain.parent)
    done = run(*(one.format(file=file, plain=plain) for one in command), cwd=tmp_path)

    assert done.returncode in {0, 1}
    assert visible(done.stdout + done.stderr) == done.stdout + done.stderr
    assert "--json" not in command or json.loads(done.stdout)
