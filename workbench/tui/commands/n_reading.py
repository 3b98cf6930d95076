"""Reading the Chinese: dictionary, pinyin, script, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import ON_THE_PAGE, READING, Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.editor import EditorScreen

_SOURCE = (Mode.SOURCE,)


@command(modes=READING)
def dictionary(screen: EditorScreen) -> None:
    """Show what the dictionary has at the caret of the Chinese, or the terms again."""
    screen.toggle_dictionary()


@command("d", modes=_SOURCE, hint="dictionary", in_palette=False)
def dictionary_here(screen: EditorScreen) -> None:
    """Show what the dictionary has at the caret, or the terms again."""
    screen.toggle_dictionary()


@command("enter", modes=_SOURCE)
def take_word(screen: EditorScreen) -> None:
    """Make a term of the word that the dictionary shows, with what it says filled in."""
    screen.take_word()


@command(modes=ON_THE_PAGE)
def pinyin(screen: EditorScreen) -> None:
    """Show the Chinese of this pair with pinyin above its words, or hide it."""
    screen.toggle_pinyin()


@command("y", modes=_SOURCE, hint="pinyin", in_palette=False)
def pinyin_here(screen: EditorScreen) -> None:
    """Show pinyin above the words of this pair, or hide it."""
    screen.toggle_pinyin()


@command(modes=ON_THE_PAGE)
def script(screen: EditorScreen) -> None:
    """Show the Chinese in the next script: Simplified, Traditional, Taiwan, Hong Kong, as it is."""
    screen.switch_script()


@command("z", modes=_SOURCE, hint="script", in_palette=False)
def script_here(screen: EditorScreen) -> None:
    """Show the Chinese in the next script; what is stored stays as it is."""
    screen.switch_script()


@command(modes=ON_THE_PAGE)
def words(screen: EditorScreen) -> None:
    """Tell the words of the Chinese of this pair apart, or no longer."""
    screen.toggle_words()


@command("b", modes=_SOURCE, hint="words", in_palette=False)
def words_here(screen: EditorScreen) -> None:
    """Tell the words of this pair apart, every other one underlined, or no longer."""
    screen.toggle_words()
