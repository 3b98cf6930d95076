"""The units of XLIFF 1.2 and of its dialects.

A unit is one segment, or its `<seg-source>` cuts it into several, each in a `<mrk mtype="seg">`
that its target has too (XLIFF 1.2, section 2.4.3 and 3.2.6).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._xliff_inline import coded
from workbench.formats._xliff_pieces import Piece, rendering_of, unreadable
from workbench.formats._xliff_plain import RANKS, Dialect, Said, Segment12, notes_of
from workbench.formats._xml_places import XML
from workbench.model.segments import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.formats._xml_edits import Edits
    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml
    from workbench.model.sources import Filling

_SPACE = f"{XML} space"
_EMPTIED = " "
"""The target of a unit that was translated as one and is not any more, so that it stays one."""


class Unit12:
    """A `<trans-unit>`."""

    def __init__(self, xml: Xml, node: Place, dialect: Dialect, *, is_translatable: bool) -> None:
        self.node = node
        self._xml, self._dialect = xml, dialect
        source = node.find("source")
        if source is None:
            raise unreadable(xml, node, "the <trans-unit> has no <source>")
        self._source, self._target = source, node.find("target")
        said = node.attributes.get("translate")
        self._is_translatable = said != "no" if said else is_translatable
        self._cut = node.find("seg-source")
        self._is_one = False
        """Whether it was translated as one, though it is cut into several."""
        self.pieces: list[Piece] = []
        self._segments: list[tuple[Segment12, Said]] = []
        for segment in self._found():
            piece, told = self._piece(segment)
            if piece.source.text:
                self.pieces.append(piece)
                self._segments.append((segment, told))

    def fill(self, edits: Edits, fillings: Sequence[Filling]) -> bool:
        """Changes what the fillings say otherwise."""
        contents: dict[int, str] = {}
        is_whole = True
        for at, (piece, filling) in enumerate(zip(self.pieces, fillings, strict=True)):
            if piece.has_new_text(filling):
                contents[at], is_right = piece.content(filling, self._xml.line_end)
                is_whole = is_whole and is_right
        self._fill_texts(edits, contents, fillings)
        self._fill_states(edits, contents, fillings)
        return is_whole

    def _found(self) -> Iterator[Segment12]:
        """The segments of the unit, whatever is in them."""
        marks = list(_marks(self._cut)) if self._cut is not None else []
        targets = {
            mark.attributes.get("mid", ""): mark
            for mark in (() if self._target is None else _marks(self._target))
        }
        is_one = self._target is not None and not targets and _is_one(self._target)
        if not marks or is_one:
            self._is_one, self._cut = bool(marks), None
            yield Segment12(
                unit=self.node,
                target=self._target,
                source_words=self._source,
                target_words=self._target,
            )
            return
        assert self._cut is not None
        seen = set()
        for mark in marks:
            mid = mark.attributes.get("mid", "")
            if not mid:
                raise unreadable(self._xml, mark, 'the <mrk mtype="seg"> has no mid')
            if mid in seen:
                raise unreadable(self._xml, mark, f"two segments of the unit have the mid {mid!r}")
            seen.add(mid)
            yield Segment12(
                unit=self.node,
                target=self._target,
                source_words=mark,
                target_words=targets.get(mid),
                mid=mid,
            )

    def _piece(self, segment: Segment12) -> tuple[Piece, Said]:
        looks = self._dialect.looks
        source, target = coded(self._xml, segment.source_words, segment.target_words, looks)
        said = self._dialect.read(segment)
        is_first = not self._segments
        notes = notes_of(self.node) if is_first else ()
        # What is said of the unit and of none of its segments is said once.
        own = said.notes if is_first or not self._dialect.has_one_state else ()
        rendering = rendering_of(
            source,
            target,
            said.state,
            is_translatable=self._is_translatable,
            author=said.author,
            time=said.time,
            is_locked=said.is_locked,
            notes=(*notes, *own),
        )
        piece = Piece(
            unit=self.node.attributes.get("id", ""),
            id=segment.mid,
            line=segment.source_words.line,
            source=source,
            target=target,
            rendering=rendering,
        )
        return piece, said

    def _fill_texts(
        self, edits: Edits, contents: Mapping[int, str], fillings: Sequence[Filling]
    ) -> None:
        """Puts new texts into the target, and makes one where there is none."""
        if not contents:
            return
        if self._cut is not None and (self._target is None or not _has_marks(self._target)):
            self._put_target(edits, self._cut_as_source(contents), fillings)
            return
        if self._is_one and contents == {0: ""}:
            contents = {0: _EMPTIED}
        for at, content in contents.items():
            segment = self._segments[at][0]
            if segment.target_words is not None:
                edits.set_content(segment.target_words, content)
            elif self._target is None:
                self._put_target(edits, content, fillings)
            else:
                self._put_mark(edits, at, content)

    def _put_target(self, edits: Edits, content: str, fillings: Sequence[Filling]) -> None:
        if self._target is not None:
            edits.set_content(self._target, content)
            return
        tag = self._source.tag.removesuffix("source") + "target"
        said = dict(self._dialect.target_attributes(_least(fillings)))
        if _SPACE in self._source.attributes:
            said["xml:space"] = self._source.attributes[_SPACE]
        edits.insert_beside(self._cut or self._source, tag, said, content)

    def _cut_as_source(self, contents: Mapping[int, str]) -> str:
        """The content of a target with the marks of the source, and texts in some of them."""
        assert self._cut is not None
        texts = {
            self._segments[at][0].source_words.start: content for at, content in contents.items()
        }
        parts: list[str] = []
        done = self._cut.inner
        for mark in _marks(self._cut):
            parts.append(self._xml.text(done, mark.inner))
            if mark.is_bare:
                parts.append("")
            else:
                parts += [texts.get(mark.start, ""), self._xml.text(mark.close, mark.end)]
            done = mark.end
        return "".join((*parts, self._xml.text(done, self._cut.close)))

    def _put_mark(self, edits: Edits, at: int, content: str) -> None:
        """Puts a segment into a target that has others, behind the one that it follows."""
        assert self._target is not None
        words = self._segments[at][0].source_words
        mark = self._xml.text(words.start, words.inner) + content
        mark += self._xml.text(words.close, words.end)
        before = [
            place
            for segment, _ in self._segments[:at]
            if (place := segment.target_words) is not None
        ]
        edits.insert(before[-1].end if before else self._target.inner, mark)

    def _fill_states(
        self, edits: Edits, contents: Mapping[int, str], fillings: Sequence[Filling]
    ) -> None:
        """Says anew how far segments have come; where all have one state, it is the least."""
        if not self._dialect.has_one_state or len(self.pieces) == 1:
            for at, (piece, filling) in enumerate(zip(self.pieces, fillings, strict=True)):
                if piece.is_changed(filling):
                    self._write(edits, at, filling, is_new_text=at in contents)
            return
        before = min((piece.rendering.state for piece in self.pieces), key=RANKS.index)
        if contents or _least(fillings) is not before:
            last = max(fillings, key=lambda filling: filling.time)
            one = replace(last, state=_least(fillings))
            self._write(edits, 0, one, is_new_text=bool(contents))

    def _write(self, edits: Edits, at: int, filling: Filling, *, is_new_text: bool) -> None:
        segment, said = self._segments[at]
        self._dialect.write(edits, segment, said, filling, is_new_text=is_new_text)


def _least(fillings: Sequence[Filling]) -> State:
    """How far the least of them has come; a draft where only some have begun."""
    least = min((filling.state for filling in fillings), key=RANKS.index)
    has_begun = any(filling.text for filling in fillings)
    return State.DRAFT if has_begun and least is State.INITIAL else least


def _marks(place: Place) -> Iterator[Place]:
    """The segments in an element, in order; none is within another."""
    for each in place.children:
        if each.name == "mrk" and each.attributes.get("mtype") == "seg":
            yield each
        else:
            yield from _marks(each)


def _is_one(target: Place) -> bool:
    """Whether a target without marks is that of the whole unit."""
    text = target.text()
    return bool(text.strip()) or text == _EMPTIED


def _has_marks(place: Place) -> bool:
    return next(_marks(place), None) is not None
