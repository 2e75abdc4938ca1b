"""A document as a page: valid, accessible, shut against the outside, readable everywhere."""

from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser

from excelkasse.pack.document import Document, Shown, Table
from excelkasse.pack.page import document_page
from excelkasse.pack.page.skin import columns_of_numbers, is_short
from excelkasse.spreadsheet.palette import COLOURS
from excelkasse.texts import LANGUAGES, Texts, texts
from tests.pack.page.browser import LOOKS, Eyes, opened
from tests.pack.page.documents import HOSTILE, hostile, status
from tests.pack.page.outside import outside

LIGHTS = {"red": "rgb(155, 27, 48)", "yellow": "rgb(255, 213, 79)", "green": "rgb(77, 182, 172)"}
Make = Callable[[Texts], Document]


def _written(folder: Path, make: Make = status, language: str = "da") -> Path:
    file = folder / "side.html"
    words = texts(language)
    file.write_text(document_page(make(words), words), "utf-8")
    return file


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [status, hostile])
def test_the_page_is_valid_html(make: Make, language: str) -> None:
    """A strict parser has nothing to say."""
    words = texts(language)
    page = document_page(make(words), words)

    assert html5lib.HTMLParser(strict=True).parse(page) is not None


def test_what_is_no_number_stands_where_the_number_would() -> None:
    """A dash in a column of numbers stands to the right as they do, and so does their heading."""
    rows = [
        [Shown("P-2026-01"), Shown("12", 12), Shown("–"), Shown("1", 1), Shown("–")],
        [Shown("R1"), Shown("–"), Shown("–"), Shown("ca. 2"), Shown("ord")],
    ]
    made = Table("Tal", ["Nr.", "Timer", "Intet", "Blandet", "Ord"], rows)

    assert {1} == columns_of_numbers(made)
    assert [True, True] == [is_short(row[0]) for row in rows]
    assert not is_short(Shown("ca. 2"))


@pytest.mark.browser
def test_everything_in_the_document_is_on_the_page(tmp_path: Path, browser: Browser) -> None:
    """Every heading and every value, in their order."""
    document = status(texts("da"))
    with opened(browser, _written(tmp_path)) as window:
        headings = window.page.locator("h2").all_inner_texts()
        text = " ".join((window.page.locator("main").text_content() or "").split())

    assert [section.heading for section in document.sections] == headings
    assert [] == [said.text for said in document.shown() if " ".join(said.text.split()) not in text]


@pytest.mark.browser
@pytest.mark.parametrize("eyes", LOOKS, ids=str)
def test_axe_finds_nothing(tmp_path: Path, browser: Browser, eyes: Eyes) -> None:
    """No violation in light, dark or forced colours, on a screen or a phone, numbers unfolded."""
    with opened(browser, _written(tmp_path), eyes=eyes) as window:
        window.page.locator("summary").first.click()

        assert [] == window.axe()
        assert 0 == window.sideways()
        assert 1 == window.page.locator("details[open]").count()


@pytest.mark.browser
@pytest.mark.parametrize("make", [status, hostile])
def test_the_page_asks_for_nothing(tmp_path: Path, browser: Browser, make: Make) -> None:
    """The file itself is all that is loaded, and the policy has nothing to complain of."""
    file = _written(tmp_path, make)
    with opened(browser, file) as window:
        window.page.wait_for_load_state("networkidle")

        assert [file.as_uri()] == window.asked
        assert [] == window.complaints


@pytest.mark.browser
def test_texts_stay_texts(tmp_path: Path, browser: Browser) -> None:
    """What would be markup, a script, a link or a turn of direction is shown as it was typed."""
    with opened(browser, _written(tmp_path, hostile)) as window:
        page = window.page

        assert HOSTILE[0] == page.title()
        assert 0 == page.locator("script, img, b").count()
        assert {"#"} == {(link.get_attribute("href") or "")[:1] for link in page.locator("a").all()}
        assert list(HOSTILE) == page.locator("dt").all_text_contents()[: len(HOSTILE)]
        assert HOSTILE[3] == page.locator("dl").first.locator("dd bdi").text_content()


