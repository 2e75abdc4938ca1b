"""`Gå til næste fejl`: the next cell that the last check had something to say about."""

from excelkasse.agent.replies import Told
from excelkasse.agent.work import Work


def next_finding(work: Work) -> Told:
    """Go there, or say that there is none."""
    place = work.book.next_finding(work.words)
    if place is None:
        return Told(work.words["agent.no_finding"])
    return Told(work.words.say("agent.at_finding", place=place))
