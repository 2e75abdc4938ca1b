"""What a button asks for: a small flat JSON object, and every way in which it can be none.

A request is the word of whoever can write in the user's inbox. It chooses one of our buttons and
says which of the open workbooks is meant; a path in it is compared with those that are open and
never opened, so that it cannot lead anywhere.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from excelkasse.buttons import BY_KEY, Button
from excelkasse.errors import WrongUse

MOST_BYTES = 4096
ID = re.compile(r"[0-9-]{1,40}")
"""What a request is named by; it is safe as the name of a file anywhere."""

_LONGEST_NAME = 1000
_ONLINE = re.compile(r"https://[^/\\:?#]+/[^\\]+")
"""What Excel calls a workbook of OneDrive, SharePoint or Teams; it is compared, never fetched."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""A scheme such as `file:`, or a drive."""
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/][^:]*|\\\\[^\\/?.:][^:]*")
"""From a drive or a share; neither a device (`\\\\.\\`) nor a stream within a file (`x.xlsx:y`)."""


class _NotFlatError(ValueError):
    """A value within a value, or a key that is there twice."""


def _known(key: str) -> str:
    if key not in BY_KEY:
        raise WrongUse("request_unknown_button")
    return key


def _named(workbook: str) -> str:
    """Let through a full path or address as a program says it, an unsaved workbook's name, or "".

    Raises:
        WrongUse: `request_workbook`.
    """
    parts = re.split(r"[\\/]", workbook)
    bare = len(parts) == 1 and not _SCHEME.match(workbook)
    whole = workbook.startswith("/") or _WINDOWS_PATH.fullmatch(workbook)
    whole = whole or _ONLINE.fullmatch(workbook)
    if _UNSEEN.search(workbook) or {".", ".."} & set(parts) or not (bare or whole):
        raise WrongUse("request_workbook")
    return workbook


class Request(BaseModel):
    """One press of a button: which, in which program, with which workbook in front."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    version: Annotated[int, Field(alias="schema", ge=1, le=1)]
    id: Annotated[str, Field(pattern=f"^{ID.pattern}$")]
    button: Annotated[str, AfterValidator(_known)]
    program: Literal["excel", "libreoffice"]
    workbook: Annotated[str, Field(max_length=_LONGEST_NAME), AfterValidator(_named)]
    window: Annotated[int, Field(ge=0, lt=2**63)]

    @property
    def pressed(self) -> Button:
        """The button that was pressed."""
        return BY_KEY[self.button]

    @property
    def job(self) -> tuple[str, str, str]:
        """What two presses have in common that ask for the same."""
        return self.button, self.program, self.workbook


def request_from(data: bytes, name: str) -> Request:
    """Read the request in the bytes of a file, given its name without the ending.

    Raises:
        WrongUse: the code says why; `values` is empty, because nothing of it is to be repeated.
    """
    try:
        told = json.loads(data.decode(), object_pairs_hook=_flat, parse_constant=_no_constant)
        request = Request.model_validate(told)
    except ValidationError as mistake:
        raise WrongUse("request_shape") from mistake
    except (ValueError, RecursionError) as mistake:
        raise WrongUse("request_damaged") from mistake
    if request.id != name:
        raise WrongUse("request_other_name")
    if request.pressed.needs_workbook and not request.workbook:
        raise WrongUse("request_no_workbook")
    return request


def _flat(pairs: Sequence[tuple[str, object]]) -> Mapping[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs) or any(isinstance(one, dict | list) for one in found.values()):
        raise _NotFlatError
    return found


def _no_constant(_told: str) -> object:
    raise _NotFlatError
