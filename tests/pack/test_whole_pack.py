"""The whole pack of a poisoned municipality: PDF, page, workbook and letter, searched in bytes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.pack import prepare
from excelkasse.actions.pack_files import PackWritten, write_pack
from excelkasse.actions.pack_order import Audience, PackOrder
from excelkasse.errors import WrongUse
from excelkasse.layout.place import parts_of
from excelkasse.pack.page import document_page
from excelkasse.pack.post.draft import draft
from excelkasse.pack.privacy import standing
from excelkasse.pack.sheet import document_workbook
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from excelkasse.texts import texts
from excelkasse.tools import SHELF
from tests.pack.planted import SECRETS, found_in, nothing_left, pdf_text, poisoned

AS_OF = date(2026, 10, 30)
WORDS = texts("da")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with three projects, not to be changed."""
    folder = tmp_path_factory.mktemp("ren")
    wanted = ("P-2025-04", "P-2026-05", "P-2026-10")
    for one in sample_projects(parts_of(SHELF)):
        if one.file.startswith(wanted):
            FileTarget(folder / one.file).write(sample_workbook(one, WORDS))
    return folder


@pytest.fixture(scope="module")
def poison(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the same with every secret in each of them."""
    folder = tmp_path_factory.mktemp("forgiftet")
    for file in plain.glob("*.xlsx"):
        poisoned(file, folder / file.name)
    return folder


def order(audience: Audience = Audience.STEERING_GROUP, *waived: str) -> PackOrder:
    """Ask for a pack of the day."""
    return PackOrder(audience, AS_OF, AS_OF, waived=frozenset(waived))


@pytest.fixture(scope="module")
def written(poison: Path, tmp_path_factory: pytest.TempPathFactory) -> PackWritten:
    """Give the packs of the poisoned projects to their steering groups, not to be changed."""
    return write_pack(prepare(poison, order(), WORDS), tmp_path_factory.mktemp("ud"), WORDS)


def test_every_secret_is_in_each_source(poison: Path) -> None:
    """So that it means something when there is none in the pack."""
    for file in poison.iterdir():
        assert set(SECRETS) == found_in(file.read_bytes())


@pytest.mark.office
def test_no_secret_is_in_any_byte_of_a_pack(written: PackWritten) -> None:
    """Neither in any of its files nor in their names."""
    endings = [one.suffix for one in written.folder.iterdir()]

    for ending in (".pdf", ".html", ".xlsx", ".eml"):
        assert len(written.written) == endings.count(ending)
    assert {} == nothing_left(written.folder.parent)


@pytest.mark.office
def test_no_secret_is_in_the_report_to_the_management(poison: Path, tmp_path: Path) -> None:
    """It is made of the same poisoned projects."""
    done = write_pack(prepare(poison, order(Audience.MANAGEMENT), WORDS), tmp_path, WORDS)

    assert 1 == len(done.written)
    assert {} == nothing_left(tmp_path)


@pytest.mark.office
def test_the_portfolio_goes_along_as_one_page_when_asked_for(poison: Path, tmp_path: Path) -> None:
    """With every project in it and none of the secrets; risks only when they are asked for too."""
    asked = replace(order(Audience.MANAGEMENT), whole_page=True)
    done = write_pack(prepare(poison, asked, WORDS), tmp_path, WORDS)
    [page] = done.folder.glob(f"* {WORDS['pack.file.whole']}.html")
    told = page.read_text("utf-8")

    assert page.name in [one.name for one in done.written[0].attachments]
    assert [] == [
        number for number in ("P-2025-04", "P-2026-05", "P-2026-10") if number not in told
    ]
    assert {} == nothing_left(tmp_path)


def test_the_page_of_the_portfolio_is_for_no_steering_group(plain: Path) -> None:
    """A project's steering group is not shown the other projects."""
    with pytest.raises(WrongUse) as refusal:
        prepare(plain, replace(order(), whole_page=True), WORDS)

    assert "page_of_portfolio" == refusal.value.code


@pytest.mark.office
def test_the_search_sees_what_a_pack_shows(written: PackWritten) -> None:
    """The name of a project is found in its PDF, page, workbook and letter."""
    shown = {"name": "Klimatilpasning i Bækkvarteret"}
    found = [name for name in nothing_left(written.folder, shown) if "P-2025-04" in name]

    assert [".eml", ".html", ".pdf", ".xlsx"] == sorted(Path(name).suffix for name in found)


@pytest.mark.office
def test_the_report_tells_what_stayed_at_home(written: PackWritten) -> None:
    """In the file for the sender, which goes with no letter; it repeats nothing."""
    text = (written.folder / WORDS["pack.file.contents"]).read_text("utf-8")
    letters = [one.name for each in written.written for one in each.attachments]

    assert WORDS["privacy.removed"] in text
    assert "  Ark, der er skjult, så Excel ikke viser dem: 1 (Liste X)" in text
    assert "  Navne på forfattere: " in text
    assert WORDS["pack.file.contents"] not in letters


def _with_number(plain: Path, folder: Path) -> str:
    """Put a CPR number where a report shows it, and return that cell."""
    clean = prepare(plain, order(), WORDS)
    bundle = next(one for one in clean.bundles if one.document.number == "P-2025-04")
    texts_shown = [one for one in bundle.document.shown() if one.place and one.place.cell]
    longest = max(texts_shown, key=lambda one: len(one.text) * isinstance(one.value, str))
    assert longest.place is not None
    cell = (longest.place.sheet, str(longest.place.cell))
    for file in plain.glob("*.xlsx"):
        here = cell if file.name.startswith("P-2025-04") else None
        poisoned(file, folder / file.name, cell=here)
    return "!".join(cell)


@pytest.mark.office
def test_a_number_that_is_shown_stops_it_until_it_is_waived(plain: Path, tmp_path: Path) -> None:
    """Nothing is written; waived by its cell it is, and the report says so."""
    folder, out = tmp_path / "ind", tmp_path / "ud"
    folder.mkdir()
    cell = _with_number(plain, folder)
    stopped = prepare(folder, order(), WORDS)
    with pytest.raises(WrongUse) as refusal:
        write_pack(stopped, out, WORDS)
    not_written = not out.exists()
    waived = prepare(folder, order(Audience.STEERING_GROUP, cell), WORDS)
    written = write_pack(waived, out, WORDS)
    text = (written.folder / WORDS["pack.file.contents"]).read_text("utf-8")

    assert not_written
    assert not stopped.clean
    assert ("pack_private", "1") == (refusal.value.code, refusal.value.values["count"])
    assert [cell] == [str(one.finding.place) for one in standing(stopped.spots)]
    assert SECRETS["cpr"] not in repr(stopped.spots) + text
    assert f"{cell}. »01••••-••••« ligner et CPR-nummer." in text


def test_a_waiver_of_nothing_is_told(plain: Path) -> None:
    """Somebody has mistyped a name, and thinks that a pack is settled."""
    prepared = prepare(plain, order(Audience.STEERING_GROUP, "Status!Z99"), WORDS)

    assert ("Status!Z99",) == prepared.unknown_waivers
    assert not prepared.clean


def test_the_sample_needs_no_waiver(plain: Path) -> None:
    """Three ordinary projects, to each audience."""
    for audience in (Audience.STEERING_GROUP, Audience.MANAGEMENT):
        assert () == prepare(plain, order(audience), WORDS).spots


def test_a_committee_gets_no_other_committees_projects(plain: Path) -> None:
    """Neither number nor name of them is in its page, its workbook or its letter."""
    bundles = prepare(plain, order(Audience.COMMITTEE), WORDS).bundles
    names = {
        "P-2025-04": "Klimatilpasning i Bækkvarteret",
        "P-2026-05": "Digital byggesagsbehandling",
    }
    numbers = {one: one for one in names}
    seen = []
    for one in bundles:
        workbook = workbook_bytes(document_workbook(one.document, WORDS))
        page = document_page(one.document, WORDS).encode()
        found = [found_in(data, names) | found_in(data, numbers) for data in (page, workbook)]
        assert found[0] == found[1]
        seen.append(found[0] | found_in(draft(one.letter, ()), names))

    assert 1 < len(bundles)
    assert [{"P-2025-04"}, {"P-2026-05"}] == sorted(filter(None, seen), key=sorted)


@pytest.mark.office
def test_the_report_to_the_management_is_printed_on_one_page(plain: Path, tmp_path: Path) -> None:
    """All that is on the front of the report is on page one of its PDF, and nothing else is."""
    done = write_pack(prepare(plain, order(Audience.MANAGEMENT), WORDS), tmp_path, WORDS)
    [pdf] = done.folder.glob("*.pdf")
    text = pdf_text(pdf.read_bytes()).decode()
    first, rest = (" ".join(part.split()) for part in text.split("\f", maxsplit=1))
    sections = done.written[0].bundle.document.sections
    annex = [one.heading for one in sections if not one.front]

    assert [] == [one.heading for one in sections if one.front and one.heading not in first]
    assert [] == [one for one in annex if one in first or one not in rest]
