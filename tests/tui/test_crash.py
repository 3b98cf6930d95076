"""What is in the file after the program, its terminal or its machine was taken away."""

from __future__ import annotations

import random
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.tui.opened import page_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from tests.tui.typing_away import Session, missing


def round_of(
    tmp_path: Path,
    seed: int,
    end: Callable[[Session], float],
    at_most: float,
    *,
    has_signal: bool = True,
) -> int:
    """Types for a while, ends the program, and gives how many keys are not in the file."""
    path = page_file(tmp_path / "page.db")
    with Session(path, tmp_path / "home", has_signal) as session:
        session.type_for(random.Random(seed).uniform(0.6, at_most))
        moment = end(session)
    stored, least = missing(path, session, moment)
    typed = session.sent_before(moment)
    assert typed.startswith(stored)
    assert stored.startswith(least)
    return len(typed) - len(stored)


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_loses_half_a_second_at_most(tmp_path: Path, seed: int) -> None:
    round_of(tmp_path, seed, lambda session: session.kill(signal.SIGKILL), 1.6)


@pytest.mark.parametrize("seed", range(2))
def test_a_hang_up_loses_nothing_but_the_key_on_its_way(tmp_path: Path, seed: int) -> None:
    assert round_of(tmp_path, seed, lambda session: session.kill(signal.SIGHUP), 1.2) <= 1


def test_a_terminal_that_is_gone_ends_the_program_and_loses_nothing(tmp_path: Path) -> None:
    assert round_of(tmp_path, 7, lambda session: session.take_terminal_away(), 1.2) <= 1


def test_a_terminal_that_goes_without_a_signal_ends_the_program_too(tmp_path: Path) -> None:
    gone = Session.take_terminal_away
    assert round_of(tmp_path, 8, gone, 1.2, has_signal=False) <= 1
