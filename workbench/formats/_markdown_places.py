"""Where the blocks of a Markdown file stand in it, so that only their words are changed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.formats._markdown_parser import Parsed, inline, parse
from workbench.model.segments import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from workbench.formats._original import Original

_SPACE = re.compile(r"(?:\s|&(?:nbsp|emsp|ensp|#160|#8194|#8195|#12288|#x(?:a0|2002|2003|3000));)+")
"""What stands before a paragraph to indent it."""
_TASK = re.compile(r"\[[ xX]\]\s+")
_DIRECTIVE = re.compile(r"[ \t]*(?::::.*|\{%.*%\}|\{\{.*\}\})[ \t]*")
"""A line that begins or ends a container, or calls a template."""
_TITLE = re.compile(r"(title:[ \t]+)(\S.*?)\s*")
_NOT_PLAIN = re.compile(r"[\[\]{},&*#?|<>=!%@`'\"-]|.*(?:: | #|:$)")
"""Values of YAML that are not what they say."""


class Shape(Enum):
    """What a block's words may be written as."""

    PROSE = auto()
    """Lines of a paragraph."""
    LINE = auto()
    """The rest of one line: a heading, the description of a picture."""
    CELL = auto()
    """A cell of a table."""
    VALUE = auto()
    """The title in the front matter, which is YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One block: the stretch of the original that has its words."""

    start: int
    """Code point of the original's text."""
    end: int
    first: int
    """The first line that goes when the block goes, from 0."""
    last: int
    content: str
    """The words with their inline markup, as the parser has them."""
    shape: Shape
    kind: SegmentKind | None = None
    level: int = 0
    prefix: str = ""
    """What stands in its line before the first of its words."""

    def locator(self, original: Original) -> str:
        """Line and column of its first word, from 1."""
        return f"{self.first + 1}:{self.start - original.lines[self.first][0] + 1}"


def places(original: Original, *, name: str = "the original") -> tuple[list[Place], Parsed]:
    """The blocks that have words, in order, and the parsed text. Raises UnreadableFile."""
    parsed = parse(original.plain, name=name)
    return list(_Finder(original, parsed).places()), parsed


