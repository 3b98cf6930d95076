"""The blocks of a text: its lines that are not blank, with the space that stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.sources import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INVISIBLE = "\u200b\u2060\ufeff"
_WIDE_SPACE = "\u3000"
_TAB = 4


def blocks(text: str) -> tuple[Block, ...]:
    """One block for each line that is not blank; line ends are `\\n`.

    A line is never less than a block, because headlines stand on adjacent lines; whether two of
    them are one paragraph is for repair to say, and the blank lines between them are evidence.
    The locator of a block is the number of its line.
    """
    return tuple(blocks_of_lines(text.split("\n")))


def blocks_of_lines(lines: Iterable[str]) -> Iterator[Block]:
    """The same of lines without their ends, as a stream."""
    gap = 0
    for number, line in enumerate(lines, 1):
        content = without_space(line)
        if not content:
            gap += 1
            continue
        yield Block(text=content, line=number, indent=indent(line), gap=gap, locator=str(number))
        gap = 0


def without_space(line: str) -> str:
    """A line without the white space and the invisible characters at its ends."""
    stripped = line.strip()
    while stripped and (stripped[0] in _INVISIBLE or stripped[-1] in _INVISIBLE):
        stripped = stripped.strip(_INVISIBLE).strip()
    return stripped


def indent(line: str) -> int:
    """Columns of white space that a line begins with."""
    width = 0
    for character in line:
        if character == _WIDE_SPACE:
            width += 2
        elif character == "\t":
            width += _TAB
        elif character.isspace():
            width += 1
        elif character not in _INVISIBLE:
            break
    return width
