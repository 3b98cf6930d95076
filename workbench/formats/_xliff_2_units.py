"""The units of XLIFF 2.0 to 2.2, with their segments (XLIFF 2.1, 4.2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._xliff_inline import coded
from workbench.formats._xliff_pieces import Piece, rendering_of, unreadable
from workbench.formats._xml_places import XML
from workbench.model.segments import State
from workbench.model.sources import FileNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.formats._xml_edits import Edits
    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml
    from workbench.model.sources import Filling

OWN_DRAFT = "workbench:draft"
"""A subState of ours, for XLIFF 2 has no state for a text that nobody has confirmed."""
_SPACE = f"{XML} space"
_STATES = {
    State.TRANSLATED: "translated",
    State.REVIEWED: "reviewed",
    State.FINAL: "final",
}


class Unit2:
    """A `<unit>`."""

    def __init__(self, xml: Xml, node: Place, *, is_translatable: bool) -> None:
        self.node = node
        self._xml = xml
        said = node.attributes.get("translate")
        self._is_translatable = said != "no" if said else is_translatable
        self.pieces: list[Piece] = []
        self._segments: list[Place] = []
        for segment in node.children:
            if segment.name == "segment":
                piece = self._piece(segment)
                if piece.source.text:
                    self.pieces.append(piece)
                    self._segments.append(segment)

    def fill(self, edits: Edits, fillings: Sequence[Filling]) -> bool:
        """Changes what the fillings say otherwise."""
        is_whole = True
        for segment, piece, filling in zip(self._segments, self.pieces, fillings, strict=True):
            if piece.has_new_text(filling):
                content, is_right = piece.content(filling, self._xml.line_end)
                is_whole = is_whole and is_right
                _put_target(edits, segment, content)
            if piece.rendering.state is not filling.state:
                _put_state(edits, segment, filling.state)
        return is_whole

    def _piece(self, segment: Place) -> Piece:
        words, target_words = segment.find("source"), segment.find("target")
        if words is None:
            raise unreadable(self._xml, segment, "the <segment> has no <source>")
        source, target = coded(self._xml, words, target_words)
        rendering = rendering_of(
            source,
            target,
            _state(segment),
            is_translatable=self._is_translatable,
            notes=() if self._segments else tuple(_notes(self.node)),
        )
        return Piece(
            unit=self.node.attributes.get("id", ""),
            id=segment.attributes.get("id", ""),
            line=words.line,
            source=source,
            target=target,
            rendering=rendering,
        )


def _state(segment: Place) -> State:
    said = segment.attributes
    if said.get("subState") == OWN_DRAFT:
        return State.DRAFT
    known = {text: state for state, text in _STATES.items()}
    return known.get(said.get("state", ""), State.INITIAL)


def _put_state(edits: Edits, segment: Place, state: State) -> None:
    """What is said more closely of a state goes with it (4.3.1.34, subState)."""
    own = OWN_DRAFT if state is State.DRAFT else None
    edits.set_attribute(segment, "state", _STATES.get(state, "initial"))
    if own or "subState" in segment.attributes:
        edits.set_attribute(segment, "subState", own)


def _put_target(edits: Edits, segment: Place, content: str) -> None:
    source, target = segment.find("source"), segment.find("target")
    assert source is not None
    if target is not None:
        edits.set_content(target, content)
        return
    said = {"xml:space": source.attributes[_SPACE]} if _SPACE in source.attributes else {}
    edits.insert_beside(source, source.tag.removesuffix("source") + "target", said, content)


def _notes(unit: Place) -> Iterator[FileNote]:
    for notes in unit.children:
        for note in notes.children if notes.name == "notes" else ():
            text = note.text().strip()
            if text:
                yield FileNote(text=text)
