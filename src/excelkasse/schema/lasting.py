"""What never changes once it is made."""

from excelkasse.overriding import override


class Lasting:
    """Something whose names are bound when it is made, and never again."""

    __slots__ = ()

    @override
    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(self._refusal(name))

    @override
    def __delattr__(self, name: str) -> None:
        raise AttributeError(self._refusal(name))

    def _refusal(self, name: str) -> str:
        return f"{name} of {type(self).__name__} never changes"
