"""MXLIFF of Phrase (formerly Memsource): attributes of the unit say what XLIFF has no words for.

A segment is confirmed to a level; a job asks for one, which the root names, and a segment that was
confirmed to less still waits there. Tags as `{1>` and `<1}` are text.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.formats._xliff_plain import TRUE, Plain, Said
from workbench.model.segments import State

if TYPE_CHECKING:
    from workbench.formats._xliff_plain import Segment12
    from workbench.formats._xml_edits import Edits
    from workbench.formats._xml_places import Place
    from workbench.model.sources import Filling

PHRASE = "http://www.memsource.com/mxlf/2.0"


class Phrase(Plain):
    """Level of confirmation, lock, author and time of the unit."""

    def __init__(self) -> None:
        self._level = 1

    def begin(self, head: Place) -> None:
        """Takes the level that the job asks for."""
        level = _number(head.attributes.get(f"{PHRASE} level", ""))
        if head.name == "xliff" and level:
            self._level = level

    def read(self, segment: Segment12) -> Said:
        """What the unit says."""
        said = segment.unit.attributes
        reached = _number(said.get(f"{PHRASE} confirmed", ""))
        return Said(
            state=(State.DRAFT, State.TRANSLATED, State.REVIEWED)[min(reached, 2)],
            author=said.get(f"{PHRASE} modified-by", ""),
            time=of_milliseconds(said.get(f"{PHRASE} modified-at", "")),
            is_locked=said.get(f"{PHRASE} locked", "").lower() in TRUE,
        )

    def target_attributes(self, state: State) -> dict[str, str]:
        """Nothing is said there."""
        return {}

    def write(
        self, edits: Edits, segment: Segment12, was: Said, filling: Filling, *, is_new_text: bool
    ) -> None:
        """Confirmed to the level of the job, or not at all.

        Who did it stays as it is, for Phrase has numbers for people.
        """
        is_confirmed = filling.state.is_confirmed
        if was.state is not filling.state or (is_new_text and is_confirmed):
            name = segment.unit.raw_names.get(f"{PHRASE} confirmed", "m:confirmed")
            value = str(self._level) if is_confirmed else "0"
            edits.set_attribute(segment.unit, name, value)
        target = segment.target
        if target is not None and "state" in target.attributes:
            super().write(edits, segment, was, filling, is_new_text=is_new_text)


def _number(text: str) -> int:
    """A level; "true" is the first."""
    if text.lower() == "true":
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def of_milliseconds(text: str) -> str:
    """A time in milliseconds since 1970 as ISO 8601 in UTC; empty where it is none, as 0 is."""
    if not (text.isascii() and text.isdigit() and len(text) <= 14 and int(text)):
        return ""
    time = datetime.fromtimestamp(int(text) / 1000, UTC)
    return f"{time.isoformat(timespec='seconds')[:19]}Z"
