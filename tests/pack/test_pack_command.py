"""`excelkasse pack`: what is written for whom, what is refused, and what is sent."""

import json
import shutil
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from excelkasse.actions.demo import sample_workbook
from excelkasse.actions.pack import prepare
from excelkasse.actions.pack_order import Audience, PackOrder
from excelkasse.cli import build
from excelkasse.errors import Unreachable, WrongUse
from excelkasse.layout.place import parts_of
from excelkasse.portfolio.workbook import portfolio_workbook
from excelkasse.sample import sample_projects
from excelkasse.spreadsheet import printing
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.tools import SHELF
from tests.pack.mailroom import mailroom
from tests.pack.nordbaek import DANISH, portfolio
from tests.portfolio.nordbaek import AS_OF

NUMBER = "P-2026-05"
DAY = f"{AS_OF:%Y-%m-%d}"
FOLDER = f"Pakke til styregruppen {DAY}"


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample's project workbooks, once for all."""
    folder = tmp_path_factory.mktemp("nordbæk")
    for sample in sample_projects(parts_of(SHELF)):
        FileTarget(folder / sample.file).write(sample_workbook(sample, DANISH))
    return folder


@pytest.fixture
def workbook(municipality: Path, tmp_path: Path) -> Path:
    """Give one project workbook of its own."""
    (found,) = municipality.glob(f"{NUMBER}*.xlsx")
    return Path(shutil.copy2(found, tmp_path / found.name))


@pytest.fixture
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print without an office program, where it is not the print that is tried."""

    def by_hand(_workbook: Path, pdf: Path) -> None:
        pdf.write_bytes(b"%PDF-1.6\n%%EOF\n")

    monkeypatch.setattr(printing, "_excel", lambda: None)
    monkeypatch.setattr(printing, "_by", lambda _app: by_hand)
    monkeypatch.setattr(printing, "office", _nothing)


class _nothing:  # noqa: N801
    def __init__(self, locale: str) -> None:
        self.locale = locale

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


def pack(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(build(DANISH), ["pack", *map(str, arguments), "--as-of", DAY])


def order(audience: Audience, *asked_for: str) -> PackOrder:
    """Ask for a pack of the sample's day."""
    return PackOrder(audience, AS_OF, AS_OF, frozenset(asked_for))


def letter(file: Path) -> EmailMessage:
    """Read a draft as a mail program does."""
    found = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    assert isinstance(found, EmailMessage)
    return found


@pytest.mark.office
def test_a_project_for_its_steering_group(workbook: Path, tmp_path: Path) -> None:
    """PDF, page, workbook and draft, with the same name and no more; the PDF is tagged."""
    done = pack(workbook, "--to", "styregruppe", "-o", tmp_path / "ud")
    folder = tmp_path / "ud" / FOLDER
    stem = f"Statusrapport {NUMBER} {DAY}"
    told = letter(folder / f"{stem}.eml")
    pdf = (folder / f"{stem}.pdf").read_bytes()

    assert 0 == done.exit_code, done.output
    assert {f"{stem}{end}" for end in (".pdf", ".html", ".xlsx", ".eml")} | {
        "Indhold og modtagere.txt",
        "pakke.json",
    } == {one.name for one in folder.iterdir()}
    assert (b"%PDF-", True) == (pdf[:5], b"/MarkInfo" in pdf)
    assert b"/Lang(da-DK)" in pdf
    assert "ekr@nordbaek.example" in str(told["To"])
    assert "lth@nordbaek.example" in str(told["Cc"])
    assert [f"{stem}{end}" for end in (".pdf", ".html", ".xlsx")] == [
        one.get_filename() for one in told.iter_attachments()
    ]


@pytest.mark.usefixtures("unprinted")
def test_the_workbook_holds_values_only(workbook: Path, tmp_path: Path) -> None:
    """No formula, note, link or hidden sheet; numbers are numbers."""
    pack(workbook, "--to", "styregruppe", "-o", tmp_path / "ud")
    (written,) = (tmp_path / "ud").rglob("*.xlsx")
    book = load_workbook(written)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert [] == [one for one in cells if one.data_type == "f" or one.comment or one.hyperlink]
    assert ["visible"] == [sheet.sheet_state for sheet in book]
    assert {1900, 1240, 1960} <= {one.value for one in cells}
    assert "" == (book.properties.creator or "")


@pytest.mark.usefixtures("unprinted")
def test_a_folder_gives_one_pack_a_project(municipality: Path, tmp_path: Path) -> None:
    """Eight projects report; the two proposals are named with the reason."""
    done = pack(municipality, "--to", "styregruppe", "-o", tmp_path / "ud", "--json")
    told = json.loads(done.stdout)

    assert 1 == done.exit_code
    assert [f"P-{one}" for one in ("2025-04", "2025-09", "2025-11", "2026-01", "2026-03")] == [
        one["number"] for one in told["packs"]
    ][:5]
    assert (8, 2) == (len(told["packs"]), len(told["left_out"]))
    assert 8 == len(list((tmp_path / "ud").rglob("*.eml")))
    assert "Forsyningens projektchef" in told["packs"][0]["notes"][0]


