"""What a workplace types in its Tilpasning is text in every workbook and page made with it."""

import re
from collections.abc import Iterator, Sequence

import html5lib

from excelkasse.actions.templates import profile_workbook
from excelkasse.guide import guide_of, guide_page
from excelkasse.plan import WorkbookPlan
from excelkasse.portfolio.workbook import empty_portfolio
from excelkasse.schema.own_words import tailored_words
from excelkasse.schema.profile import ChecklistItem, OwnField, OwnKind, Profile
from excelkasse.schema.tailor import tailored
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF, light_checklist, master_data, risk_register
from excelkasse.visible import letters
from tests.typed.payloads import TEXTS
from tests.typed.test_workbooks import kinds, links, shapes

DANISH = texts("da")
PART = "risk_register.risks"
WRITABLE = [one for one in TEXTS if "\ud800" not in one]
"""What a reader gives: a file cannot hold half a letter."""
_LABEL = re.compile(r"[^\[\]#'|\x00-\x1f]{1,60}")
LABELS = [one for one in WRITABLE if _LABEL.fullmatch(one) and one.strip()]
ENTRIES = tuple(one for one in WRITABLE if re.fullmatch(r"[^|\x00-\x1f]{1,200}", one))
SHORT = tuple(one for one in WRITABLE if len(one) <= 500)


def profile(labels: Sequence[str], entries: Sequence[str], said: Sequence[str]) -> Profile:
    """Give a tailoring with own fields, lists and a checklist of some texts."""
    fields = [
        OwnField(
            part=PART,
            key=f"own_{at}",
            label=label,
            kind=OwnKind.CHOICE if at % 4 == 0 else OwnKind.LINE,
            help=said[at % len(said)],
            entries=tuple(entries) if at % 4 == 0 else (),
            in_portfolio=at % 3 == 0,
        )
        for at, label in enumerate(labels)
    ]
    items = tuple(ChecklistItem(text=one, group=said[0]) for one in said)
    return Profile(
        municipality=said[0],
        own_fields=tuple(fields),
        lists={"departments": tuple(entries), "committees": tuple(entries)},
        checklists={"light_checklist.items": items},
    )


TOLD = {
    "spoiled": profile(LABELS, ENTRIES, SHORT),
    "plain": profile(
        [f"Felt {at}" for at in range(len(LABELS))],
        [f"Valg {at}" for at in range(len(ENTRIES))],
        [f"Tekst {at}" for at in range(len(SHORT))],
    ),
}


def plans(which: str) -> Iterator[WorkbookPlan]:
    """Give a project workbook, the portfolio and Tilpasning as they are tailored."""
    told = TOLD[which]
    tools = (master_data.TOOL, risk_register.TOOL, light_checklist.TOOL)
    yield project_workbook(tools, DANISH, Content(), title="Projekt", profile=told)
    yield empty_portfolio(DANISH, told)
    yield profile_workbook(told, DANISH)


def guide(which: str) -> str:
    """Give Vejledning as a page."""
    tools = tailored(SHELF, TOLD[which])
    own = tailored_words(DANISH, tools, TOLD[which])
    return guide_page(guide_of(tools, own, TOLD[which].settings), own)


def test_a_tailoring_adds_no_formula_and_no_part() -> None:
    """Own fields, lists, questions and help make no formula, rule, name, list or link."""
    for plain, spoiled in zip(plans("plain"), plans("spoiled"), strict=True):
        theirs, ours = workbook_bytes(spoiled), workbook_bytes(plain)

        assert set() == shapes(theirs) - shapes(ours)
        assert set() == kinds(theirs) - kinds(ours)
        assert set() == links(theirs)


def test_a_tailoring_is_no_markup_in_the_guide() -> None:
    """Only letters, and no kind of element or attribute that is not there without it."""
    plain, spoiled = (
        {
            (one.tag, name)
            for one in html5lib.parse(guide(which), namespaceHTMLElements=False).iter()
            if isinstance(one.tag, str)
            for name in ("", *one.attrib)
        }
        for which in TOLD
    )

    assert "ramt" in guide("spoiled")
    assert guide("spoiled") == letters(guide("spoiled"))
    assert plain == spoiled
