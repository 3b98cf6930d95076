"""What XLIFF 1.2 says of a segment besides its texts, and how that is said anew.

Trados Studio, memoQ and Phrase have words of their own for it: each is a dialect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.formats._xliff_inline import NO_LOOKS
from workbench.model.segments import State
from workbench.model.sources import FileNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._xliff_inline import Looks
    from workbench.formats._xml_edits import Edits
    from workbench.formats._xml_places import Place
    from workbench.model.sources import Filling

TRUE = frozenset({"1", "true", "yes", "locked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a file says of a segment; the `<note>` elements of its unit are not in it."""

    state: State
    """Initial where nobody has touched it, so that a target like its source is none."""
    author: str = ""
    time: str = ""
    is_locked: bool = False
    notes: tuple[FileNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment12:
    """A segment of XLIFF 1.2 as its file has it."""

    unit: Place
    target: Place | None
    """The `<target>` of the unit, also where the segment is one of several in it."""
    source_words: Place
    """The element with the words: `<source>`, or a `<mrk>`."""
    target_words: Place | None
    mid: str = ""
    """That of its `<mrk>`; empty where the unit is one segment."""


class Dialect(Protocol):
    """How one program tells what XLIFF has no words for."""

    has_one_state: bool
    """Whether all segments of a unit have one state."""

    @property
    def looks(self) -> Looks:
        """What the codes of the file do, so far as it says it before the units."""

    def begin(self, head: Place) -> None:
        """Is told of what stands before the units: opening tags, and whole comments."""

    def read(self, segment: Segment12) -> Said:
        """What the file says of a segment."""

    def target_attributes(self, state: State) -> dict[str, str]:
        """What a new `<target>` says of itself."""

    def write(
        self, edits: Edits, segment: Segment12, was: Said, filling: Filling, *, is_new_text: bool
    ) -> None:
        """Says anew how far a segment has come, and who wrote it where its text is new."""


_OF_XLIFF = {
    "new": State.INITIAL,
    "needs-translation": State.INITIAL,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
}
_XLIFF = {
    State.INITIAL: "new",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
}
RANKS = tuple(State)
"""The states from the least on."""


class Plain:
    """XLIFF 1.2: `state` of the target, `approved` of the unit, `note` (sections 2.3 and 3.2)."""

    has_one_state = True
    looks = NO_LOOKS

    def begin(self, head: Place) -> None:
        """Nothing stands before the units that says anything of them."""

    def read(self, segment: Segment12) -> Said:
        """The state of the target; one that is approved has been reviewed at least."""
        said = segment.target.attributes if segment.target is not None else {}
        state = _OF_XLIFF.get(said.get("state", ""), State.DRAFT)
        if segment.unit.attributes.get("approved") == "yes":
            state = max(state, State.REVIEWED, key=RANKS.index)
        return Said(state=state)

    def target_attributes(self, state: State) -> dict[str, str]:
        """Its state."""
        return {"state": _XLIFF[state]}

    def write(
        self, edits: Edits, segment: Segment12, was: Said, filling: Filling, *, is_new_text: bool
    ) -> None:
        """State and approval; where a text came from is not said of another one."""
        target, unit = segment.target, segment.unit
        is_new_state = was.state is not filling.state
        if target is not None and is_new_state:
            edits.set_attribute(target, "state", _XLIFF[filling.state])
        if target is not None and is_new_text and "state-qualifier" in target.attributes:
            edits.set_attribute(target, "state-qualifier", None)
        if "approved" in unit.attributes and is_new_state:
            is_approved = filling.state in (State.REVIEWED, State.FINAL)
            edits.set_attribute(unit, "approved", "yes" if is_approved else "no")


def notes_of(unit: Place) -> Iterator[FileNote]:
    """The `<note>` elements of a unit."""
    for note in unit.children:
        text = note.text().strip() if note.name == "note" else ""
        if text:
            yield FileNote(text=text, author=note.attributes.get("from", ""))
