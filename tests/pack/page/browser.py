"""Chromium as a judge: what a page asks for, what its policy bars, and what axe-core says of it."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

Scheme = Literal["light", "dark"]

DESKTOP, PHONE = (1280, 900), (320, 740)
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
_FOUND = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html} ${node.failureSummary}`))"""
_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def started(playwright: Playwright) -> Browser:
    """Start the system's Chromium; Playwright gives it an empty profile of its own."""
    program = shutil.which("chromium")
    assert program is not None, "Chromium is needed: apt-get install chromium"
    return playwright.chromium.launch(executable_path=program, args=[*_FLAGS])


@dataclass
class Open:
    """A page in a window of its own, everything it asked for, and all that it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def axe(self) -> Sequence[str]:
        """Give what axe-core finds wrong; it comes in past the policy, as a tool of the browser."""
        self.page.evaluate(_AXE)
        found: list[str] = self.page.evaluate(_FOUND)
        return found

    def sideways(self) -> int:
        """Give how many pixels the whole page can be moved sideways."""
        pixels: int = self.page.evaluate(_SIDEWAYS)
        return pixels


@dataclass(frozen=True)
class Eyes:
    """How somebody looks at a page; `forced` is with the few colours of high contrast."""

    size: tuple[int, int] = DESKTOP
    scheme: Scheme = "light"
    forced: bool = False
    script: bool = True


EYES = Eyes()
LOOKS = (EYES, Eyes(PHONE), Eyes(scheme="dark"), Eyes(PHONE, "dark"), Eyes(forced=True))
"""The ways in which every page is judged."""


@contextmanager
def opened(
    browser: Browser,
    file: Path,
    *,
    eyes: Eyes = EYES,
    fragment: str = "",
) -> Iterator[Open]:
    """Open a page, and note each request and each complaint from then on."""
    context = browser.new_context(
        viewport={"width": eyes.size[0], "height": eyes.size[1]},
        color_scheme=eyes.scheme,
        forced_colors="active" if eyes.forced else "none",
        java_script_enabled=eyes.script,
        reduced_motion="reduce",
    )
    window = Open(context.new_page())
    window.page.on("request", lambda request: window.asked.append(request.url))
    window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
    window.page.on("console", lambda said: window.complaints.append(_said(said)))
    try:
        window.page.goto(f"{file.as_uri()}{fragment}")
        yield window
    finally:
        context.close()


def _said(said: ConsoleMessage) -> str:
    return f"{said.type}: {said.text}"
