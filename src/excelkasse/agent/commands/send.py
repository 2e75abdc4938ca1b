"""`Send til styregruppe`: the pack of the workbook in front of the person, as a draft in the mail.

A project goes to its own steering group, a portfolio to the management. What it will hold and who
gets it is shown first; nothing is sent before a person presses send in the mail program.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from excelkasse.actions.pack import Prepared, prepare
from excelkasse.actions.pack_files import contents, write_pack
from excelkasse.actions.pack_order import Audience, PackOrder
from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work
from excelkasse.clock import now
from excelkasse.pack.privacy import Spot, standing
from excelkasse.portfolio.tables import KEY

_MOST = 6
"""So many private places are named in one message; the rest is counted."""


def send(work: Work) -> Told:
    """Show what would go to whom, and if that is wanted write it and open the draft."""
    with _as_it_stands(work) as file:
        prepared = prepare(file, _order(work), work.words)
        private = standing(prepared.spots)
        if private:
            return Told(_private(private, work), "failed")
        if not work.program.ask(_shown(prepared, work)):
            return Told(work.words["agent.draft_not"], "stopped")
        done = write_pack(prepared, work.folder, work.words, work.step)
    for one in done.written:
        work.setting.browse((done.folder / one.draft).as_uri())
    return Told(work.words.say("agent.draft", folder=done.folder))


@contextmanager
def _as_it_stands(work: Work) -> Iterator[Path]:
    """Give the workbook as it is open now, saved or not, as a file for a while.

    It lies beside the workbook, because a portfolio knows its projects by the way to them.
    """
    seat = work.seat
    copy = work.folder / f".~{os.getpid()} {seat.name}"
    try:
        work.book.copy_to(copy)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _order(work: Work) -> PackOrder:
    tools = {tag.tool for tag in work.book.tags().values()}
    audience = Audience.MANAGEMENT if KEY in tools else Audience.STEERING_GROUP
    return PackOrder(audience, now().date(), progress=work.step)


def _shown(prepared: Prepared, work: Work) -> str:
    return work.words.say("agent.draft_ask", contents="\n".join(contents(prepared, work.words)))


def _private(spots: Sequence[Spot], work: Work) -> str:
    """Say what stands in the way: where, and what it looks like, never the whole of it."""
    named = [f"{one.finding.place}: {one.finding.got}" for one in spots[:_MOST]]
    more = len(spots) - len(named)
    if more:
        named.append(work.words.say("agent.private_more", count=more))
    return work.words.say("agent.private", spots="; ".join(named))
