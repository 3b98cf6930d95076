"""Comments on the cells of a sheet: those of a thread, and the older ones without answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._docx_parts import relations
from workbench.formats._utc_times import iso_time
from workbench.model.returned import ReturnedNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from workbench.formats._sheet_archive import SheetArchive

_CELL = re.compile("[A-Z]{1,3}([0-9]{1,7})")
_THREAD = "tc="
"""How the author begins of what older programs see of a thread."""


def sheet_comments(package: SheetArchive, sheet: str) -> dict[int, tuple[ReturnedNote, ...]]:
    """The comments of a sheet, which is named by its part, by row. Raises UnreadableFile."""
    found: dict[int, list[ReturnedNote]] = {}
    for each in relations(package, sheet).values():
        if each.part not in package.parts:
            continue
        root = package.root(each.part) if each.kind in ("comments", "threadedComment") else None
        if root is not None:
            notes = _plain(root) if each.kind == "comments" else _threads(root, _people(package))
            for row, note in notes:
                found.setdefault(row, []).append(note)
    return {row: tuple(notes) for row, notes in found.items()}


def _plain(root: etree._Element) -> Iterator[tuple[int, ReturnedNote]]:
    authors = [element.text or "" for element in root.iterfind("{*}authors/{*}author")]
    for element in root.iterfind("{*}commentList/{*}comment"):
        place, number = _CELL.fullmatch(element.get("ref", "")), element.get("authorId", "")
        is_known = number.isascii() and number.isdigit() and int(number[:6]) < len(authors)
        author = authors[int(number[:6])] if is_known else ""
        text = "".join(each.text or "" for each in element.iterfind("{*}text//{*}t"))
        # A program puts the author on a line of its own, in front.
        text = text.removeprefix(f"{author}:\n").strip()
        if place and text and not author.startswith(_THREAD):
            yield int(place[1]), ReturnedNote(text=text, author=author)


def _threads(root: etree._Element, people: dict[str, str]) -> Iterator[tuple[int, ReturnedNote]]:
    for element in root.iterfind("{*}threadedComment"):
        place = _CELL.fullmatch(element.get("ref", ""))
        text = (element.findtext("{*}text") or "").strip()
        if place and text:
            author = people.get(element.get("personId", ""), "")
            time = iso_time(element.get("dT", ""))
            yield int(place[1]), ReturnedNote(text=text, author=author, time=time)


def _people(package: SheetArchive) -> dict[str, str]:
    """The names of those who comment, by identity."""
    book = next(
        (each.part for each in relations(package, "").values() if each.kind == "officeDocument"), ""
    )
    found: dict[str, str] = {}
    for each in relations(package, book).values():
        if each.kind == "person" and each.part in package.parts:
            for person in package.root(each.part).iterfind("{*}person"):
                found[person.get("id", "")] = person.get("displayName", "")
    return found
