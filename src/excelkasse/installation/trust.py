"""Whether Excel on Windows would run the add-in: Office's trust settings in the registry.

What an administrator has laid down counts before what the user has chosen. Places that Excel
trusts, XLSTART among them, are free of most of these; that is why we install there.
"""

from collections.abc import Iterator

from excelkasse.installation.note import Note, advice, unknown, well, wrong
from excelkasse.installation.systems import System

SECURITY = r"Office\16.0\Excel\Security"
LOCATIONS = rf"{SECURITY}\Trusted Locations"
_LAID_DOWN, _CHOSEN = r"Software\Policies\Microsoft", r"Software\Microsoft"
_SIGNED_ONLY, _NONE = 3, 4


def look_at_trust(system: System) -> Iterator[Note]:
    """Look at the settings that can keep the add-in from running; there are none but on Windows."""
    if not system.has_excel or system.excel() is None:
        return
    if system.machine.system != "win32":
        yield unknown("trust", system.machine.system)
        return
    try:
        found = list(_settings(system))
    except OSError as mistake:
        yield unknown("trust", mistake)
    else:
        yield from found or [well("trust")]


def _settings(system: System) -> Iterator[Note]:
    trusts_places = _value(system, LOCATIONS, "AllLocationsDisabled") != 1
    macros = _value(system, SECURITY, "VBAWarnings")
    if not trusts_places:
        yield wrong("trust_places_off")
    if _value(system, SECURITY, "RequireAddinSig") == 1:
        yield wrong("trust_signature")
    if _value(system, SECURITY, "DisableAllAddins") == 1:
        yield wrong("trust_addins_off")
    if macros in {_SIGNED_ONLY, _NONE} and trusts_places:
        yield advice("trust_macros_off")
    if _value(system, SECURITY, "blockcontentexecutionfrominternet") == 1:
        yield advice("trust_internet_blocked")


def _value(system: System, key: str, name: str) -> object:
    for origin in (_LAID_DOWN, _CHOSEN):
        told = system.machine.registry(rf"{origin}\{key}", name)
        if told is not None:
            return told
    return None
