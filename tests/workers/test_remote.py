"""Project workbooks that lie elsewhere are brought, read and counted as if they lay here."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from zipfile import ZipFile

import fsspec
import pytest
from openpyxl import load_workbook

from excelkasse.actions import remote
from excelkasse.actions.remote import brought, is_address, spoken
from excelkasse.actions.rollup import Order, roll_up_folder
from excelkasse.cli.rolling import Asked, roll_up
from excelkasse.cli.terminal import Terminal
from excelkasse.errors import WrongUse
from excelkasse.texts import texts
from tests.live.books import sample
from tests.portfolio.nordbaek import AS_OF


@pytest.fixture
def elsewhere() -> Iterator[Any]:
    """Give an empty folder in the memory of fsspec."""
    system = fsspec.filesystem("memory")
    system.makedirs("/projekter", exist_ok=True)
    yield system
    system.rm("/projekter", recursive=True)


def names(folder: Path) -> list[str]:
    """Give what has been brought."""
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_a_portfolio_is_the_same_wherever_its_projects_lie(tmp_path: Path, elsewhere: Any) -> None:  # noqa: ANN401
    """All but the links, which cannot lead there; what cannot be read is in quarantine."""
    folder = tmp_path / "projekter"
    folder.mkdir()
    sample("P-2026-03", folder)
    (folder / "brev.xlsx").write_text("Kære alle")
    for file in folder.iterdir():
        elsewhere.pipe(f"/projekter/{file.name}", file.read_bytes())
    words, order = texts("da"), Order(AS_OF, workers=1)
    here = roll_up_folder(folder, tmp_path / "her.xlsx", words, order=order).portfolio
    output = tmp_path / "der.xlsx"
    asked = Asked("memory://projekter", output, f"{AS_OF}", workers=1)
    code = roll_up(asked, Terminal(words))
    sheets = [load_workbook(tmp_path / name) for name in ("her.xlsx", "der.xlsx")]
    links = [
        sum(
            one.hyperlink is not None and bool(one.hyperlink.target)
            for row in book["Projekter"].iter_rows()
            for one in row
        )
        for book in sheets
    ]
    rows = [
        [[one.value for one in row] for row in book["Projekter"].iter_rows(max_col=9)]
        for book in sheets
    ]

    assert 1 == code
    assert rows[0] == rows[1]
    assert links[0] > 0
    assert 0 == links[1]
    assert ["brev.xlsx"] == [one.file for one in here.quarantined]


def test_files_come_with_their_names_and_times(elsewhere: Any) -> None:  # noqa: ANN401
    """From subfolders too; what is no workbook stays where it is, and nothing is left here."""
    for name in ("a.xlsx", "under/æ ø.xlsx", "~$a.xlsx", "note.txt"):
        elsewhere.pipe(f"/projekter/{name}", b"x")
    made = elsewhere.info("/projekter/a.xlsx")["created"]
    with brought("memory://projekter") as came:
        there = names(came.folder)
        saved = datetime.fromtimestamp((came.folder / "a.xlsx").stat().st_mtime, tz=UTC)

    assert ["a.xlsx", "under/æ ø.xlsx", "~$a.xlsx"] == there
    assert abs(saved.timestamp() - getattr(made, "timestamp", lambda: made)()) < 1
    assert not came.folder.exists()


def test_a_file_that_is_too_large_is_not_brought(
    elsewhere: Any,  # noqa: ANN401
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that says so, and one that does not; the guard sees a file above its limit."""
    monkeypatch.setattr(remote, "MOST_BYTES", 1000)
    elsewhere.pipe("/projekter/stor.xlsx", b"x" * 5000)
    with brought("memory://projekter") as told:
        size = (told.folder / "stor.xlsx").stat().st_size
    monkeypatch.setattr(type(elsewhere), "find", lambda *_, **__: {"/projekter/stor.xlsx": {}})
    with brought("memory://projekter") as untold:
        sizes = (size, (untold.folder / "stor.xlsx").stat().st_size)

    assert (1001, 1001) == sizes


def test_a_file_that_cannot_be_brought_is_gone_and_counted(
    elsewhere: Any,  # noqa: ANN401
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """The others come."""
    for name in ("a.xlsx", "b.xlsx"):
        elsewhere.pipe(f"/projekter/{name}", b"x")
    opened = type(elsewhere).open

    def refused(self: Any, path: str, *more: Any) -> Any:  # noqa: ANN401
        if path.endswith("a.xlsx"):
            raise ConnectionError
        return opened(self, path, *more)

    monkeypatch.setattr(type(elsewhere), "open", refused)
    with brought("memory://projekter") as came:
        order = Order(AS_OF, workers=1, away=came.gone)
        done = roll_up_folder(came.folder, tmp_path / "p.xlsx", texts("da"), order=order)

    told = {one.file: one.code for one in done.portfolio.quarantined}

    assert {"a.xlsx": "file_gone", "b.xlsx": "not_excel"} == told


def test_a_name_cannot_lead_out_of_the_place(tmp_path: Path) -> None:
    """A zip file may name its files as it likes."""
    with ZipFile(tmp_path / "p.zip", "w") as file:
        for name in ("../../ude.xlsx", "C:\\vindue.xlsx", "inde/a.xlsx"):
            file.writestr(name, b"x")
    with brought(f"zip://::file://{tmp_path / 'p.zip'}") as came:
        there = names(came.folder)

    assert 3 == len(there)
    assert "inde/a.xlsx" in there
    assert [] == list(tmp_path.parent.glob("ude.xlsx"))


def test_a_web_folder(tmp_path: Path) -> None:
    """What its page links to is brought."""
    (tmp_path / "a.xlsx").write_bytes(b"x")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with brought(f"http://127.0.0.1:{server.server_port}/") as came:
            there = names(came.folder)
        server.shutdown()

    assert ["a.xlsx"] == there


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("s3://spand/projekter", "remote_missing"),
        ("hest://x", "remote_unknown"),
        ("zip://::file:///findes/ikke.zip", "remote_unreachable"),
        ("memory://tom", "no_files"),
    ],
)
def test_what_cannot_be_had_is_told(address: str, code: str) -> None:
    """With what to do."""
    with pytest.raises(WrongUse) as told_of, brought(address):
        pass

    assert code == told_of.value.code


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not with a traceback."""
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(WrongUse) as told_of, brought("memory://x"):
        pass

    assert "excelkasse[remote]" == told_of.value.values["package"]


def test_an_address_is_told_from_a_path() -> None:
    """A drive of Windows and a network share are paths; a password is not repeated."""
    paths = ("projekter", r"C:\projekter", r"\\server\drev", "C://x", "/a/b", "//server/drev")

    assert [] == [one for one in paths if is_address(one)]
    assert is_address("sftp://server/x")
    assert is_address("zip://::file:///x.zip")
    assert "sftp://server/x" == spoken("sftp://bo:hemmelig@server/x")
