"""The portfolio's page in Chromium: filtered, sorted, opened, by keyboard, by ear and on paper."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from excelkasse.texts import texts
from tests.pack.page.browser import LOOKS, PHONE, Eyes, Open, opened
from tests.pack.page.outside import outside
from tests.pack.page.portfolios import many, sample, spoiled, written

pytestmark = pytest.mark.browser

RED = ["P-2025-04", "P-2026-05", "P-2026-08"]
ALL = 10


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of the sample, with its risks."""
    return written(tmp_path_factory.mktemp("side") / "side.html", sample(), risks=True)


def shown(page: Page) -> Sequence[str | None]:
    """Give the numbers of the projects that the table shows, in its order."""
    rows = page.locator("#projects tbody tr:visible").all()
    return [row.get_attribute("data-number") for row in rows]


def focused(page: Page) -> str:
    """Give what has the focus, as somebody would say it."""
    text: str = page.evaluate(
        "(document.activeElement.name || document.activeElement.textContent).trim()"
    )
    return text


def quiet(window: Open, file: Path) -> bool:
    """Whether nothing but the file was asked for, and nobody complained."""
    return {file.as_uri()} == {url.split("#")[0] for url in window.asked} and not window.complaints


@pytest.mark.parametrize("eyes", LOOKS, ids=str)
@pytest.mark.parametrize("fragment", ["", "#project=P-2026-05"])
def test_axe_finds_nothing(file: Path, browser: Browser, eyes: Eyes, fragment: str) -> None:
    """No violation with the list or a project in front, and the page never moves sideways."""
    with opened(browser, file, eyes=eyes, fragment=fragment) as window:
        assert [] == window.axe()
        assert 0 == window.sideways()
        assert bool(fragment) == window.page.locator("dialog").is_visible()
        assert quiet(window, file)


def test_the_list_is_seen_whole(file: Path, browser: Browser) -> None:
    """On an ordinary screen its last column, the deadline of a decision, needs no scrolling."""
    with opened(browser, file, eyes=Eyes((1200, 900))) as window:
        hidden = window.page.locator(".list").evaluate("one => one.scrollWidth - one.clientWidth")

        assert 0 == hidden


def test_without_a_script_everything_is_there(file: Path, browser: Browser) -> None:
    """Every row and every project can be read, and nothing that would not work is shown."""
    with opened(browser, file, eyes=Eyes(script=False)) as window:
        page = window.page

        assert ALL == len(shown(page)) == page.locator("article:visible").count()
        assert not page.locator("#filters").is_visible()
        assert 0 == page.locator("thead button").count()


def test_filters_work_together_and_say_how_many_are_left(file: Path, browser: Browser) -> None:
    """Light, department and words narrow the list; the live region and the address follow."""
    with opened(browser, file) as window:
        page = window.page
        page.get_by_role("combobox", name="Samlet status", exact=True).select_option("red")

        assert RED == shown(page)
        assert "3 af 10 projekter vises" == page.get_by_role("status").inner_text()
        page.get_by_label("Søg i teksten").fill("byg  DIGITAL")
        assert ["P-2026-05"] == shown(page)
        assert page.url.endswith("#q=byg++DIGITAL&overall=red")
        page.get_by_label("Fase", exact=True).select_option("idea")
        assert [] == shown(page)
        assert "Ingen projekter passer" in page.get_by_role("status").inner_text()
        page.get_by_role("button", name="Nulstil").click()
        assert ALL == len(shown(page))


@pytest.mark.parametrize("key", ["department", "committee", "phase"])
def test_each_choice_shows_its_own_projects(file: Path, browser: Browser, key: str) -> None:
    """The choices of a list part the projects: together they show each of them once."""
    with opened(browser, file) as window:
        page = window.page
        choices = page.locator(f"select[name={key}] option").all()
        values = [one.get_attribute("value") or "" for one in choices]
        found: list[str | None] = []
        for value in values[1:]:
            page.locator(f"select[name={key}]").select_option(value)
            found += shown(page)
        page.locator(f"select[name={key}]").select_option("")

        assert len(values) > 2
        assert sorted(shown(page), key=str) == sorted(found, key=str)


