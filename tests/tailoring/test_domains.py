"""A workplace says which mail domains are its own; every other address then counts as private."""

from pathlib import Path

import pytest

from excelkasse.actions.profile import AS_DECLARED, read_tailoring
from excelkasse.actions.sharing import export_profile, import_profile
from excelkasse.actions.templates import profile_workbook
from excelkasse.plan import WorkbookPlan
from excelkasse.schema.profile import Profile
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import FileTarget, workbook_bytes
from excelkasse.texts import texts
from tests.portfolio.nordbaek import AS_OF

OWN = Profile(municipality="Nordbæk", mail_domains=("nordbaek.dk", "vej.nordbaek.dk"))


def planned(*domains: str) -> WorkbookPlan:
    """Plan a Tilpasning with some domains in its cell."""
    return profile_workbook(Profile(mail_domains=domains), texts("da"))


def told(plan: WorkbookPlan) -> tuple[tuple[str, ...], list[str]]:
    """Give the domains that a Tilpasning tells, and the codes of its findings."""
    found = (
        read_tailoring(workbook_from(workbook_bytes(plan)), Path("Tilpasning.xlsx")) or AS_DECLARED
    )
    return found.profile.mail_domains, [one.code for one in found.findings]


@pytest.mark.parametrize("typed", ["nordbaek.dk, vej.nordbaek.dk", "@Nordbaek.dk;vej.nordbaek.dk"])
def test_domains_are_told_with_commas_between(typed: str) -> None:
    """Or semicolons; with @ or without, in letters of any size."""
    assert (("nordbaek.dk", "vej.nordbaek.dk"), []) == told(planned(typed))


def test_what_is_no_domain_is_a_finding() -> None:
    """In its cell."""
    assert ["text_wrong_form"] == told(planned("Nordbæk Kommune"))[1]


def test_they_are_carried_and_not_shared(tmp_path: Path) -> None:
    """A tailoring that another municipality adopts has none."""
    own, shared, adopted = (tmp_path / f"{name}.xlsx" for name in ("a", "b", "c"))
    FileTarget(own).write(profile_workbook(OWN, texts("da")))
    export_profile(own, shared, texts("da"), lessons=None, as_of=AS_OF)

    assert OWN == Profile.from_text(OWN.as_text)
    assert () == import_profile(shared, adopted, texts("da")).mail_domains
