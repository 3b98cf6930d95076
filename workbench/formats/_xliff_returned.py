"""XLIFF and its dialects as files that come back, from our own exports and from other programs."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._position import Position
from workbench.formats._xliff_own_units import own_id, own_rows
from workbench.formats._xliff_plain import Plain
from workbench.formats._xliff_source import Head, Node, nodes, opened
from workbench.formats._xliff_trados import Trados
from workbench.formats._xml_stream import of_file
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedFile, ReturnedNote, ReturnedRow, ReturnedWording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbench.formats._xliff_pieces import Piece
    from workbench.formats._xml_stream import Xml
    from workbench.model.segments import State


def read_returned(path: Path) -> ReturnedFile:
    """The segments of a file, while they are gone through.

    Raises UnreadableFile where it is no XLIFF, and with the line where nothing more can be read.
    """
    xml = opened(of_file(path))
    head, position = Head(), Position()
    found = nodes(xml, head, xml.chunks(position.note))
    first = next(found, None)  # the head is known only from here on
    given = found if first is None else chain([first], found)
    return ReturnedFile(
        project=head.project,
        may_lack_notes=True,
        rows=_between(_rows(xml, given)),
        position=position,
    )


def _between(rows: Iterable[ReturnedRow | BadUnit]) -> Iterator[ReturnedRow | BadUnit]:
    """The rows without identities with the sources around them.

    These tell apart what a program repeats with one translation here and another there.
    """
    before = ""
    waiting: ReturnedRow | None = None
    for row in rows:
        if waiting is not None:
            yield _placed(waiting, before, "" if isinstance(row, BadUnit) else row.source)
            before, waiting = waiting.source, None
        if isinstance(row, BadUnit):
            yield row
            before = ""  # nothing is known of its source
        else:
            waiting = row
    if waiting is not None:
        yield _placed(waiting, before, "")


def _placed(row: ReturnedRow, before: str, after: str) -> ReturnedRow:
    return row if row.id else replace(row, before=before, after=after)


def _rows(xml: Xml, given: Iterator[Node]) -> Iterator[ReturnedRow | BadUnit]:
    for node in given:
        try:
            found = list(own_rows(node) if own_id(node) else _others(xml, node))
        except UnreadableFile as error:
            line = node.place.line
            fault = error.fault.removeprefix(f"{xml.name}, line {line}: ")
            yield BadUnit(line=line, fault=fault, id=own_id(node))
            continue
        yield from found


def _others(xml: Xml, node: Node) -> Iterator[ReturnedRow]:
    """The segments of a unit that another program made."""
    pieces = node.unit(xml).pieces
    is_said = _is_state_said(node)
    for piece in pieces:
        own = piece.rendering
        wording = ReturnedWording(
            text=own.target, codes=own.codes, author=own.author, time=own.time
        )
        yield ReturnedRow(
            source=piece.source.text,
            wordings=(wording,) if own.target else (),
            state=_state(node, piece, is_alone=len(pieces) == 1) if is_said else None,
            notes=tuple(
                ReturnedNote(text=note.text, author=note.author, time=note.time)
                for note in own.notes
            ),
            document=node.document,
            where=f"line {piece.line}",
        )


def _state(node: Node, piece: Piece, *, is_alone: bool) -> State | None:
    """The state of a segment, of which the unit has a word; None where that says nothing of it.

    Where all segments of a unit share one state it is that of the least of them, so that one which
    is no more than a draft says nothing of the others.
    """
    state = piece.rendering.state
    is_shared = not is_alone and node.dialect.has_one_state and not node.is_2
    return None if is_shared and not state.is_confirmed else state


def _is_state_said(node: Node) -> bool:
    unit = node.place
    if node.is_2:
        return any("state" in each.attributes for each in unit.children)
    if isinstance(node.dialect, Trados):
        return unit.find("seg-defs") is not None
    if type(node.dialect) is Plain:
        target = unit.find("target")
        return "approved" in unit.attributes or (
            target is not None and "state" in target.attributes
        )
    return True