class _Finder:
    """Walks through the tokens with what they are nested in."""

    def __init__(self, original: Original, parsed: Parsed) -> None:
        self._original = original
        self._parsed = parsed
        self._depth = 0
        self._is_footnote = False
        self._heading: Token | None = None
        self._row: list[tuple[Token, int, int]] = []

    def places(self) -> Iterator[Place]:
        row: list[Token] = []
        for token in self._parsed.tokens:
            self._enter(token)
            if token.type == "front_matter":
                yield from self._title(token)
            elif token.type == "tr_open":
                row = []
            elif token.type == "tr_close":
                yield from self._cells(row)
                row = []
            elif token.type in ("th_open", "td_open"):
                row.append(token)
            elif token.type == "inline" and row:
                row[-1] = token
            elif token.type == "inline" and token.map:
                for content, first in _paragraphs(token.content, token.map[0]):
                    yield from self._block(content, first)

    def _enter(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._depth -= 1
        elif token.type in ("footnote_reference_open", "footnote_reference_close"):
            self._is_footnote = token.nesting == 1
        elif token.type in ("heading_open", "heading_close"):
            self._heading = token if token.nesting == 1 else None

    def _block(self, content: str, first: int) -> Iterator[Place]:
        last = first + content.count("\n")
        stretch = self._stretch(content, first, last)
        if stretch is None:
            return
        start, end = stretch
        kind, level = self._kind()
        lead = self._lead(content, kind)
        trailing = len(content) - len(content.rstrip())
        content, start, end = content[lead:].rstrip(), start + lead, end - trailing
        shape = Shape.LINE if self._is_atx() else Shape.PROSE
        if self._heading is not None and not self._is_atx():
            last += 1
        alt = self._alt(content)
        if alt is not None:
            content, start, shape, kind = alt, start + 2, Shape.LINE, SegmentKind.CAPTION
            end = start + len(alt)
        if content:
            yield Place(
                start=start,
                end=end,
                first=first,
                last=last,
                content=content,
                shape=shape,
                kind=kind,
                level=level,
                prefix=self._original.text[self._original.lines[first][0] : start],
            )

    def _stretch(self, content: str, first: int, last: int) -> tuple[int, int] | None:
        """Where a content of whole lines stands; None where it cannot be found again."""
        lines = content.split("\n")
        head, tail = self._original.line(first), self._original.line(last)
        if self._heading is not None and self._is_atx():
            marks = self._heading.markup
            at = head.find(lines[0], head.find(marks) + len(marks))
        else:
            at = head.rfind(lines[0])
        if at < 0:
            return None
        start = self._original.lines[first][0] + at
        if first == last:
            return start, start + len(content)
        tail = tail.rstrip(" \t")
        if not tail.endswith(lines[-1].lstrip(" \t")):
            return None
        return start, self._original.lines[last][0] + len(tail)

    def _is_atx(self) -> bool:
        return self._heading is not None and self._heading.markup.startswith("#")

    def _kind(self) -> tuple[SegmentKind | None, int]:
        if self._heading is not None:
            return SegmentKind.HEADLINE, int(self._heading.tag[1:])
        if self._is_footnote:
            return SegmentKind.FOOTNOTE, 0
        if self._depth:
            return SegmentKind.LIST_ITEM, self._depth
        return None, 0

    @staticmethod
    def _lead(content: str, kind: SegmentKind | None) -> int:
        """How much of a content stands before its words: the box of a task, an indent."""
        task = _TASK.match(content) if kind is SegmentKind.LIST_ITEM else None
        at = task.end() if task else 0
        space = _SPACE.match(content, at)
        return space.end() if space else at

    def _alt(self, content: str) -> str | None:
        """The description of a picture that is all of a content."""
        if not content.startswith("![") or "\n" in content:
            return None
        tokens = inline(content, self._parsed)
        is_picture = len(tokens) == 1 and tokens[0].type == "image"
        return tokens[0].content if is_picture else None

    def _cells(self, row: list[Token]) -> Iterator[Place]:
        if not row or row[0].map is None:
            return
        first = row[0].map[0]
        begin = self._original.lines[first][0]
        for token, (start, end) in zip(row, self._spans(row, first), strict=False):
            if token.content:
                yield Place(
                    start=begin + start,
                    end=begin + end,
                    first=first,
                    last=first,
                    content=token.content,
                    shape=Shape.CELL,
                    kind=SegmentKind.TABLE_CELL,
                )

    def _spans(self, row: list[Token], first: int) -> list[tuple[int, int]]:
        """Where the cells of a row stand in its line; none where they cannot be found."""
        line = self._original.line(first)
        pieces = _pieces(line)
        for skipped in (1, 0):
            found = [_cell(line, piece) for piece in pieces[skipped:]]
            if found and not skipped:
                # Without a bar at the front, what the table stands in is part of the first piece.
                end = found[0][1]
                found[0] = (max(0, end - len(row[0].content.replace("|", "\\|"))), end)
            texts = [line[start:end].replace("\\|", "|") for start, end in found]
            if all(
                token.content == (texts[at] if at < len(texts) else "")
                for at, token in enumerate(row)
            ):
                return found
        return []

    def _title(self, token: Token) -> Iterator[Place]:
        assert token.map is not None
        for index in range(token.map[0] + 1, token.map[1] - 1):
            found = _TITLE.fullmatch(self._original.line(index))
            title = yaml_text(found[2]) if found else None
            if found and title:
                begin = self._original.lines[index][0]
                yield Place(
                    start=begin + found.start(2),
                    end=begin + found.end(2),
                    first=index,
                    last=index,
                    content=title,
                    shape=Shape.VALUE,
                    kind=SegmentKind.HEADLINE,
                    level=1,
                )


def _paragraphs(content: str, first: int) -> Iterator[tuple[str, int]]:
    """The parts of a content between lines that are for the program that makes pages of it."""
    part: list[str] = []
    for number, line in enumerate(content.split("\n"), first):
        if not _DIRECTIVE.fullmatch(line):
            part.append(line)
            continue
        if part:
            yield "\n".join(part), number - len(part)
        part = []
    if part:
        yield "\n".join(part), first + content.count("\n") + 1 - len(part)


def yaml_text(value: str) -> str | None:
    """The text of a YAML scalar on one line; None for what is none or is not that plain."""
    if value.startswith('"'):
        try:
            text = json.loads(value)
        except ValueError:
            return None
        return " ".join(text.split()) if isinstance(text, str) else None
    if value.startswith("'"):
        is_whole = len(value) > 1 and value.endswith("'")
        inner = value[1:-1].replace("''", "\0")
        return inner.replace("\0", "'").strip() if is_whole and "'" not in inner else None
    return None if _NOT_PLAIN.match(value) else value


def _pieces(line: str) -> list[tuple[int, int]]:
    """What stands between the bars of a row; a bar after a backslash is none."""
    found, start = [], 0
    for bar in re.finditer(r"(?<!\\)\|", line):
        found.append((start, bar.start()))
        start = bar.end()
    return [*found, (start, len(line))]


def _cell(line: str, piece: tuple[int, int]) -> tuple[int, int]:
    """A piece without the white space at its ends."""
    start, end = piece
    while start < end and line[start] in " \t":
        start += 1
    while end > start and line[end - 1] in " \t":
        end -= 1
    return start, end
