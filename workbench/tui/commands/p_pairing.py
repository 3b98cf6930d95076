"""Among the sentences of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import Side
from workbench.tui.command import READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen
    from workbench.tui.screens.pairing import PairingScreen

_HERE = (Mode.PAIRING,)


@command(modes=READING)
def pair_sentences(screen: EditorScreen) -> None:
    """Put right which sentences of this pair belong together; `l` in the Chinese does so too."""
    screen.open_pairing()


@command("l", modes=(Mode.SOURCE,), in_palette=False)
def pair_sentences_here(screen: EditorScreen) -> None:
    """Put right which sentences of this pair belong together."""
    screen.open_pairing()


@command("enter", modes=_HERE, hint="keep", in_palette=False)
def keep_pairing(screen: PairingScreen) -> None:
    """Keep how the sentences are paired, and go back."""
    screen.keep()


@command("j", modes=_HERE, hint="join", in_palette=False)
def join_sentences(screen: PairingScreen) -> None:
    """Join these sentences with the next."""
    screen.join()


@command("s", modes=_HERE, hint="split", in_palette=False)
def split_pairing(screen: PairingScreen) -> None:
    """Split after the first sentence of each text."""
    screen.split()


@command("x", modes=_HERE, hint="no pair", in_palette=False)
def part_sentences(screen: PairingScreen) -> None:
    """Say that these two do not belong together."""
    screen.part()


@command("d", modes=_HERE, hint="English down", in_palette=False)
def move_english_down(screen: PairingScreen) -> None:
    """Move the last English sentence down to the next."""
    screen.move(Side.TARGET, 1)


@command("u", modes=_HERE, hint="up", in_palette=False)
def move_english_up(screen: PairingScreen) -> None:
    """Move the first English sentence up to the one before."""
    screen.move(Side.TARGET, -1)


@command("D", modes=_HERE, in_palette=False)
def move_chinese_down(screen: PairingScreen) -> None:
    """Move the last Chinese sentence down to the next."""
    screen.move(Side.SOURCE, 1)


@command("U", modes=_HERE, in_palette=False)
def move_chinese_up(screen: PairingScreen) -> None:
    """Move the first Chinese sentence up to the one before."""
    screen.move(Side.SOURCE, -1)