def test_a_committee_gets_only_its_own_projects(municipality: Path) -> None:
    """One report for each, and no other project's number or name in it."""
    made = prepare(municipality, order(Audience.COMMITTEE), DANISH)
    records: list[Any] = [line.record for line in portfolio().lines("projects")]
    lines = {one.number: one for one in records}
    wrong = [
        (bundle.document.title, number)
        for bundle in made.bundles
        for number, line in lines.items()
        if line.committee not in bundle.document.title
        and any(number in one.text or line.name in one.text for one in bundle.document.shown())
    ]

    assert [] == wrong
    assert {line.committee for line in lines.values() if line.committee} == {
        one.document.title.removeprefix("Porteføljerapport: ") for one in made.bundles
    }


def test_a_portfolio_workbook_gives_what_it_shows(municipality: Path, tmp_path: Path) -> None:
    """Its history is there, and a file that has changed since is named."""
    folder = shutil.copytree(municipality, tmp_path / "projekter")
    file = tmp_path / "Portefølje.xlsx"
    FileTarget(file).write(portfolio_workbook(portfolio(), DANISH, base="projekter/"))
    made = prepare(file, order(Audience.MANAGEMENT), DANISH)
    (bundle,) = made.bundles

    assert any(
        "Det, der er flyttet siden 30-09-2026" in repr(one) for one in bundle.document.sections
    )
    assert AS_OF == made.as_of
    assert folder.name
    assert ("chefgruppen@nordbaek.example",) == bundle.letter.addresses(copied=False)
    assert ("okonomi@nordbaek.example",) == bundle.letter.addresses(copied=True)


def test_who_gets_the_report_is_asked_for_where_it_is_typed(municipality: Path) -> None:
    """A folder has no sheet of recipients: the sentence says which sheet, and of which workbook."""
    (bundle,) = prepare(municipality, order(Audience.MANAGEMENT), DANISH).bundles

    assert () == bundle.letter.recipients
    assert "på arket Modtagere i porteføljen" in bundle.notes[-1]


def test_a_portfolio_of_another_day_is_refused(municipality: Path, tmp_path: Path) -> None:
    """What it shows is of its own day."""
    shutil.copytree(municipality, tmp_path / "projekter")
    file = tmp_path / "Portefølje.xlsx"
    FileTarget(file).write(portfolio_workbook(portfolio(), DANISH, base="projekter/"))
    another = PackOrder(Audience.MANAGEMENT, AS_OF, AS_OF.replace(day=1))

    with pytest.raises(WrongUse, match="portfolio_of_another_day"):
        prepare(file, another, DANISH)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "borgmesteren"), "borgmesteren"),
        (("--to", "chefgruppe"), "er et enkelt projekt"),
        (("--to", "styregruppe", "--with", "løn"), "løn"),
        (("--to", "styregruppe", "--mail-to", "navn"), "ikke en mailadresse"),
        (("--to", "styregruppe", "--smtp", "mail:25"), "afsender"),
    ],
)
def test_what_makes_no_sense_is_said(
    arguments: tuple[str, ...], said: str, workbook: Path, tmp_path: Path
) -> None:
    """Exit code 2, a sentence, and nothing written."""
    done = pack(workbook, *arguments, "-o", tmp_path / "ud")

    assert 2 == done.exit_code
    assert said in done.stderr
    assert not (tmp_path / "ud").exists()


def test_without_a_program_to_print_nothing_is_written(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said what to install."""

    def missing(**_: object) -> None:
        raise Unreachable("office_missing", {"cause": "soffice"})

    monkeypatch.setattr(printing, "office", missing)
    done = pack(workbook, "--to", "styregruppe", "-o", tmp_path / "ud")

    assert 2 == done.exit_code
    assert "hverken Excel eller LibreOffice" in done.stderr
    assert [] == list((tmp_path / "ud").iterdir())


@pytest.mark.usefixtures("unprinted")
def test_an_earlier_pack_is_replaced_and_nothing_else(workbook: Path, tmp_path: Path) -> None:
    """A folder of somebody's own with the same name is left alone."""
    out = tmp_path / "ud"
    pack(workbook, "--to", "styregruppe", "-o", out)
    again = pack(workbook, "--to", "styregruppe", "-o", out)
    (out / FOLDER / "pakke.json").unlink()
    refused = pack(workbook, "--to", "styregruppe", "-o", out)

    assert (0, 2) == (again.exit_code, refused.exit_code)
    assert [FOLDER] == [one.name for one in out.iterdir()]


@pytest.mark.usefixtures("unprinted")
def test_it_is_sent_after_a_dry_run_of_the_same(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused before, and again when somebody else is to get it; the log says what became."""
    out = tmp_path / "ud"
    with mailroom(tmp_path) as room:
        monkeypatch.setenv("SSL_CERT_FILE", str(room.authority))
        server = ("--smtp", f"localhost:{room.port}", "--from", "kontor@nordbaek.example")
        wish = (workbook, "--to", "styregruppe", "-o", out, *server)
        before = pack(*wish)
        shown = pack(*wish, "--dry-run")
        other = pack(*wish, "--mail-to", "en@anden.example")
        nothing_yet = len(room.got)
        sent = pack(*wish)
    ((sender, to, told),) = room.got
    log = [json.loads(line) for line in (out / "Afsendt.log").read_text("utf-8").splitlines()]

    assert (2, 0, 2, 0, 0) == (
        before.exit_code,
        shown.exit_code,
        other.exit_code,
        nothing_yet,
        sent.exit_code,
    )
    assert "kontor@nordbaek.example" == sender == told["From"]
    assert {*to} == {one["to"] for one in log}
    assert {"sent"} == {one["fate"] for one in log}
    assert 3 == len(log[0]["files"])
    assert all(len(one) == 64 for one in log[0]["files"].values())
