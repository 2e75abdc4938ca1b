"""What is told of the files: every finding, and how their profiles differ from the portfolio's."""

from collections.abc import Iterator, Sequence

from excelkasse.portfolio.delivery import Delivery
from excelkasse.portfolio.own import differing
from excelkasse.portfolio.whole import Quarantined, Remark
from excelkasse.schema.profile import Profile


def remarks_of(
    read: Sequence[Delivery], out: Sequence[Quarantined], reference: Profile
) -> Iterator[Remark]:
    """Give a remark for every finding: of the files that are read, then of those that are not."""
    for one in read:
        for at, finding in enumerate(one.findings):
            about = one.about[at] if at < len(one.about) else ""
            yield Remark(one.facts.file, one.number, finding, item=about)
        for finding in differing(one.profile, reference.as_text):
            yield Remark(one.facts.file, one.number, finding)
    for gone in out:
        for finding in gone.findings:
            yield Remark(gone.facts.file, gone.number, finding)
