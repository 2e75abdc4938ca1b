"""A LibreOffice that hangs takes one test with it, and that test is run once more.

LibreOffice can lock itself up: one of its threads draws a chart while another answers us. It was
seen once in some twenty runs of all tests. Our watch ends it then, as it would at a person's desk,
and the next test gets a new one. The summary names the tests that were run again; one that hangs
twice has failed.
"""

from collections.abc import Sequence

import pytest
from _pytest.runner import runtestprotocol
from _pytest.terminal import TerminalReporter

_HUNG = "office_hung"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test that needs LibreOffice, and once more if LibreOffice hung."""
    if item.get_closest_marker("office") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if any(report.failed and _HUNG in report.longreprtext for report in reports):
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        reports[0].user_properties.append((_HUNG, item.nodeid))
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name the tests that were run again."""
    for again in _run_again(terminalreporter):
        terminalreporter.write_line(f"LibreOffice hung, run again: {again}")


def _run_again(reporter: TerminalReporter) -> Sequence[object]:
    reports = [one for many in reporter.stats.values() for one in many]
    said = [pair for one in reports for pair in getattr(one, "user_properties", ())]
    return [value for name, value in dict.fromkeys(said) if name == _HUNG]
