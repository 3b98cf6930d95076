"""Plain text within Markdown (CommonMark 0.31, GFM): every character shows as it is.

Escaped is what any usual reader would take for markup, and no more, so that the file itself stays
readable. A line break is a hard one (a backslash at the line's end). White space at the edge of
a line, which readers drop, becomes a character reference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.model.exchange import Footnote

_MARKUP = re.compile(r"[\\`*_\[\]<#|~$^]|&(?=#?\w+;)")
_LINE_START = re.compile(r"[-+=>:]|(?<=\d)[.)](?=\s|$)")
_ORDINAL = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_EDGES = re.compile(r"^[^\S\x85]+|[^\S\x85]+$")
"""U+0085 stays: CommonMark does not take it for white space, and refuses a reference to it."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d+);|\\\n")
"""A backslash before ASCII punctuation, a character reference, or a hard line break."""

_INDENT = "    "
_PLACES = re.compile("(!?)(\0+)([:(]?)")
_MARK = re.compile(r"\\.|\[\^(\d+)\]", re.DOTALL)
"""A mark; an escape is passed over, so that the bracket of one is none."""
_DEFINITION = re.compile(r"\[\^(\d+)\]: ")


def escaped(text: str, footnotes: Iterable[Footnote] = ()) -> str:
    """The text as the inline content of a block; line breaks are hard, marks are `[^1]`.

    Without what XML forbids: NUL becomes U+FFFD in CommonMark, and other control characters
    vanish in its HTML.
    """
    notes = tuple(footnotes)
    body = _with_places(text, notes) if notes else legal(text)
    trailing = len(body) - len(body.rstrip("\n"))
    lines = body[: len(body) - trailing].split("\n")
    # A hard break at the end of a block is none, so there the line end itself is a reference.
    markdown = "\\\n".join(map(escaped_line, lines)) + "&#10;" * trailing
    if not notes:
        return markdown
    return with_marks(markdown, [f"[^{note.number}]" for note in notes])


def with_marks(markdown: str, marks: Iterable[str]) -> str:
    """Escaped text with marks in the places of its NULs.

    What would make another mark of them, an exclamation mark before or a bracket behind, is
    escaped.
    """
    numbers = iter(marks)
    return _PLACES.sub(lambda found: _marked(found, numbers), markdown)


def escaped_line(line: str) -> str:
    """A line of text as a line of a block."""
    ordinal = _ORDINAL.match(line)
    at = ordinal.end() if ordinal else 0
    start = _LINE_START.match(line, at)
    head = f"{line[:at]}\\{line[at]}" if start else ""
    rest = line[at + 1 :] if start else line
    marked = head + _MARKUP.sub(r"\\\g<0>", rest)
    return _EDGES.sub(_references, marked).replace("\r", "&#13;")


def definition(number: int, text: str) -> str:
    """The block of a footnote; its further lines are indented, so that they belong to it."""
    return f"[^{number}]: " + escaped(text).replace("\n", f"\n{_INDENT}")


def read_definition(block: str) -> tuple[int, str] | None:
    """Number and text of a block that is a footnote's definition; None for any other."""
    found = _DEFINITION.match(block)
    if found is None:
        return None
    return int(found[1]), unescaped(block[found.end() :].replace(f"\n{_INDENT}", "\n"))


def unmarked(markdown: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and (offset, number) of each of them."""
    parts, marks = [], []
    start = length = 0
    for found in _MARK.finditer(markdown):
        if found[1]:
            part = unescaped(markdown[start : found.start()])
            parts.append(part)
            start, length = found.end(), length + len(part)
            marks.append((length, int(found[1])))
    return "".join(parts) + unescaped(markdown[start:]), marks


def unescaped(markdown: str) -> str:
    """The text that `escaped` was given, except for what it leaves out."""
    return _ESCAPED.sub(_plain, markdown)


def _with_places(text: str, footnotes: Iterable[Footnote]) -> str:
    """The legal text with a NUL, which it cannot have itself, wherever a mark is to stand."""
    found, start = "", 0
    for footnote in footnotes:
        found += f"{legal(text[start : footnote.offset])}\0"
        start = footnote.offset
    return found + legal(text[start:])


def _marked(places: re.Match[str], numbers: Iterator[str]) -> str:
    """The marks of one place; what would make an image or a link of them is escaped."""
    before, nuls, after = places.groups()
    marks = "".join(next(numbers) for _ in nuls)
    return _escape(before) + marks + _escape(after)


def _escape(character: str) -> str:
    return f"\\{character}" if character else ""


def _plain(match: re.Match[str]) -> str:
    punctuation, reference = match.groups()
    if punctuation:
        return str(punctuation)
    return chr(int(reference)) if reference else "\n"


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])
