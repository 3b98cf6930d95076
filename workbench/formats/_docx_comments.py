"""Comments of a Word document, and the words that they are on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._docx_changes import accepted, change_of, pieces
from workbench.formats._docx_names import get, short
from workbench.formats._docx_rows import Elements, part_of_kind
from workbench.model.returned import ReturnedNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from workbench.formats._office_package import Package

_QUOTED = 200
"""Characters of the words under a comment that are said."""
_MOST = 50
"""Comments of a row, beyond which their words are not looked for."""


def comments(package: Package) -> dict[str, ReturnedNote]:
    """The comments that say something, by identity. Raises UnreadableFile."""
    part = part_of_kind(package, "comments")
    if not part:
        return {}
    found: dict[str, ReturnedNote] = {}
    every = Elements(package, part, ("comment",))
    for _, element in every:
        text = accepted(pieces(element)).strip()
        if text:
            author, time = change_of(element)
            found[get(element, "id")] = ReturnedNote(text=text, author=author, time=time)
        every.forget(element)
    return found


def anchored(row: etree._Element, known: Mapping[str, ReturnedNote]) -> Iterator[ReturnedNote]:
    """The comments of a row: the words that they are on, and what they say."""
    marks = row.iter("{*}commentRangeStart", "{*}commentReference") if known else ()
    listed = [each for each in dict.fromkeys(get(mark, "id") for mark in marks) if each in known]
    quotes = _quotes(row, set(listed)) if 0 < len(listed) <= _MOST else {}
    for identity in listed:
        note, quote = known[identity], quotes.get(identity, "").strip()
        said = f"{quote[: _QUOTED - 1]}…" if len(quote) > _QUOTED else quote
        yield replace(note, text=f"“{said}”: {note.text}") if said else note


def _quotes(row: etree._Element, wanted: set[str]) -> dict[str, str]:
    """The words under comments, where they are a part of a cell and not the whole of it."""
    found: dict[str, list[str]] = {}
    open_now: set[str] = set()
    for element in row.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}t"):
        name = short(str(element.tag))
        if name == "commentRangeStart":
            open_now |= {get(element, "id")} & wanted
        elif name == "commentRangeEnd":
            open_now.discard(get(element, "id"))
        else:
            for identity in open_now:
                found.setdefault(identity, []).append(element.text or "")
    wholes = {accepted(pieces(cell)).strip() for cell in row.iter("{*}tc")} if found else set()
    quotes = {identity: "".join(parts) for identity, parts in found.items()}
    return {each: quote for each, quote in quotes.items() if quote.strip() not in wholes}
