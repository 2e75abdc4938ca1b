"""What must not leave the house: found before a pack is written, and looked for in it after."""

from excelkasse.pack.privacy.removed import Removed, removed, report_lines
from excelkasse.pack.privacy.spots import Spot, private_spots, standing, unknown_waivers
from excelkasse.pack.privacy.verify import Leak, verify

__all__ = [
    "Leak",
    "Removed",
    "Spot",
    "private_spots",
    "removed",
    "report_lines",
    "standing",
    "unknown_waivers",
    "verify",
]