PLANTED = (
    "<img src='{away}/picture.png'>",
    "<script src='{away}/script.js'></script>",
    "<link rel=stylesheet href='{away}/look.css'>",
    "<iframe src='{away}/frame'></iframe>",
    "<div style='background: url({away}/back.png)'>.</div>",
)


@pytest.mark.browser
@pytest.mark.parametrize("shut", [True, False])
def test_the_policy_bars_every_load(tmp_path: Path, browser: Browser, *, shut: bool) -> None:
    """Nothing that is planted in the page reaches the outside; without the policy all would."""
    file = _written(tmp_path)
    with outside() as world:
        planted = "".join(PLANTED).format(away=world.address)
        page = file.read_text("utf-8").replace("</main>", f"{planted}</main>")
        file.write_text(page if shut else page.replace("Content-Security-Policy", "x"), "utf-8")
        with opened(browser, file) as window:
            window.page.wait_for_load_state("networkidle")

            assert (0 if shut else len(PLANTED)) == len(set(world.visits))
            assert shut == any("Content Security Policy" in said for said in window.complaints)


@pytest.mark.browser
def test_the_policy_bars_foreign_scripts_and_styles(tmp_path: Path, browser: Browser) -> None:
    """A script or a style that somebody puts in does nothing."""
    planted = "<script>document.title = 'ramt'</script><style>h1 { display: none }</style>"
    file = _written(tmp_path)
    file.write_text(file.read_text("utf-8").replace("</main>", f"{planted}</main>"), "utf-8")
    with opened(browser, file) as window:
        assert "Cykelsti langs Skovvej" == window.page.title()
        assert window.page.locator("h1").is_visible()
        assert 2 == len(window.complaints)


@pytest.mark.browser
def test_lights_have_their_colours_and_their_words(tmp_path: Path, browser: Browser) -> None:
    """The colours are those of the workbooks, and never stand alone."""
    colours = {name: tuple(bytes.fromhex(COLOURS[name][1:])) for name in LIGHTS}
    with opened(browser, _written(tmp_path)) as window:
        for name, colour in LIGHTS.items():
            shown = window.page.locator(f".light-{name}").first

            assert f"rgb{colours[name]}" == colour
            assert colour == shown.evaluate("one => getComputedStyle(one).backgroundColor")
            assert shown.inner_text() == texts("da")[f"choices.light.{name}"]


@pytest.mark.browser
def test_a_chart_has_a_name_a_description_and_its_numbers(tmp_path: Path, browser: Browser) -> None:
    """A screen reader hears title and alternative, and every number stands in a table."""
    with opened(browser, _written(tmp_path)) as window:
        chart = window.page.get_by_role("img", name="Timer efter rolle (timer)", exact=True)
        about = chart.evaluate(
            "one => document.getElementById(one.getAttribute('aria-describedby')).textContent"
        )
        rows = window.page.locator("figure").first.locator("tbody tr").all_text_contents()

        assert 4 == window.page.locator("figure svg[role=img]").count()
        assert "Projektlederen bruger 90 timer mere end budgetteret." == about
        assert ["Projektleder420510", "IT80,5–"] == [rows[0].strip(), rows[2].strip()]


@pytest.mark.browser
def test_the_skip_link_comes_first_and_leads_to_the_content(
    tmp_path: Path, browser: Browser
) -> None:
    """One Tab and Enter pass the list of contents."""
    with opened(browser, _written(tmp_path)) as window:
        window.page.keyboard.press("Tab")
        shown = window.page.locator(".skip").bounding_box()
        window.page.keyboard.press("Enter")

        assert shown is not None
        assert shown["x"] >= 0
        assert "content" == window.page.evaluate("document.activeElement.id")