def test_words_are_found_in_what_opens_behind_a_project(file: Path, browser: Browser) -> None:
    """A milestone's name finds its project."""
    with opened(browser, file) as window:
        window.page.get_by_label("Søg i teksten").fill("strækning 1 er åbnet")

        assert ["P-2026-01"] == shown(window.page)


def test_columns_sort_both_ways_with_blanks_last(file: Path, browser: Browser) -> None:
    """Numbers as numbers, days as days, lights by their order; aria-sort says which."""
    with opened(browser, file) as window:
        page = window.page
        head = page.locator("th[data-key=deviation_days]")
        column = head.evaluate("one => one.cellIndex") + 1
        cells = page.locator(f"#projects tbody tr > :nth-child({column})")
        head.get_by_role("button").click()
        up = cells.all_inner_texts()

        assert "ascending" == head.get_attribute("aria-sort")
        assert ["", ""] == up[-2:]
        assert sorted(map(int, up[:-2])) == list(map(int, up[:-2]))
        head.get_by_role("button").click()
        down = cells.all_inner_texts()
        assert "descending" == head.get_attribute("aria-sort")
        assert ["+161", "+70", "+62"] == down[:3]
        assert ["", ""] == down[-2:]
        page.locator("th[data-key=overall] button").click()
        assert 1 == page.locator("th[aria-sort]").count()
        assert "P-2025-09" == shown(page)[0]
        assert page.url.endswith("#sort=overall")


def test_a_project_opens_and_closes_by_keyboard(file: Path, browser: Browser) -> None:
    """Enter opens it with the focus on its heading; Escape gives the focus back to its link."""
    with opened(browser, file) as window:
        page = window.page
        page.locator("tr[data-number=P-2026-05] a").focus()
        page.keyboard.press("Enter")

        assert "P-2026-05 Digital byggesagsbehandling" == focused(page)
        assert page.get_by_role("dialog", name="P-2026-05 Digital byggesagsbehandling").is_visible()
        assert page.url.endswith("#project=P-2026-05")
        assert page.title().startswith("P-2026-05 ")
        page.keyboard.press("Escape")
        assert not page.locator("dialog").is_visible()
        assert "P-2026-05 Digital byggesagsbehandling" == focused(page)
        assert "A" == page.evaluate("document.activeElement.tagName")
        assert page.url.endswith("side.html#")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Luk").click()
        assert not page.locator("dialog").is_visible()


def test_back_and_forward_close_and_open(file: Path, browser: Browser) -> None:
    """The browser's own buttons go from project to list and to project again."""
    with opened(browser, file, fragment="#overall=red") as window:
        page = window.page
        page.locator("tr[data-number=P-2026-08] a").click()
        page.go_back()

        assert not page.locator("dialog").is_visible()
        assert RED == shown(page)
        page.go_forward()
        assert page.get_by_role("dialog", name="P-2026-08 Vådområde ved Lille Å").is_visible()


def test_the_address_keeps_filter_order_and_project(file: Path, browser: Browser) -> None:
    """Opened anew from its address, the page looks as it was left."""
    fragment = "#overall=red&sort=end_forecast&down=1&project=P-2026-08"
    with opened(browser, file, fragment=fragment) as window:
        page = window.page

        assert ["P-2026-08", "P-2025-04", "P-2026-05"] == [
            row.get_attribute("data-number")
            for row in page.locator("#projects tbody tr:not([hidden])").all()
        ]
        assert page.get_by_role("dialog", name="P-2026-08 Vådområde ved Lille Å").is_visible()


def test_an_address_of_nonsense_shows_the_whole_list(file: Path, browser: Browser) -> None:
    """What is not there is passed over."""
    fragment = "#overall=pink&sort=nowhere&project=<img src=x>&down"
    with opened(browser, file, fragment=fragment) as window:
        assert ALL == len(shown(window.page))
        assert quiet(window, file)


