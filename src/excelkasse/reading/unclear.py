"""What cannot be read: a cell whose value is no value of its kind."""

from collections.abc import Mapping


class Unclear(Exception):  # noqa: N818  (it becomes a finding, never an error)
    """The value of a cell cannot be read; `code` has words, `values` what they need."""

    def __init__(self, code: str, values: Mapping[str, str] | None = None) -> None:
        """Keep the code and the values."""
        super().__init__(code)
        self.code = code
        self.values = dict(values or {})
