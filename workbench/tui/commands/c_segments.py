"""Segments: parts, kinds, articles, and what is not to be translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen

_SOURCE = (Mode.SOURCE,)


@command("p", modes=_SOURCE)
def split_sentences(screen: EditorScreen) -> None:
    """Split the paragraph into its sentences; English and history stay with the first."""
    screen.split_sentences()


@command("k", modes=_SOURCE)
def set_kind(screen: EditorScreen) -> None:
    """Say what the paragraph is on its page: headline, list item, table cell and so on."""
    screen.choose_kind()


@command("x", modes=_SOURCE)
def toggle_translatable(screen: EditorScreen) -> None:
    """Leave the paragraph untranslated, or have it translated again."""
    screen.toggle_translatable()


@command(modes=READING)
def begin_article(screen: EditorScreen) -> None:
    """Begin a new article with this paragraph; those that follow are counted on."""
    screen.begin_article()


@command(modes=READING)
def set_article(screen: EditorScreen) -> None:
    """Say to which article this paragraph alone belongs."""
    screen.ask_article()