def test_the_focus_goes_from_the_top_down(file: Path, browser: Browser) -> None:
    """Skip link, search, the four lists, reset, the headings of the table, the projects."""
    expected = [
        *("Spring til indholdet", "q", "department", "committee", "overall", "phase", "Nulstil"),
        *("Projekt", "Forvaltning", "Fagudvalg"),
    ]
    with opened(browser, file) as window:
        met = []
        for _ in range(24):
            window.page.keyboard.press("Tab")
            met.append(focused(window.page))

    assert expected == [one for one in met if one in expected]
    assert met[-1].startswith("P-2025-")


def test_print_shows_what_is_filtered(file: Path, browser: Browser) -> None:
    """On paper stand the rows that are left, and no form; with a project open only that project."""
    with opened(browser, file, fragment="#overall=red") as window:
        page = window.page
        page.emulate_media(media="print")

        assert RED == shown(page)
        assert not page.locator("#filters").is_visible()
        assert page.get_by_role("status").is_visible()
        page.locator("tr[data-number=P-2026-08] a").click()
        assert [] == shown(page)
        assert page.locator("dialog article").is_visible()


def test_a_phone_shows_a_project_on_its_whole_screen(file: Path, browser: Browser) -> None:
    """The panel is as wide as the phone, and no wider."""
    with opened(browser, file, eyes=Eyes(PHONE), fragment="#project=P-2026-05") as window:
        box = window.page.locator("dialog").bounding_box()

    assert box is not None
    assert (0, PHONE[0]) == (box["x"], box["width"])


def test_texts_of_workbooks_stay_texts(tmp_path: Path, browser: Browser) -> None:
    """No name, milestone or explanation becomes markup, a script or a link."""
    file = written(tmp_path / "side.html", spoiled(), risks=True)
    with opened(browser, file, fragment="#project=P-2026-05") as window:
        page = window.page
        links = [one.get_attribute("href") or "" for one in page.locator("a").all()]

        assert 0 == page.locator("img, b, body script + script").count()
        assert 1 == page.locator("script").count()
        assert {"#"} == {link[:1] for link in links}
        assert "ramt" != page.title()
        assert quiet(window, file)


def test_the_policy_bars_the_outside(file: Path, tmp_path: Path, browser: Browser) -> None:
    """A planted script, picture and request do nothing, while the page's own script works."""
    with outside() as world:
        planted = (
            f"<img src='{world.address}/a.png'><script src='{world.address}/b.js'></script>"
            f"<script>fetch('{world.address}/c')</script>"
        )
        spoilt = tmp_path / "side.html"
        page = file.read_text("utf-8").replace("</main>", f"{planted}</main>")
        spoilt.write_text(page, "utf-8")
        with opened(browser, spoilt, fragment="#overall=red") as window:
            window.page.wait_for_load_state("networkidle")

            assert [] == world.visits
            assert RED == shown(window.page)
            assert 3 == len(window.complaints)


def test_a_live_region_is_there_before_it_speaks(file: Path, browser: Browser) -> None:
    """The count is a status from the start, so that a change of it is heard."""
    with opened(browser, file) as window:
        said = texts("da").say("page.portfolio.some", shown=ALL, all=ALL)

        assert said == window.page.get_by_role("status").inner_text()


def test_three_hundred_projects_answer_at_once(tmp_path: Path, browser: Browser) -> None:
    """Sorting and filtering them take less than three seconds, even on a busy machine."""
    file = written(tmp_path / "side.html", many(300, 12), risks=True)
    with opened(browser, file) as window:
        took = window.page.evaluate(
            """() => {
              const start = performance.now();
              document.querySelector("th[data-key=name] button").click();
              const field = document.querySelector("input[name=q]");
              field.value = "a";
              field.dispatchEvent(new Event("input", {bubbles: true}));
              document.body.offsetHeight;
              return performance.now() - start;
            }"""
        )

        assert 300 == window.page.locator("#projects tbody tr").count()
        assert took < 3000
