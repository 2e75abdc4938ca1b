"""Python looks for what nobody needs any more by going through all there is, again and again.

A roll-up makes much and lets go of little before it ends, so the looking is a third of its work and
finds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Let nobody look for what is not needed any more; what nothing points at goes all the same."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
