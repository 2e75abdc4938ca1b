"""A workbook on the web is found on this machine where its library is synchronised."""

from pathlib import Path

import pytest

from excelkasse.spreadsheet.live.synced import Library, synced_file

SITE = "https://kommune.sharepoint.com/sites/Vej/Delte dokumenter/"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a folder in which everything that is synchronised lies."""
    for file in ("Vej - Dokumenter/A/P-1.xlsx", "Vej - A/P-1.xlsx", "Vej - Dokumenter/P-2.xlsx"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    return tmp_path


def test_in_a_library(home: Path) -> None:
    """The rest of the address is the way in the folder, whether spaces are spelt out or not."""
    libraries = [Library(SITE, home / "Vej - Dokumenter")]
    spelt = SITE.replace(" ", "%20") + "A/P-1.xlsx"

    assert home / "Vej - Dokumenter" / "A" / "P-1.xlsx" == synced_file(spelt, libraries)


@pytest.mark.parametrize(
    "address", [SITE, "https:/kommune.sharepoint.com/sites/vej/delte dokumenter/A"]
)
def test_where_only_a_folder_of_it_is_here(home: Path, address: str) -> None:
    """Windows notes the address of the library, or of the folder, with one slash."""
    libraries = [Library(address, home / "Vej - A")]

    assert home / "Vej - A" / "P-1.xlsx" == synced_file(f"{SITE}A/P-1.xlsx", libraries)


@pytest.mark.parametrize(
    "address",
    [
        f"{SITE}B/P-2.xlsx",
        f"{SITE}A/../P-2.xlsx",
        "https://kommune.sharepoint.com/sites/Vejen/Delte dokumenter/P-2.xlsx",
        "https://andre.sharepoint.com/sites/Vej/Delte dokumenter/P-2.xlsx",
        f"{SITE}P-9.xlsx",
    ],
)
def test_no_other_file_is_taken_for_it(home: Path, address: str) -> None:
    """One of the same name in another folder is another file, and would be written over."""
    libraries = [Library(SITE, home / "Vej - Dokumenter"), Library("", home)]

    assert None is synced_file(address, libraries)
