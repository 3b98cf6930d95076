"""The texts of a book that are no page: its title, and the entries of a table of contents (NCX)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._html_elements import Element
from workbench.formats._html_filled import ENTRY, Edit
from workbench.formats._html_places import Page, Place
from workbench.formats._html_space import SPACE, leading, stripped, trailing
from workbench.formats._html_tokens import TokenKind, attributes, text_of, tokens
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block
from workbench.text.coding import plain
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._html_tokens import Token


def titles(text: str, name: str) -> Page:
    """The titles of a package document."""
    return _page(text, name, {"title": ""})


def entries(text: str, name: str) -> Page:
    """The title and the entries of a table of contents in NCX."""
    return _page(text, name, {"text": "navlabel doctitle"})


def language_edits(text: str, language: str) -> list[Edit]:
    """What makes a package document or a table of contents say that it is in a language.

    Of several languages of a book the Chinese ones become that; of one, whatever it is.
    """
    edits: list[Edit] = []
    root = next((each for each in _tokens(text) if each.kind is TokenKind.START), None)
    if root is not None:
        edits += [
            Edit(start=each.start, end=each.end, text=language)
            for each in attributes(text, root)
            if each.name == "xml:lang" and each.is_quoted
        ]
    said = list(_texts(text, {"language": ""}))
    chinese = [each for each in said if text[each[1] : each[2]].strip().lower().startswith("zh")]
    edits += [Edit(start=start, end=end, text=language) for _, start, end in chinese or said[:1]]
    return edits


def _page(text: str, name: str, wanted: dict[str, str]) -> Page:
    places: list[Place] = []
    for token in tokens(text, is_xml=True):
        if token.kind is TokenKind.DECLARED and "[" in text[token.start : token.end]:
            raise UnreadableFile(f"{name} declares its own entities, which is refused")
    for around, start, end in _texts(text, wanted):
        raw = text[start:end]
        shown = "".join(
            text_of(raw, each)
            for each in tokens(raw, is_xml=True)
            if each.kind in (TokenKind.TEXT, TokenKind.LITERAL)
        )
        shown = SPACE.sub(" ", stripped(plain(shown)))
        if has_text(shown):
            places.append(_place(shown, around, start + leading(raw), end - trailing(raw)))
    return Page(text=text, is_xml=True, places=tuple(places), roots=(), warnings=())


def _place(shown: str, around: str, start: int, end: int) -> Place:
    is_entry = around == "navlabel"
    block = Block(
        text=shown,
        line=0,
        kind=SegmentKind.LIST_ITEM if is_entry else SegmentKind.HEADLINE,
        level=1 if is_entry else 0,
        locator=f"{'entry' if is_entry else 'title'}@{start}",
    )
    return Place(block=block, start=start, end=end, element=Element(name=ENTRY, start=start))


def _texts(text: str, wanted: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    """What stands in elements of some names, each within one of those that its name is for.

    Gives the element around, and where the content begins and ends.
    """
    around = name = ""
    start = 0
    for token in _tokens(text):
        local = token.name.rpartition(":")[2]
        if token.kind is TokenKind.START and not token.is_closed:
            if local in wanted and (not wanted[local] or around in wanted[local].split()):
                name, start = local, token.end
            elif not name:
                around = local
        elif token.kind is TokenKind.END and local == name:
            yield around, start, token.start
            name = ""


def _tokens(text: str) -> Iterator[Token]:
    return (
        each for each in tokens(text, is_xml=True) if each.kind in (TokenKind.START, TokenKind.END)
    )
