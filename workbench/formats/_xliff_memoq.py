"""MQXLIFF of memoQ: attributes of the unit say what XLIFF has no words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._utc_times import iso_time
from workbench.formats._xliff_inline import NO_LOOKS
from workbench.formats._xliff_plain import TRUE, Said
from workbench.model.segments import State
from workbench.model.sources import FileNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._xliff_plain import Segment12
    from workbench.formats._xml_edits import Edits
    from workbench.formats._xml_places import Place
    from workbench.model.sources import Filling

MEMOQ = "MQXliff"
_OF_MEMOQ = {
    "": State.INITIAL,
    "notstarted": State.INITIAL,
    "manuallyconfirmed": State.TRANSLATED,
    "confirmed": State.TRANSLATED,
    "reviewer1confirmed": State.REVIEWED,
    "proofread": State.REVIEWED,
}
"""The others are drafts: PartiallyEdited, Pretranslated, AssembledFromFragments, Rejected, ..."""
_MEMOQ = {
    State.INITIAL: "NotStarted",
    State.DRAFT: "PartiallyEdited",
    State.TRANSLATED: "ManuallyConfirmed",
    State.REVIEWED: "Proofread",
    State.FINAL: "Proofread",
}
_NEVER = "0001-01-01T00:00:00Z"
"""What memoQ has for no time."""


class MemoQ:
    """Status, lock, author and time of the unit, and its `mq:comment` elements."""

    has_one_state = True
    looks = NO_LOOKS

    def __init__(self) -> None:
        self._unit: Place | None = None
        self._notes: tuple[FileNote, ...] = ()
        """The comments of that unit."""

    def begin(self, head: Place) -> None:
        """Nothing stands before the units that says anything of them."""

    def read(self, segment: Segment12) -> Said:
        """What the unit says."""
        if segment.unit is not self._unit:
            self._unit, self._notes = segment.unit, tuple(_comments(segment.unit))
        said = segment.unit.attributes
        time = iso_time(said.get(f"{MEMOQ} lastchangedtimestamp", ""))
        return Said(
            state=_OF_MEMOQ.get(said.get(f"{MEMOQ} status", "").lower(), State.DRAFT),
            author=said.get(f"{MEMOQ} lastchanginguser", ""),
            time="" if time == _NEVER else time,
            is_locked=said.get(f"{MEMOQ} locked", "").lower() in TRUE,
            notes=self._notes,
        )

    def target_attributes(self, state: State) -> dict[str, str]:
        """Nothing is said there."""
        return {}

    def write(
        self, edits: Edits, segment: Segment12, was: Said, filling: Filling, *, is_new_text: bool
    ) -> None:
        """Status, and of a new text who wrote it and when."""
        unit = segment.unit
        said = {}
        if was.state is not filling.state:
            said["status"] = _MEMOQ[filling.state]
        if is_new_text and filling.author:
            said["lastchanginguser"] = filling.author
        if is_new_text and filling.time:
            said["lastchangedtimestamp"] = iso_time(filling.time)
        for name, value in said.items():
            known = unit.raw_names.get(f"{MEMOQ} {name}")
            if known or name == "status":
                edits.set_attribute(unit, known or f"mq:{name}", value)


def _comments(unit: Place) -> Iterator[FileNote]:
    for comments in unit.children:
        if comments.name != "comments":
            continue
        for comment in comments.children:
            said, text = comment.attributes, comment.text().strip()
            if text and said.get("deleted", "").lower() != "true":
                time = iso_time(said.get("time", ""))
                yield FileNote(text=text, author=said.get("creatoruser", ""), time=time)
