"""E-mail addresses, and which of them are private.

A workplace that has said which domains are its own has every other address for private; one that
has not, those of the providers that private people in Denmark use.
"""

import re
from collections.abc import Collection, Iterator
from email.errors import MessageError
from email.headerregistry import Address

_LONGEST = 254
_ADDRESS = re.compile(
    r"[^\s@<>()\[\]\"',;:]{1,64}\s?(?:@|\(at\)|\[at\])\s?(?P<domain>[^\s@<>()\[\]\"',;:]{1,190}\.[^\W\d_]{2,})",
    re.IGNORECASE,
)
_PROVIDERS = frozenset(
    {
        "aol",
        "fastmail",
        "gmail",
        "gmx",
        "googlemail",
        "hey",
        "hotmail",
        "icloud",
        "live",
        "mac",
        "mail",
        "me",
        "msn",
        "outlook",
        "proton",
        "protonmail",
        "tutanota",
        "windowslive",
        "yahoo",
        "yandex",
        "ymail",
    }
)
_DANISH = frozenset(
    {
        "altiboxmail.dk",
        "bbsyd.dk",
        "comxnet.dk",
        "dlgmail.dk",
        "dlgtele.dk",
        "email.dk",
        "esenet.dk",
        "fibermail.dk",
        "get2net.dk",
        "gvdnet.dk",
        "jubii.dk",
        "jubiimail.dk",
        "kabelmail.dk",
        "mail.tele.dk",
        "mail1.stofanet.dk",
        "mailme.dk",
        "mobilixnet.dk",
        "newmail.dk",
        "ofir.dk",
        "oncable.dk",
        "paradis.dk",
        "parknet.dk",
        "pc.dk",
        "post.cybercity.dk",
        "post.opasia.dk",
        "post.tele.dk",
        "privat.dk",
        "profibermail.dk",
        "sol.dk",
        "stofanet.dk",
        "sydfynsnet.dk",
        "tdcadsl.dk",
        "tdcspace.dk",
        "tiscali.dk",
        "turbopost.dk",
        "vip.cybercity.dk",
        "webspeed.dk",
        "worldonline.dk",
        "youmail.dk",
    }
)
_UNDER_COUNTRY = frozenset({"co", "com"})


def mail_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where addresses begin and end in a plain text."""
    for found in _ADDRESS.finditer(text):
        yield found.span()


def is_private(address: str, own_domains: Collection[str] = ()) -> bool:
    """Whether an address is private; `own_domains` are the workplace's, such as `nordbaek.dk`."""
    found = _ADDRESS.search(address)
    if found is None:
        return False
    domain = found["domain"].casefold()
    own = {one.casefold().lstrip("@") for one in own_domains}
    if own:
        return not any(domain == one or domain.endswith(f".{one}") for one in own)
    return domain in _DANISH or _name(domain) in _PROVIDERS


def _name(domain: str) -> str:
    """Return what a domain is called: `yahoo` of `yahoo.dk` and of `yahoo.co.uk`."""
    *rest, name, _ = domain.split(".")
    return rest[-1] if rest and name in _UNDER_COUNTRY else name


def address_or_none(text: str | None) -> str:
    """Return an address that a mail program takes; empty for any other text.

    What is none could hold other recipients. It has at most 254 letters (RFC 5321).
    """
    told = (text or "").strip()
    try:
        address = Address(addr_spec=told if len(told) <= _LONGEST else "")
    except (ValueError, IndexError, MessageError):
        return ""
    whole = bool(address.username and address.domain)
    return address.addr_spec if whole and address.addr_spec.isascii() else ""
