"""What a source must be to go into a project: what Excel would refuse is said while building.

Limits: a line has 1023 characters, [MS-VBAL] 3.2.1, and 24 continuations, as the editor has it; a
module's name is an identifier of 31 letters, [MS-OVBA] 2.3.4.2.3.2.1, that the language does not
reserve, [MS-VBAL] 3.3.5.2. ASCII is our own rule: other letters depend on the code page.
"""

import re
from collections.abc import Iterator

from excelkasse.addin.project import NAME
from excelkasse.errors import WrongUse
from excelkasse.texts import Word

_LONGEST_LINE, _MOST_CONTINUED = 1023, 24
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
_FIRST_LINE = re.compile(r'Attribute VB_Name = "([^"]*)"')
_CONTINUED = re.compile(r"\s_$")
_RESERVED_WORDS = """
call case close const declare defbool defbyte defcur defdate defdbl defint deflng deflnglng
deflngptr defobj defsng defstr defvar dim do else elseif end endif enum erase event exit for
friend function get global gosub goto if implements input let lock loop lset next on open option
print private public put raiseevent redim resume return rset seek select set static stop sub type
unlock wend while with write rem any as byref byval each in new shared until withevents optional
paramarray preserve spc tab then to addressof and eqv imp is like mod not or typeof xor abs cbool
cbyte ccur cdate cdbl cdec cint clng clnglng clngptr csng cstr cvar cverr date debug doevents fix
int len lenb me pset scale sgn string array circle inputb lbound ubound boolean byte currency
double integer long longlong longptr single variant true false nothing empty null attribute linput
decimal
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())


def pass_gate(file: str, source: str) -> None:
    """Let a source through, whose file is `NAME.bas` or `NAME.cls`.

    Raises:
        WrongUse: `vba_source`, with the first cause found and its line.
    """
    for line, cause in (*_of_name(file, source), *_of_lines(source)):
        told = {"file": file, "line": str(line), "cause": Word(f"addin.cause.{cause}")}
        raise WrongUse("vba_source", told)


def _of_name(file: str, source: str) -> Iterator[tuple[int, str]]:
    stem = file.rpartition(".")[0]
    told = _FIRST_LINE.match(source)
    if told is None or told[1] != stem:
        yield 1, "other_name"
    elif not _IDENTIFIER.fullmatch(stem):
        yield 1, "no_identifier"
    elif stem.casefold() in _RESERVED | {NAME.casefold()}:
        yield 1, "reserved"


def _of_lines(source: str) -> Iterator[tuple[int, str]]:
    continued = 0
    for number, line in enumerate(source.split("\r\n"), 1):
        continued = continued + 1 if _CONTINUED.search(line) else 0
        if not line.isascii():
            yield number, "not_ascii"
        elif len(line) > _LONGEST_LINE:
            yield number, "too_long"
        elif continued > _MOST_CONTINUED:
            yield number, "continued"
