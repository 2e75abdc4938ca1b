"""What in a text can point at a person or a system: CPR numbers, addresses, phones, paths."""

from excelkasse.traces.found import Trace, TraceKind, traces_in, without
from excelkasse.traces.mail import address_or_none, is_private
from excelkasse.traces.paths import paths_of

__all__ = [
    "Trace",
    "TraceKind",
    "address_or_none",
    "is_private",
    "paths_of",
    "traces_in",
    "without",
]
