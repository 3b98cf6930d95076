"""Translation units: what the memory holds, and what files bring to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.codes import Code
    from workbench.model.spans import Span

NOTHING_BESIDES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A source with its translation, as a file says it."""

    source: str
    target: str
    source_language: str
    """A BCP 47 tag, such as zh-Hans or zh-Hant-TW."""
    target_language: str
    origin: Origin = Origin.IMPORTED
    """Machine where the file says that no person wrote or confirmed it."""
    author: str = ""
    time: str = ""
    """ISO 8601 in UTC; empty where the file says none."""
    document: str = ""
    """The name of the text that it comes from."""
    before: str = ""
    """The source of the unit before it in its text, where the file says it."""
    after: str = ""
    """That of the unit after it."""
    properties: Mapping[str, str] = field(default_factory=lambda: NOTHING_BESIDES)
    """What the file said that the model has no word for, so that nothing is lost."""
    source_codes: tuple[Code, ...] = ()
    """The inline markup, numbered from 1 in order of the source."""
    target_codes: tuple[Code, ...] = ()
    """Those that answer to codes of the source have their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """A unit as the memory holds it."""

    id: str
    version: int
    memory: str
    """The name of the memory that it is in."""
    source: str
    target: str
    source_language: str
    target_language: str
    origin: Origin
    author: str
    time: str
    document: str
    number: int = 0
    """That of the segment which it comes from, from 1; 0 for a unit that a file brought."""
    is_sentence: bool = False
    """Whether it is one sentence of a paragraph of this project."""
    before: str = ""
    after: str = ""
    properties: Mapping[str, str] = field(default_factory=lambda: NOTHING_BESIDES)
    source_codes: tuple[Code, ...] = ()
    target_codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsHead:
    """What stands at the head of a file of units."""

    program: str
    """Name and version of the program that writes."""
    source_language: str
    """A BCP 47 tag: that of most units."""
    target_language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """A set of units that came in together or were put together, under one name."""

    id: str
    version: int
    name: str
    units: int
    author: str
    time: str
    is_project: bool = False
    """Whether its units are the confirmed pairs of this project, which it follows by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Another project whose memory is asked too; it is only read."""

    id: str
    version: int
    path: str
    """As it was given, or from the folder of the project."""
    penalty: int
    """Percent that its matches lose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadUnit:
    """A unit of a file that was left out, or of which something was."""

    line: int
    """From 1."""
    fault: str
    """One sentence without the place."""
    where: str = ""
    """Where in the file it stands, if that is not said by its line: `row 8`."""
    id: str = ""
    """The UUID of the segment that it is about, `UUID.2` for its second pair of sentences; empty
    where nobody knows it."""
    is_taken: bool = False
    """Whether its first texts were taken all the same; the fault says what was not."""

    @property
    def place(self) -> str:
        """Where in the file it stands, for messages."""
        return self.where or f"line {self.line}"


DOUBTFUL = 0.8
"""Below this confidence somebody should look before a bead is taken for a translation.

Of the beads at or over it 99.6 % are right, and those are 96 % of all right ones, in the half of
the data that no weight was fitted on (`bench/pairing.py`).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """Sentences of a source that answer to sentences of its target."""

    source: Span
    """In code points of the source; empty where nothing answers to the target."""
    target: Span
    confidence: float
    """From 0 to 1: how sure it is that they belong together."""
    is_one_to_one: bool
    """Whether one sentence answers to one sentence."""
