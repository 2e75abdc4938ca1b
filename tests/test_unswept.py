"""While a roll-up lasts nobody looks for what is not needed; afterwards it is as before."""

import gc

import pytest

from excelkasse.actions.unswept import unswept


def test_it_is_looked_for_again_afterwards() -> None:
    """Also when something went wrong."""
    with unswept():
        assert not gc.isenabled()
    assert gc.isenabled()

    with pytest.raises(KeyError), unswept():
        raise KeyError

    assert gc.isenabled()


def test_who_did_not_look_before_does_not_look_afterwards() -> None:
    """It is somebody else's choice."""
    with unswept():
        with unswept():
            pass

        assert not gc.isenabled()
