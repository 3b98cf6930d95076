"""What comes back from other hands: targets, states and notes of a bilingual file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from workbench.model.codes import Code
    from workbench.model.memory import BadUnit
    from workbench.model.segments import State


NEVER = "0"
"""The time of a target that went out empty: before every other in the order of texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedWording:
    """One of the wordings that a target had on its way, the last of which stands in the file."""

    text: str
    codes: tuple[Code, ...] = ()
    author: str = ""
    """Empty where the file does not say it."""
    time: str = ""
    """ISO 8601 in UTC; empty where the file does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedNote:
    """A remark of the file."""

    text: str
    author: str = ""
    time: str = ""
    id: str = ""
    """The UUID of the annotation, or of the answer, that went out as it; empty for a new one."""
    answers: str = ""
    """The UUID of the annotation that it is an answer to; empty for one that is none."""


class SentNote(NamedTuple):
    """What a file says of a note, or of an answer, that went out in it."""

    id: str
    """The UUID of its annotation, or of the answer."""
    fingerprint: str
    """That of its text as it went out."""


class Mark(StrEnum):
    """What somebody says of a paragraph beside its texts, as people are told of it."""

    NEEDS_WORK = "needs work"
    WORK_DONE = "needs no more work"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedRow:
    """One pair of a file that came back."""

    id: str = ""
    """The UUID of its segment, `UUID.2` for its second pair of sentences, as it went out; empty
    where the file has lost it."""
    fingerprint: str = ""
    """That of the source when it went out; empty where the file has none."""
    source: str
    source_codes: tuple[Code, ...] = ()
    """Those of the source, where the file has numbers of its own for codes."""
    wordings: tuple[ReturnedWording, ...] = ()
    """In order of time; more than one where the file tells the changes apart (tracked changes of
    Word); none where the pair has no target."""
    state: State | None = None
    """None where the file does not say it."""
    marks: tuple[Mark, ...] = ()
    """What it did not say when it went out."""
    notes: tuple[ReturnedNote, ...] = ()
    has_notes: bool = False
    """Whether the file has a place for notes, so that one that went out and is missing was taken
    away."""
    sent_notes: tuple[SentNote, ...] = ()
    """Those that went out with it and would stand in it still if nobody had taken them away, where
    the file says it: others never were in the file."""
    document: str = ""
    since: str = ""
    """When the target that went out was written, ISO 8601 in UTC; `NEVER` where none went out;
    empty where the file does not say it."""
    has_codes: bool = True
    """Whether the file says where the inline markup of the target stands, if its format can."""
    before: str = ""
    """The source before it, where the file says it."""
    after: str = ""
    where: str = ""
    """Where in the file it stands: `row 3`, `line 120`."""
    warnings: tuple[str, ...] = ()
    """What could not be told from the file, a sentence each."""

    @property
    def target(self) -> str:
        """The text that stands in the file."""
        return self.wordings[-1].text if self.wordings else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """A bilingual file that came back."""

    project: str = ""
    """The UUID of the project that it went out from; empty where the file does not say it."""
    may_lack_notes: bool = False
    """Whether programs are known to drop all notes of such a file: where none of those that went
    out came back, nobody has taken them away."""
    rows: Iterable[ReturnedRow | BadUnit]
    """To be gone through once; may be read while it is gone through."""
    warnings: Sequence[str] = ()
    """Complete once the rows have been gone through."""
    position: Callable[[], int] = lambda: 0
    """How many bytes of the file were read so far; 0 where that is not known."""


class RowFate(StrEnum):
    """What becomes of a row."""

    SAME = "same"
    TAKEN = "taken"
    """Its target, state or notes are other ones and are taken."""
    OLDER = "older"
    """It has a wording that the project has gone on from; nothing is taken."""
    REFUSED = "refused"
    LEFT = "left"
    """It would be taken, and is not among those that were asked for."""


class NoteFate(StrEnum):
    """What becomes of a note."""

    NEW = "new"
    CHANGED = "changed"
    """It has other words now."""
    ANSWER = "answer"
    """It is said below the note that it is about."""
    ANSWER_CHANGED = "answer changed"
    ANSWER_REMOVED = "answer removed"
    """It was taken away in the file, and is taken out here."""
    RESOLVED = "resolved"
    """It was taken away in the file, and is kept here as one that is settled."""


NOTES_TOLD: Mapping[NoteFate, str] = MappingProxyType(
    {
        NoteFate.NEW: "note",
        NoteFate.CHANGED: "note changed",
        NoteFate.ANSWER: "answer to a note",
        NoteFate.ANSWER_CHANGED: "answer changed",
        NoteFate.ANSWER_REMOVED: "answer taken away",
        NoteFate.RESOLVED: "note resolved",
    }
)
"""What is said of a note before its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """What a file brings for one note."""

    fate: NoteFate
    text: str
    """What it says from now on, or said until it was resolved."""
    before: str = ""
    """What it said until it was changed."""
    author: str = ""
    """Who wrote it in the file; empty where the file does not say it."""
    time: str = ""
    id: str = ""
    """The UUID of the annotation that is changed, answered or resolved, or of the answer that is
    changed or taken away; empty for a new note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What became of one row, or of the rows of one paragraph."""

    fate: RowFate
    where: str
    """Where in the file it stands."""
    reason: str = ""
    """Why it was refused; empty where it was not."""
    id: str = ""
    """The UUID of its segment, or of the one that it names and the project does not have; empty
    where it is about none."""
    document: str = ""
    number: int = 0
    before: str = ""
    """The target that stood."""
    after: str = ""
    """The target that stands."""
    codes_before: tuple[Code, ...] = ()
    """Those of the target that stood."""
    codes: tuple[Code, ...] = ()
    """Those of the target that stands; of a refused row those of the file, if it has any."""
    state_before: State | None = None
    state: State | None = None
    marks: tuple[Mark, ...] = ()
    """What else is said of it from now on."""
    notes: tuple[NoteChange, ...] = ()
    warnings: tuple[str, ...] = ()
    """What somebody should look at, a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What became of a file that came back."""

    taken: int
    same: int
    older: int
    refused: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnOptions:
    """How a file is taken back."""

    format: str = ""
    """By name; empty for the one that the file is recognised as."""
    has_states: bool = True
    """Whether its states are taken."""
    has_notes: bool = True
    is_strict: bool = False
    """Whether one row that is refused keeps all others out."""
    is_forced: bool = False
    """Whether its English is taken also where the project has gone on meanwhile."""
    is_dry: bool = False
    """Whether nothing is written."""
    only: frozenset[str] = frozenset()
    """The UUIDs of the segments that are to be taken; empty for all."""
