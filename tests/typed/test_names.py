"""What people typed is a plain name where it names a file: in its folder, on every system."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from excelkasse.pack.bundle import Bundle, stem_of, with_names_apart
from excelkasse.pack.post.draft import Letter
from excelkasse.visible import file_stem, told_apart
from tests.pack.books import document
from tests.typed.payloads import IDS, TEXTS

MOST = 90


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_every_text_gives_a_name_that_every_system_takes(text: str) -> None:
    """No folder, drive, stream, device, hidden file or sign that is not seen; never too long."""
    stem = file_stem(text, MOST, "fil")

    assert 0 < len(stem) <= MOST + 1
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]', stem)
    assert stem == stem.strip(" .")
    assert not PureWindowsPath(f"{stem}.eml").is_reserved()
    assert not PureWindowsPath(stem).is_reserved()
    assert f"{stem}.eml" == PureWindowsPath(f"{stem}.eml").name
    assert f"{stem}.eml" == PurePosixPath(f"{stem}.eml").name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Børn/Unge: æøå", "Børn Unge æøå"),
        ("P-2026-01 P1", "P-2026-01 P1"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Konrad", "Konrad"),
        ("../..", "fil"),
        ("", "fil"),
        (" . x . ", "x"),
    ],
)
def test_a_name_is_as_it_was_typed_where_it_may(text: str, name: str) -> None:
    """Only what no system takes is taken away."""
    assert name == file_stem(text, MOST, "fil")


def test_names_that_a_disk_takes_for_one_are_told_apart() -> None:
    """Windows does not tell capitals from small letters."""
    assert ["A", "b", "a (2)", "A (3)"] == list(told_apart(["A", "b", "a", "A"]))


def test_two_committees_never_share_their_files() -> None:
    """Whose names differ only in signs that no name can have, or far behind."""
    names = ("Børn/Unge", "Børn:Unge", "børn unge", f"{'x' * 120}1", f"{'x' * 120}2")
    bundles = [Bundle(document(), Letter("", "", ()), stem_of("Rapport", one)) for one in names]

    assert 5 == len({one.stem.casefold() for one in with_names_apart(bundles)})
