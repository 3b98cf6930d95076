"""What some formats need that is not on every machine."""

from __future__ import annotations

import pytest

from tests.builders import pair, parallel
from tests.formats.round_trips import written
from workbench.errors import Refused


@pytest.fixture(scope="session")
def pango() -> None:
    """Skips where there is no Pango, or no Chinese font for it, to set a page with."""
    pytest.importorskip("pypdfium2")
    from workbench.formats.pdf import FORMAT

    try:
        written(FORMAT, parallel(pair()))
    except Refused as refused:
        pytest.skip(str(refused))
