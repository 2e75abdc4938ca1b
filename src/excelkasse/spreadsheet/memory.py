"""A source and a target that are only values: for tests, and for who holds the values already."""

from excelkasse.grid import Workbook
from excelkasse.plan import WorkbookPlan


class MemorySource:
    """A workbook that is at hand already."""

    def __init__(self, workbook: Workbook) -> None:
        """Keep the workbook."""
        self._workbook = workbook

    def read(self) -> Workbook:
        """Return the workbook as it was given."""
        return self._workbook


class MemoryTarget:
    """Keeps every plan written to it, the newest last."""

    def __init__(self) -> None:
        """Begin with none."""
        self.plans: list[WorkbookPlan] = []

    def write(self, plan: WorkbookPlan) -> None:
        """Keep the plan."""
        self.plans.append(plan)
