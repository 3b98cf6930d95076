"""Parallel text on its way out, and what an export says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.scripts import Script
from workbench.model.segments import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.model.annotations import Annotation
    from workbench.model.matches import Match
    from workbench.model.segments import Revision, Side, State
    from workbench.model.spans import Span
    from workbench.model.terms import Concept, TermHit


class Level(StrEnum):
    """What a pair of an export is."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    """A bead: sentences of one paragraph that answer to each other."""


class Arrangement(StrEnum):
    """How a document for readers shows source and target."""

    COLUMNS = "columns"
    """Side by side."""
    ABOVE = "above"
    """The source above its target."""


class Layout(StrEnum):
    """How the English of a document is laid out in a file."""

    AUTO = "auto"
    """As in its file where that was of the format that is asked for, unless it was plain text."""
    PLAIN = "plain"
    """As the format lays out any document."""
    ORIGINAL = "original"
    """As in the file that it came from."""


class Carries(StrEnum):
    """What may stand in an export beside the texts; the values are what users are told."""

    IDENTITY = "identities"
    """The UUID of a segment, and the fingerprint of its source."""
    UNTRANSLATED = "paragraphs without English"
    KIND = "kinds of paragraph"
    STATE = "states"
    AUTHOR = "authors and times"
    ORIGIN = "origins of the English"
    CODES = "inline markup"
    NOTES = "notes"
    ALIGNMENT = "where sentences are not one to one"
    TERMS = "terms"
    MATCHES = "matches of the memory"
    HISTORY = "earlier wordings"


class NotesFor(StrEnum):
    """Which notes stand in a file beside the text. Footnotes are part of the text itself."""

    NONE = "none"
    CLIENT = "client"
    """Open ones that the client may see, and translator's notes."""
    ALL = "all"
    """Internal and resolved ones too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A translator's note of an export, and where its mark stands."""

    annotation: str
    """The UUID of its annotation."""
    number: int
    """From 1, through the whole export."""
    side: Side
    """The text that has the mark: the target, or the source where there is no English yet."""
    offset: int
    """In code points of that text: the mark stands before the character there."""
    text: str


class Noted(NamedTuple):
    """A footnote as it was read from an export, in order of the marks."""

    paragraph: int
    """From 1, among those that `read_back` gives."""
    offset: int
    """Of its mark, in code points of the paragraph without marks."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What somebody wants to have in an export."""

    documents: tuple[str, ...] = ()
    """By name or UUID; empty for all."""
    states: frozenset[State] = frozenset()
    """Of the targets; empty for all."""
    level: Level = Level.PARAGRAPH
    script: Script = Script.STORED
    """That of the source in the file; the project is not touched."""
    notes: NotesFor = NotesFor.CLIENT
    has_terms: bool = False
    has_history: bool = False
    has_people: bool = False
    """Whether each pair says where names of people stand."""
    matches: int = 0
    """How many matches of the memory each pair has at most."""
    arrangement: Arrangement = Arrangement.COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Where in its paragraph a pair of sentences stands."""

    paragraph: str
    """The UUID of the segment; that of the pair has the number behind it: `UUID.2`."""
    number: int
    """From 1, within the paragraph."""
    count: int
    """How many pairs the paragraph has."""
    sources: int
    """How many sentences its source is; 0 where nothing answers to the target."""
    targets: int
    is_sure: bool
    """Whether it is all but certain that the sentences belong together."""

    @property
    def is_one_to_one(self) -> bool:
        """Whether one sentence answers to one sentence."""
        return self.sources == self.targets == 1

    @property
    def name(self) -> str:
        """Its shape, as in `2:1`, with `?` behind it where somebody should look."""
        return f"{self.sources}:{self.targets}{'' if self.is_sure else '?'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelPair(Pair):
    """A pair on its way out, with what was asked for beside it.

    A pair of sentences looks like that of a paragraph: texts, codes and annotations are its own.
    """

    fingerprint: str = ""
    """Of the source as it stands in the project (`workbench.text.fingerprints`)."""
    remark: Annotation | None = None
    """The annotation that the plain note of the segment is the body of; None where there is no
    note."""
    part: Part | None = None
    """None for a whole paragraph."""
    terms: tuple[TermHit, ...] = ()
    """In the source, in order, longest hits only."""
    matches: tuple[Match, ...] = ()
    """The best first."""
    history: tuple[Revision, ...] = ()
    """Earlier wordings of the target, the newest first."""
    people: tuple[Span, ...] = ()
    """Where names of people stand in the source, which another script spells otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelDocument:
    """The pairs of one document in reading order."""

    id: str
    name: str
    pairs: Iterable[ParallelPair]
    """Can be gone through again and again, and may be read anew each time, for a document can be
    larger than the memory of the machine. Their notes are those that may stand in the file."""
    footnotes: Mapping[str, tuple[Footnote, ...]] = field(default_factory=dict)
    """By the UUID of the segment, in order of their marks."""
    paragraphs: int = 0
    """How many paragraphs it has, of which not all may be chosen; 0 where nobody counted."""

    def footnotes_of(self, pair: Pair) -> tuple[Footnote, ...]:
        """The footnotes of one of the pairs."""
        return self.footnotes.get(pair.segment.id, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelText:
    """What an export writes: documents of one language pair."""

    title: str
    source_language: str
    """A BCP 47 tag, such as zh-Hans."""
    target_language: str
    program: str
    """Name and version of the program that writes, for headers."""
    documents: tuple[ParallelDocument, ...]
    project: str = ""
    """The UUID of the project."""
    choices: Choices = Choices()
    """What was asked for. Terms, matches and history are with the pairs only where they were."""
    concepts: tuple[Concept, ...] = ()
    """The glossary of these documents, where terms were asked for."""
    warnings: tuple[str, ...] = ()
    """What is to be said of the footnotes: those that are empty, or have lost their words."""

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """All footnotes in order of their numbers."""
        return tuple(
            footnote
            for document in self.documents
            for footnotes in document.footnotes.values()
            for footnote in footnotes
        )

    @property
    def pairs(self) -> Iterator[ParallelPair]:
        """All pairs in reading order, one at a time."""
        for document in self.documents:
            yield from document.pairs


class Carried(NamedTuple):
    """A pair as an export holds it, by which what was written is compared with what was meant."""

    source: str
    target: str
    facts: tuple[tuple[str, str], ...] = ()
    """What else the format carries of it, by name: ("state", "final"), ("note", "…")."""


@dataclass(frozen=True, slots=True)
class Around:
    """What an export holds that is of no pair, where it stands among the pairs: a title, a heading,
    a language, an entry of the glossary."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    written: int
    """Segments with their English."""
    skipped: int
    """Segments left in Chinese, or left out by the format, because they have no English yet."""
    not_translatable: int = 0
    """Segments left in Chinese because they are not to be translated."""
    terms: int = 0
    """Concepts in a file that holds nothing else; it has no segments."""
    compared: int = 0
    """Pairs, or concepts, that were read again from the file and are what was meant."""
    lacking: tuple[Carries, ...] = ()
    """What every pair has, and the format has no place for."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was taken in."""

    added: int
    skipped: int
    warnings: tuple[str, ...] = ()
