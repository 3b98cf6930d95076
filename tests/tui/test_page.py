"""The page before it has a size."""

from pathlib import Path

from tests.tui.opened import working
from workbench.tui.widgets.page import Page


def test_it_knows_no_height_of_what_it_cannot_draw_yet(path: Path) -> None:
    with working(path) as work:
        work.go(1)
        assert Page(work).y_of_active() is None
