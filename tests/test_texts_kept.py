"""The words are parsed once and kept beside what they are made of, where anything may happen."""

import sys
from pathlib import Path

import pytest

from excelkasse.texts import every_language
from excelkasse.texts.parsed import words_in

SPOILED = [
    b"",
    b"\xff",
    b"no words",
    b"\x1e",
    b"\x1e0\x1e",
    b"\x1e1\x1ea.b\x1eNej\x1e",
    b"\x1e" * 100_000,
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of words, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    there = tmp_path / "da"
    there.mkdir()
    (there / "one.toml").write_text('[a]\nb = "Ja"\n', "utf-8")
    return there


def kept(folder: Path) -> Path:
    """Return where the words are kept."""
    return folder.parent / "__pycache__" / "da.words"


def of_the_user(folder: Path) -> Path:
    """Return where they are kept if not there."""
    return folder.parent / "cache" / "excelkasse" / "da.words"


def test_they_are_kept(folder: Path) -> None:
    """The second time they come from what was kept."""
    first = words_in(folder)
    kept(folder).write_bytes(kept(folder).read_bytes().replace(b"Ja", b"kept"))

    assert ({"a.b": "Ja"}, {"a.b": "kept"}) == (first, words_in(folder))
    assert not of_the_user(folder).exists()


@pytest.mark.parametrize("refused", [True, False])
def test_they_are_kept_for_the_user(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    """Where Python may not write what it compiles, or is asked not to."""
    if refused:
        kept(folder).parent.write_text("a file is in the way", "utf-8")
    else:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    first = words_in(folder)
    store = of_the_user(folder)
    store.write_bytes(store.read_bytes().replace(b"Ja", b"kept"))

    assert ({"a.b": "Ja"}, {"a.b": "kept"}) == (first, words_in(folder))
    assert not kept(folder).exists()


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


def test_what_is_cut_short_is_made_anew(folder: Path) -> None:
    """Wherever it ends."""
    whole = words_in(folder)
    good = kept(folder).read_bytes()
    for length in range(len(good)):
        kept(folder).write_bytes(good[:length])

        assert (whole, good) == (words_in(folder), kept(folder).read_bytes())


def test_nothing_can_be_kept(folder: Path) -> None:
    """Then they are parsed every time."""
    for place in ("cache", "__pycache__"):
        (folder.parent / place).write_text("a file is in the way", "utf-8")

    assert {"a.b": "Ja"} == words_in(folder) == words_in(folder)


def test_what_stands_between_kept_words_is_in_none() -> None:
    """So that they come back as they were."""
    assert all(
        "\x1e" not in key + word for words in every_language() for key, word in words.items()
    )
