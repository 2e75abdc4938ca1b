"""The streams of a VBA project that holds only source text: [MS-OVBA] 2.2 and 2.3.

No compiled code is written, and Excel compiles when it loads: 2.3.4.1 says that the performance
cache MUST NOT be present on write, and example 3.1.1 has the seven bytes below. xlwings, EPPlus and
vbamc ship such projects.
"""

from collections.abc import Mapping, Sequence

from excelkasse.addin.compression import compress
from excelkasse.addin.dir_stream import dir_stream
from excelkasse.addin.encryption import protection_lines
from excelkasse.addin.module import ENCODING, Module

NAME = "Excelkasse"
_ID = "{6B1E0C52-4E0B-4C57-9D1A-7C1F52A0E3B4}"
"""Ours for good; a new one would be another project to Excel."""

_NO_CACHE = bytes.fromhex("CC61FFFF000100")
_HOST = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"


def project_streams(modules: Sequence[Module]) -> Mapping[str, bytes]:
    """Return every stream of the project by its path in the container."""
    code = {f"VBA/{module.name}": compress(module.source.encode(ENCODING)) for module in modules}
    return {
        "PROJECT": _project(modules).encode(ENCODING),
        "PROJECTwm": _names(modules),
        "VBA/_VBA_PROJECT": _NO_CACHE,
        "VBA/dir": compress(dir_stream(NAME, modules)),
        **code,
    }


def _project(modules: Sequence[Module]) -> str:
    """Return the PROJECT stream, 2.3.1: properties, host, and where the editor's windows are."""
    cmg, dpb, gc = protection_lines(_ID)
    lines = (
        f'ID="{_ID}"',
        *(_listed(module) for module in modules),
        f'Name="{NAME}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{cmg}"',
        f'DPB="{dpb}"',
        f'GC="{gc}"',
        "",
        "[Host Extender Info]",
        _HOST,
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    )
    return "\r\n".join(lines)


def _listed(module: Module) -> str:
    return f"Document={module.name}/&H00000000" if module.document else f"Module={module.name}"


def _names(modules: Sequence[Module]) -> bytes:
    """Return the PROJECTwm stream, 2.3.3: each name in the code page and in UTF-16."""
    both = (
        module.name.encode(ENCODING) + b"\0" + module.name.encode("utf-16-le") + b"\0\0"
        for module in modules
    )
    return b"".join(both) + b"\0\0"
