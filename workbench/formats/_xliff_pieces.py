"""The segments of a bilingual XML file, as they are read and as they are filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._xliff_target import inline_xml
from workbench.model.segments import State
from workbench.model.sources import FileNote, Rendering
from workbench.text.coding import replaced_marks
from workbench.text.sentencing.marks import has_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.formats._xliff_inline import Coded
    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml
    from workbench.model.codes import Code
    from workbench.model.sources import Filling


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A segment that has words."""

    unit: str
    """The id of its unit."""
    id: str
    """Its own within the unit; empty where the unit is one segment."""
    line: int
    source: Coded
    target: Coded
    """What stands in its target, also where that is no translation."""
    rendering: Rendering

    def has_new_text(self, filling: Filling) -> bool:
        """Whether a filling has another target than the file."""
        own = self.rendering
        if (filling.text or "") not in (own.target, replaced_marks(own.target)):
            return True
        both = (own.codes, filling.codes)
        meant, found = ([(each.kind, each.offset, each.data) for each in codes] for codes in both)
        return meant != found

    def is_changed(self, filling: Filling) -> bool:
        """Whether anything of a filling is otherwise than in the file."""
        return self.has_new_text(filling) or self.rendering.state is not filling.state

    def content(self, filling: Filling, line_end: str) -> tuple[str, bool]:
        """The target of a filling in XML, and whether every code stands where it was put.

        The white space at its ends is that of the target before, else that of the source.
        """
        if not filling.text and not filling.codes:
            return "", True
        ends = self.target if self.target.text else self.source
        spaced = _spaced(filling.text or "", filling.codes, ends)
        text, is_whole = inline_xml(*spaced, line_end=line_end)
        lead, trail = (each.replace("\n", line_end) for each in (ends.lead, ends.trail))
        return f"{lead}{text}{trail}", is_whole


def _spaced(text: str, codes: Sequence[Code], ends: Coded) -> tuple[str, Sequence[Code]]:
    """The text with white space between the codes at its ends and its words, as another has it."""
    lead = ends.inner_lead if any(code.offset == 0 for code in codes) else ""
    trail = ends.inner_trail if any(code.offset == len(text) for code in codes) else ""
    if not text or not (lead or trail):
        return text, codes
    whole = f"{lead}{text}{trail}"
    places = {0: 0, len(text): len(whole)}
    moved = [
        replace(code, offset=places.get(code.offset, code.offset + len(lead))) for code in codes
    ]
    return whole, moved


def rendering_of(
    source: Coded,
    target: Coded,
    state: State,
    *,
    is_translatable: bool,
    author: str = "",
    time: str = "",
    is_locked: bool = False,
    notes: tuple[FileNote, ...] = (),
) -> Rendering:
    """What is said of a segment; a target that only repeats the source is none.

    That is so before anybody has touched it, and of Chinese as long as nobody has confirmed it:
    some programs fill their files in that way. What is locked is final.
    """
    is_copy = target.text == source.text and (
        state is State.INITIAL or (state is State.DRAFT and has_han(source.text) and not is_locked)
    )
    has_target = bool(target.text) and not is_copy
    if has_target:
        state = State.FINAL if is_locked else State.DRAFT if state is State.INITIAL else state
    return Rendering(
        target=target.text if has_target else "",
        codes=target.codes if has_target else (),
        state=state if has_target else State.INITIAL,
        author=author if has_target else "",
        time=time if has_target else "",
        is_translatable=is_translatable,
        is_locked=is_locked,
        notes=notes,
    )


def unreadable(xml: Xml, place: Place, fault: str) -> UnreadableFile:
    """What is wrong with an element."""
    return UnreadableFile(
        f"{xml.name}, line {place.line}: {fault}", hint="the file is damaged; export it again"
    )
