"""The bar on a terminal, and the lines that are printed on the same one."""

import io
import sys
from pathlib import Path

import pytest

from workbench.cli import _progress
from workbench.cli._progress import through_bytes, through_work


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(_progress, "_LONG", 1)
    path = tmp_path / "page.review.xlsx"
    path.write_text("依法治国")
    return path


def test_the_bar_is_gone_before_lines_are_printed(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with through_work("taking it", [large]) as meter:
        meter(7, 0.5)
        meter.clear()
        assert "taking it" in screen.getvalue()
        shown = len(screen.getvalue())
        meter(8, 0.7)
        meter.clear()
        assert screen.getvalue()[shown:] == ""
    assert screen.getvalue()[shown:] == ""


@pytest.mark.parametrize(("prints", "is_shown"), [(False, True), (True, False)])
def test_lines_on_the_terminal_are_the_sign_of_life(
    large: Path, monkeypatch: pytest.MonkeyPatch, *, prints: bool, is_shown: bool
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", screen)
    with through_bytes("reading", large, prints=prints) as tell:
        tell(3, 1)
    assert ("reading" in screen.getvalue()) is is_shown
