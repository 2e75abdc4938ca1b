"""What in a text can point at a person: CPR numbers, e-mail addresses and phone numbers."""

from excelkasse.traces.found import Trace, TraceKind, traces_in, without
from excelkasse.traces.mail import is_private

__all__ = ["Trace", "TraceKind", "is_private", "traces_in", "without"]
