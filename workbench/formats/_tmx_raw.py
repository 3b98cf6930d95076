"""A unit as TMX has it, before anything is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.model.memory import NOTHING_BESIDES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.model.codes import CodeKind

LONGEST = 1_000_000
"""Code points of a text."""
TOO_LONG = f"a text has more than {LONGEST:,} characters"


class Item(NamedTuple):
    """A note or a property."""

    name: str
    """`note` or `prop:TYPE`."""
    text: str
    attributes: Mapping[str, str]
    """Without the type."""


class RawCode(NamedTuple):
    """An inline code; an element around words is two."""

    element: str
    """Its tag."""
    kind: CodeKind
    offset: int
    """Code points of the text before it."""
    data: str
    """What the program that made the file had there."""
    type: str = ""
    pair: str = ""
    """What the two of a pair have in common within their text (`i`)."""
    link: str = ""
    """What it has in common with the code of another text that answers to it (`x`)."""
    further: Mapping[str, str] = NOTHING_BESIDES
    """Other attributes, and `inner`: its content as XML where there are elements in it."""


class Variant(NamedTuple):
    """One text of a unit (`tuv`)."""

    language: str
    """The tag as it stands; empty where there is none."""
    attributes: Mapping[str, str]
    """Without the language."""
    items: Sequence[Item]
    text: str
    """Without inline codes, its line ends `\\n`."""
    codes: Sequence[RawCode] = ()


class RawUnit(NamedTuple):
    """A `tu`."""

    attributes: Mapping[str, str]
    items: Sequence[Item]
    variants: Sequence[Variant]


class UnitFault(Exception):
    """A unit that cannot be taken."""

    def __init__(self, fault: str, *, line: int = 1) -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line
        """Of the unit, from 1."""
