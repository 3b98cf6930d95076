"""A Markdown file with other words in the places of its blocks; all else stays byte for byte."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._markdown_inline import text_and_codes, trimmed
from workbench.formats._markdown_parser import Parsed, parse
from workbench.formats._markdown_places import Place, Shape, places, yaml_text
from workbench.formats._markdown_source import contents
from workbench.formats._markdown_text import escaped_line, with_marks
from workbench.formats._original import Change, Original, original
from workbench.model.codes import CodeKind
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.codes import Code
    from workbench.model.sources import Filling

_LOST = "texts whose inline markup could not stand where it was put, written without it: {}"
_AS_HTML = {
    "**": ("<strong>", "</strong>"),
    "__": ("<strong>", "</strong>"),
    "*": ("<em>", "</em>"),
    "_": ("<em>", "</em>"),
    "~~": ("<del>", "</del>"),
    "\\\n": ("<br>", "<br>"),
}
"""Tags for marks that open and close only beside certain characters."""
_BREAK = re.compile(r"(?:\\| {2,})?\n")
_LIKE_A_CALL = re.compile(r"^(?=\{[{%].*[%}]\}[ \t]*$)", re.MULTILINE)
"""The beginning of a line that would call a template."""
_LINE_EDGE = re.compile(r"(?<=\n)[ \t]+")
"""White space that a reader would drop."""
_INDENT = re.compile(r"(?:&[#\w]+;|\u3000)\s*")
"""An indent of the first line, which Markdown takes for text."""
_BREAKS = {Shape.PROSE: "\\\n&#10;", Shape.LINE: "<br>&#10;", Shape.CELL: "<br>&#10;"}
"""How a line break of the text is written: one to be seen, and one that is read as text."""


def write(data: bytes, fillings: Sequence[Filling], out: BinaryIO) -> list[str]:
    """Writes a file with the fillings. ValueError for a locator that it does not have."""
    source = original(data)
    found, parsed = places(source)
    by_locator = {place.locator(source): place for place in found}
    writer = _Writer(source, parsed)
    changes: list[Change] = []
    for filling in fillings:
        place = by_locator.get(filling.locator)
        if place is None:
            raise ValueError(f"there is no block at {filling.locator}")
        changes += writer.changes(place, filling)
    written, warnings = source.with_changes(changes)
    out.write(written)
    if writer.lost:
        warnings.append(_LOST.format(writer.lost))
    return warnings


class _Writer:
    """Writes words as Markdown, and counts those whose markup is lost."""

    def __init__(self, source: Original, parsed: Parsed) -> None:
        self._source = source
        self._parsed = parsed
        self.lost = 0

    def changes(self, place: Place, filling: Filling) -> Iterator[Change]:
        """What of the file changes for one block; nothing where the words are those it has."""
        text, codes = trimmed(to_line_feeds((filling.text or "").replace("\0", "")), filling.codes)
        if not text:
            yield self._removal(place)
        elif (text, codes) != contents(place, self._parsed):
            written = self._written(place, text, codes)
            yield Change(start=place.start, end=place.end, text=written)

    def _written(self, place: Place, text: str, codes: Sequence[Code]) -> str:
        if place.shape is Shape.VALUE:
            self.lost += bool(codes)
            return _yaml(text, self._source.text[place.start])
        markdown = self._inline(place.shape, text, codes)
        if place.shape is Shape.CELL and codes:
            return markdown.replace("|", "\\|")
        further = self._source.line_end + _further(place.prefix)
        return markdown.replace("\n", further)

    def _inline(self, shape: Shape, text: str, codes: Sequence[Code]) -> str:
        """The words with their markup, as a reader takes it back for them."""
        if codes:
            for written in (_composed(shape, text, codes), _composed(shape, text, _html(codes))):
                if self._reads(shape, written, text):
                    return written
            self.lost += 1
        return _composed(shape, text, ())

    def _reads(self, shape: Shape, written: str, text: str) -> bool:
        if text_and_codes(written, self._parsed)[0] != text:
            return False
        if shape is not Shape.PROSE:
            return True
        tokens = parse(written).tokens
        types = [token.type for token in tokens]
        is_paragraph = types == ["paragraph_open", "inline", "paragraph_close"]
        return is_paragraph and tokens[1].content == written

    def _removal(self, place: Place) -> Change:
        """A block that goes takes its lines along, unless other things stand in them."""
        if place.shape is Shape.VALUE:
            return Change(start=place.start, end=place.end, text='""')
        is_alone = place.shape is not Shape.CELL and _is_frame(place)
        if not is_alone:
            return Change(start=place.start, end=place.end, text="")
        lines = self._source.lines
        start = lines[place.first][0]
        if place.last + 1 == len(lines):
            return Change(start=start, end=lines[place.last][1], text="")
        above, below = self._is_blank(place.first - 1), self._is_blank(place.last + 1)
        if above or below:
            after = place.last + 1 + (above and below and place.last + 2 < len(lines))
            return Change(start=start, end=lines[after][0], text="")
        # The lines around it must not become one paragraph.
        return Change(start=start, end=lines[place.last][1], text=_further(place.prefix).rstrip())

    def _is_blank(self, line: int) -> bool:
        return line < 0 or not self._source.line(line).strip("> \t\u3000")


def _composed(shape: Shape, text: str, codes: Sequence[Code]) -> str:
    """Text and codes as Markdown, in lines without what they stand in."""
    with_places, done = "", 0
    for code in codes:
        with_places += f"{text[done : code.offset]}\0"
        done = code.offset
    with_places += text[done:]
    lines = (escaped_line(line) for line in with_places.split("\n"))
    markdown = with_marks(_BREAKS[shape].join(lines), [code.data for code in codes])
    markdown = _LIKE_A_CALL.sub(r"\\", markdown)
    if shape is not Shape.PROSE:
        return _BREAK.sub("<br>", markdown)
    return _LINE_EDGE.sub(lambda found: "".join(f"&#{ord(each)};" for each in found[0]), markdown)


def _html(codes: Sequence[Code]) -> list[Code]:
    """The codes with tags instead of marks that must stand beside certain characters."""
    return [
        replace(code, data=_AS_HTML[code.data][code.kind is CodeKind.CLOSE])
        if code.data in _AS_HTML
        else code
        for code in codes
    ]


def _is_frame(place: Place) -> bool:
    """Whether only a quotation, a list or a heading stands before the words in their line."""
    return re.fullmatch(r"(?:[>\s]|[-+*]\s|\d+[.)]\s|#+\s|\[[ xX]\]\s)*", place.prefix) is not None


def _further(prefix: str) -> str:
    """What further lines of a block begin with, after what its first line begins with."""
    if prefix.lstrip().startswith("[^"):
        return "    "
    frame = _INDENT.sub("", prefix)
    return "".join(each if each in ">\t" else " " for each in frame)


def _yaml(text: str, quote: str) -> str:
    """A text as a scalar of YAML on one line, quoted as it was where that is enough."""
    line = " ".join(text.split())
    if quote not in "\"'" and yaml_text(line) == line:
        return line
    if quote == "'":
        return "'{}'".format(line.replace("'", "''"))
    return json.dumps(line, ensure_ascii=False)
