"""What in a text can point at a person or a system: CPR numbers, addresses, phones, paths."""

from excelkasse.traces.found import Trace, TraceKind, traces_in, without
from excelkasse.traces.mail import is_private
from excelkasse.traces.paths import paths_of

__all__ = ["Trace", "TraceKind", "is_private", "paths_of", "traces_in", "without"]
