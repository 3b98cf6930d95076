"""XLIFF and its dialects as files that come back, from our own exports and from other programs."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._xliff_own_units import own_id, own_rows
from workbench.formats._xliff_plain import Plain
from workbench.formats._xliff_source import Head, Node, nodes, opened
from workbench.formats._xml_stream import of_file
from workbench.model.memory import BadUnit
from workbench.model.returned import ReturnedFile, ReturnedNote, ReturnedRow, ReturnedWording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._xliff_pieces import Piece
    from workbench.formats._xml_stream import Xml
    from workbench.model.segments import State


def read_returned(path: Path) -> ReturnedFile:
    """The segments of a file, while they are gone through.

    Raises UnreadableFile where it is no XLIFF, and with the line where nothing more can be read.
    """
    xml = opened(of_file(path))
    head = Head()
    found = nodes(xml, head)
    first = next(found, None)  # the head is known only from here on
    given = found if first is None else chain([first], found)
    return ReturnedFile(project=head.project, may_lack_notes=True, rows=_rows(xml, given))


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
    for piece in node.unit(xml).pieces:
        own = piece.rendering
        wording = ReturnedWording(
            text=own.target, codes=own.codes, author=own.author, time=own.time
        )
        yield ReturnedRow(
            source=piece.source.text,
            wordings=(wording,) if own.target else (),
            state=_state(node, piece),
            notes=tuple(
                ReturnedNote(text=note.text, author=note.author, time=note.time)
                for note in own.notes
            ),
            document=node.document,
            where=f"line {piece.line}",
        )


def _state(node: Node, piece: Piece) -> State | None:
    """The state of a segment; None where the file has no word of it."""
    unit = node.place
    if node.is_2:
        is_said = any("state" in each.attributes for each in unit.children)
    elif type(node.dialect) is Plain:
        target = unit.find("target")
        is_said = "approved" in unit.attributes or (
            target is not None and "state" in target.attributes
        )
    else:
        is_said = True
    return piece.rendering.state if is_said else None
