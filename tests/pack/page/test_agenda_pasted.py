"""The draft of a case, copied in a browser and pasted where text can be edited."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from excelkasse.pack.agenda import as_page
from tests.pack.page.browser import opened
from tests.pack.test_agenda import HEADINGS, drafts


@pytest.mark.browser
def test_headings_and_lists_survive_being_pasted(tmp_path: Path, browser: Browser) -> None:
    """As headings and lists, in their order, with no colour and no typeface of ours."""
    [draft] = drafts("P-2025-04")
    file = tmp_path / "sag.html"
    file.write_text(as_page(draft), "utf-8")
    with opened(browser, file) as window:
        window.page.keyboard.press("Control+A")
        window.page.keyboard.press("Control+C")
        there = window.page.context.new_page()
        there.set_content("<div id='sag' contenteditable style='min-height: 9em'></div>")
        there.locator("#sag").focus()
        there.keyboard.press("Control+V")
        headings = there.locator("#sag h2").all_inner_texts()
        amounts = there.locator("#sag li").all_inner_texts()

    assert HEADINGS == headings
    assert "Forventet forbrug i alt: 15.900 t.kr. (15.900.000 kr.)" in amounts
