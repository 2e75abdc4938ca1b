"""`Opdatér portefølje`: every project workbook read again, into the portfolio that is open."""

from collections.abc import Iterator

from excelkasse.actions.open_refresh import OpenRolledUp, refresh_open
from excelkasse.actions.profile import AS_DECLARED
from excelkasse.actions.remembered import users_memory
from excelkasse.actions.rollup import Order
from excelkasse.actions.say import say_finding
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.clock import now
from excelkasse.texts import Texts


def refresh(work: Work) -> Told:
    """Read, keep a copy, write; until the copy is made it can be stopped."""
    tailoring = work.setting.tailoring()
    profile = None if tailoring is AS_DECLARED else tailoring.profile
    order = Order(now().date(), profile=profile, progress=work.step, memory=users_memory())
    done = refresh_open(work.book.native, work.words, order=order, before_writing=work.keep)
    return Told(" ".join(_lines(done, work.words)))


def _lines(done: OpenRolledUp, words: Texts) -> Iterator[str]:
    """Say how many were read, what was passed over, and what else there is to know."""
    portfolio = done.portfolio
    yield words.say("agent.refreshed", read=portfolio.read, quarantined=len(portfolio.quarantined))
    if done.passed_over:
        yield words.say("cli.skipped", names=", ".join(done.passed_over))
    for finding in done.written.told:
        yield say_finding(finding, words).message
