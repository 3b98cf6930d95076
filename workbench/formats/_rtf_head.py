"""What the head of an RTF file says: the character sets of its fonts, and its styles of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._bilingual_docx_table import is_tag_style
from workbench.formats._rtf_state import Destination
from workbench.formats._rtf_text import codec_of_font, codec_of_page

if TYPE_CHECKING:
    from workbench.formats._rtf_rows import RtfFile
    from workbench.formats._rtf_state import State

_LONGEST_NAME = 200
"""Characters of the name of a style."""


class RtfHead:
    """What was said so far; it also holds in the text behind it."""

    def __init__(self, file: RtfFile) -> None:
        self._file = file
        self._charsets: dict[int, int] = {}
        self.main_font = 0
        self.tag_styles: set[int] = set()
        """The numbers of the styles in which programs put the tags of their texts."""
        self._name = ""

    def define(self, state: State, word: str, number: int) -> None:
        """Takes what a control word says of fonts and code pages."""
        if word == "ansicpg":
            self._file.page = codec_of_page(number)
        elif word == "deff":
            self.main_font = state.font = number
        elif word == "fcharset" and state.destination is Destination.FONTS:
            self._charsets[state.font] = number

    def name_style(self, state: State, text: str) -> None:
        """Takes text of the list of styles, in which each name ends with a semicolon."""
        self._name = (self._name + text[-_LONGEST_NAME:])[-_LONGEST_NAME:]
        while ";" in self._name:
            name, _, self._name = self._name.partition(";")
            if state.style and is_tag_style(name):
                self.tag_styles.add(state.style)

    def codec(self, font: int) -> str:
        """How text in a font is encoded."""
        return codec_of_font(self._charsets, font, self._file.page)
