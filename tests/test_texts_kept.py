"""The words are parsed once and kept in the cache folder, where anything may happen to them."""

import json
from pathlib import Path

import pytest

from excelkasse.texts.parsed import words_in

SPOILED = [
    b"",
    b"no json",
    b"[]",
    b"{}",
    b'{"made_of": [], "words": {"a.b": "Nej"}}',
    b'{"made_of": 1, "words": 2}',
    b"[" * 100_000,
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of words, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    there = tmp_path / "da"
    there.mkdir()
    (there / "one.toml").write_text('[a]\nb = "Ja"\n', "utf-8")
    return there


def kept(folder: Path) -> Path:
    """Return where the words are kept."""
    return folder.parent / "cache" / "excelkasse" / "texts-da.json"


def test_they_are_kept(folder: Path) -> None:
    """The second time they come from what was kept."""
    first = words_in(folder)
    told = json.loads(kept(folder).read_text("utf-8"))
    told["words"]["a.b"] = "kept"
    kept(folder).write_text(json.dumps(told), "utf-8")

    assert ({"a.b": "Ja"}, {"a.b": "kept"}) == (first, words_in(folder))


def test_a_changed_file_is_parsed(folder: Path) -> None:
    """And a new one, and one that is gone."""
    words_in(folder)
    (folder / "one.toml").write_text('[a]\nb = "Måske"\n', "utf-8")
    changed = words_in(folder)
    (folder / "two.toml").write_text('c = "Nej"\n', "utf-8")
    more = words_in(folder)
    (folder / "one.toml").unlink()

    assert {"a.b": "Måske"} == changed
    assert {"a.b": "Måske", "c": "Nej"} == more
    assert {"c": "Nej"} == words_in(folder)


@pytest.mark.parametrize("spoiled", SPOILED)
def test_what_is_spoiled_is_made_anew(folder: Path, spoiled: bytes) -> None:
    """Whatever lies there."""
    whole = words_in(folder)
    good = kept(folder).read_bytes()
    kept(folder).write_bytes(spoiled)

    assert (whole, good) == (words_in(folder), kept(folder).read_bytes())


def test_nothing_can_be_kept(folder: Path) -> None:
    """Then they are parsed every time."""
    (folder.parent / "cache").write_text("a file is in the way", "utf-8")

    assert {"a.b": "Ja"} == words_in(folder) == words_in(folder)
