"""One Chromium for each module of tests: Playwright's loop must not outlive it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.pack.page.browser import started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a browser, and end it after the module."""
    with sync_playwright() as playwright:
        running = started(playwright)
        yield running
        running.close()
