"""The text of a cell of Word with its tracked changes, and the wordings that they led through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.formats._docx_names import child, children, get
from workbench.formats._utc_times import iso_time
from workbench.model.returned import ReturnedWording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

_BREAKS = {
    "br": "\n",
    "cr": "\n",
    "tab": "\t",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_ADDING, _REMOVING = ("ins", "moveTo"), ("del", "moveFrom")
_PROPERTIES = ("pPr", "rPr", "tcPr", "sdtPr", "sdtEndPr")
_OBJECTS = ("drawing", "pict", "object", "mc:AlternateContent")
_UNREAD = frozenset((*_PROPERTIES, *_OBJECTS, "instrText", "delInstrText", "rt"))
"""Elements without words of the cell: properties, fields, pictures, how ruby is read."""
_UTC = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc"
_MOST = 5_000_000
"""Characters and pieces of all wordings of a cell; beyond them only the first and the last are
told."""


class Change(NamedTuple):
    """Who changed something, and when."""

    author: str
    time: str
    """ISO 8601 in UTC; empty where the file does not say it."""


NOBODY = Change("", "")


class Piece(NamedTuple):
    """A stretch of text, and what became of it."""

    text: str
    added: Change | None
    """None for what was there from the start."""
    removed: Change | None
    """None for what is still there."""


def pieces(cell: etree._Element) -> list[Piece]:
    """The text of a cell, its paragraphs divided by line breaks."""
    found: list[Piece] = []
    before: etree._Element | None = None
    for paragraph in cell.iter(f"{cell.tag.rpartition('}')[0]}}}p"):
        if _is_beside(paragraph, cell):
            continue
        if before is not None:
            found.append(_mark(before))
        _read(paragraph, None, None, found)
        before = paragraph
    return found


def accepted(found: Sequence[Piece]) -> str:
    """The text as it is with all changes accepted."""
    return "".join(piece.text for piece in found if piece.removed is None)


def last_change(found: Sequence[Piece]) -> Change:
    """The last of the changes; nobody's where there is none."""
    return max(_changes(found), key=lambda change: change.time, default=NOBODY)


def wordings(found: Sequence[Piece]) -> tuple[ReturnedWording, ...]:
    """The texts in order of time: what went out, then one after each change that has another.

    What one author did at one time is one change. None where there is no text and never was.
    """
    steps = _steps(found)
    if sum(len(piece.text) + 1 for piece in found) * len(steps) > _MOST:
        steps = steps[-1:]
        told = [_text(found, set()), accepted(found)]
    else:
        done: set[Change] = set()
        told = [_text(found, done)]
        for step in steps:
            done.add(step)
            told.append(_text(found, done))
    texts: list[ReturnedWording] = []
    for text, step in zip(told, (NOBODY, *steps), strict=True):
        if text != (texts[-1].text if texts else ""):
            texts.append(ReturnedWording(text=text, author=step.author, time=step.time))
    return tuple(texts)


def change_of(element: etree._Element) -> Change:
    """Who made the change that an element is."""
    time = element.get(_UTC) or get(element, "date")
    return Change(get(element, "author"), iso_time(time))


def _steps(found: Sequence[Piece]) -> list[Change]:
    """The changes in order of time; those without one last."""
    return sorted(_changes(found), key=lambda change: (not change.time, change.time))


def _changes(found: Sequence[Piece]) -> list[Change]:
    """Every change once, in the order of the text."""
    every = (change for piece in found for change in (piece.added, piece.removed) if change)
    return list(dict.fromkeys(every))


def _text(found: Sequence[Piece], done: set[Change]) -> str:
    return "".join(
        piece.text
        for piece in found
        if (piece.added is None or piece.added in done)
        and (piece.removed is None or piece.removed not in done)
    )


def _read(
    element: etree._Element, added: Change | None, removed: Change | None, found: list[Piece]
) -> None:
    """Puts what stands in an element behind what was found."""
    for name, inner in children(element):
        if name in ("t", "delText"):
            found.append(Piece(inner.text or "", added, removed))
        elif name in _BREAKS:
            found.append(Piece(_BREAKS[name], added, removed))
        elif name in _ADDING:
            _read(inner, change_of(inner), removed, found)
        elif name in _REMOVING:
            _read(inner, added, change_of(inner), found)
        elif name not in _UNREAD and not (name == "sdt" and _is_prompt(inner)):
            _read(inner, added, removed, found)


def _is_prompt(element: etree._Element) -> bool:
    """Whether a content control only says what to put into it."""
    return child(element, "sdtPr", "showingPlcHdr") is not None


def _mark(paragraph: etree._Element) -> Piece:
    """The line break that the end of a paragraph is."""
    properties = child(paragraph, "pPr", "rPr")
    added = removed = None
    for name, inner in children(properties) if properties is not None else ():
        if name in _ADDING:
            added = change_of(inner)
        elif name in _REMOVING:
            removed = change_of(inner)
    return Piece("\n", added, removed)


def _is_beside(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Whether a paragraph stands in a text box of the cell, and not in its text."""
    for each in paragraph.iterancestors():
        if each is cell:
            return False
        if each.tag.endswith("}txbxContent"):
            return True
    return False
