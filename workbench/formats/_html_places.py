"""The places of a page that hold text, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from workbench.errors import UnreadableFile
from workbench.formats._html_attributes import shown_attributes
from workbench.formats._html_codes import Inline, inline
from workbench.formats._html_elements import Element, Elements, is_untranslated
from workbench.formats._html_references import is_only_reference
from workbench.formats._html_rules import (
    BLOCKS,
    OPAQUE,
    RAW,
    VOID,
)
from workbench.formats._html_runs import run, stretches
from workbench.formats._html_tokens import (
    UNTRANSLATED,
    Attribute,
    Token,
    TokenKind,
    tokens,
)
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block
from workbench.text.coding import MOST_CODES
from workbench.text.substance import has_text

MOST_BLOCKS = 250_000
"""Of a page or a book; a long novel has 20,000 paragraphs."""
_DEEPEST = 100_000
_MOST_INLINE = 1_000_000
_LINE_FEED = re.compile("\n")
_RETURN = re.compile("\r")
_DRAWN_TEXT = re.compile(r"<(?:\w+:)?text[\s>]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One block and where the page has it."""

    block: Block
    start: int
    """Code point of the page at which what may be replaced begins."""
    end: int
    is_attribute: bool = False
    is_quoted: bool = True
    """Of an attribute: whether its value stands in quotation marks."""
    keeps_space: bool = False
    comments: str = ""
    """Comments that stand between the words."""
    code_starts: tuple[int, ...] = ()
    """Code points of the page at which what the codes of the block hold begins."""
    element: Element
    """The block element that it stands in, or the one that has the attribute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that was read."""

    text: str
    is_xml: bool
    places: tuple[Place, ...]
    roots: tuple[Token, ...]
    """The start tags of `html` and `body`."""
    warnings: tuple[str, ...]


def places(text: str, *, is_xml: bool, name: str) -> Page:
    """Reads a page. Raises UnreadableFile where it declares entities or a block is no text."""
    reader = _Reader(text, is_xml=is_xml, name=name)
    reader.read()
    return Page(
        text=text,
        is_xml=is_xml,
        places=tuple(map(_finished, reader.found)),
        roots=tuple(reader.roots),
        warnings=tuple(reader.warnings),
    )


def _finished(place: Place) -> Place:
    """The place without the kind of a cell where a table is there for the layout of the page."""
    if place.block.kind is SegmentKind.TABLE_CELL and place.element.is_in_layout:
        return replace(place, block=replace(place.block, kind=None))
    return place


class _Reader:
    def __init__(self, page: str, *, is_xml: bool, name: str) -> None:
        self.page = page
        self.is_xml = is_xml
        self.name = name
        self.elements = Elements(page, is_xml=is_xml)
        self.run: list[Token] = []
        ends = _LINE_FEED if "\n" in page else _RETURN
        self.line_ends = [found.start() for found in ends.finditer(page)]
        self.found: list[Place] = []
        self.of_run: list[Place] = []
        """The attributes in the run, which follow its text wherever in it they are moved."""
        self.roots: list[Token] = []
        self.warnings: list[str] = []
        self.skipped: Token | None = None
        """The start tag of an element whose content is not read."""
        self.endless: set[str] = set()
        """Names of elements that have no end tag any more."""
        self.depth = 0
        """How many elements of that name are open within it, itself counted."""

    def read(self) -> None:
        """Reads all of the page into `found`."""
        for token in tokens(self.page, is_xml=self.is_xml):
            if self.skipped:
                self._skip(self.skipped, token)
            elif token.kind is TokenKind.START:
                self._start(token)
            elif token.kind is TokenKind.END:
                self._end(token)
            elif token.kind is TokenKind.DECLARED:
                self._refuse_declarations(token)
            elif not self.elements.last.is_silent:
                self.run.append(token)
            self._refuse_excess()
        if self.skipped:
            self.warnings.append(f"<{self.skipped.name}> is not closed: what follows is not read")
        self._flush()
        self.elements.close_all()

    def _start(self, token: Token) -> None:
        is_void = token.name in VOID or token.is_closed
        is_block = token.name in BLOCKS or token.name == "hr"
        is_one_thing = not is_block and not is_void and self._is_one_thing(token)
        if is_block:
            self._flush()
        if not self.elements.last.is_silent or is_block:
            self._attributes(token)
        if is_block:
            if not is_void:
                self.elements.open(token)
                if token.name in ("html", "body"):
                    self.roots.append(token)
        elif is_void:
            self._put(replace(token, kind=TokenKind.ALONE))
        elif is_one_thing:
            self.skipped, self.depth = token, 1
        else:
            self._put(token)

    def _is_one_thing(self, token: Token) -> bool:
        """Whether an inline element's content is not read; one without an end tag has none."""
        if token.name not in OPAQUE and not is_untranslated(self.page, token, inherited=False):
            return False
        if token.name not in self.endless:
            end = re.compile(rf"</(?:\w+:)?{re.escape(token.name)}\b", re.IGNORECASE)
            if end.search(self.page, token.end):
                return True
            self.endless.add(token.name)
        return token.name in RAW

    def _skip(self, opened: Token, token: Token) -> None:
        """Passes over the content of an element, which becomes one thing."""
        if token.name != opened.name or token.is_closed:
            return
        self.depth += (token.kind is TokenKind.START) - (token.kind is TokenKind.END)
        if self.depth:
            return
        self.skipped = None
        raw = self.page[opened.start : token.end]
        if opened.name == "svg" and _DRAWN_TEXT.search(raw):
            line = self._line(opened.start)
            self.warnings.append(f"line {line}: the text in a drawing (SVG) is not read")
        name = opened.name if opened.name in OPAQUE else UNTRANSLATED
        self._put(Token(TokenKind.ALONE, opened.start, token.end, name))

    def _end(self, token: Token) -> None:
        if token.name in BLOCKS:
            self._flush()
            self.elements.close(token)
        elif token.name in VOID:
            last = self.run[-1] if self.run else token
            if self.is_xml and last.name == token.name and last.end == token.start:
                self.run[-1] = replace(last, end=token.end)
        else:
            self._put(token)

    def _put(self, token: Token) -> None:
        if not self.elements.last.is_silent:
            self.run.append(token)

    def _line(self, at: int) -> int:
        return bisect_left(self.line_ends, at) + 1

    def _refuse_declarations(self, token: Token) -> None:
        if self.is_xml and "[" in self.page[token.start : token.end]:
            raise UnreadableFile(f"{self.name} declares its own entities, which is refused")

    def _refuse_excess(self) -> None:
        """Raises UnreadableFile where the page asks for more memory than an honest one."""
        told = (
            (len(self.found) + len(self.of_run), MOST_BLOCKS, "paragraphs"),
            (len(self.elements.opened), _DEEPEST, "elements within each other"),
            (len(self.run), _MOST_INLINE, "inline elements in a row"),
        )
        for count, most, what in told:
            if count > most:
                raise UnreadableFile(
                    f"{self.name} has more than {most:,} {what}", hint="cut it into several files"
                )

    def _flush(self) -> None:
        """Makes blocks of what stood between two tags of block elements."""
        if any(map(self._is_writing, self.run)):
            self._read_run()
        self.found += self.of_run
        self.run, self.of_run = [], []

    def _read_run(self) -> None:
        element = self.elements.last
        whole = run(
            self.page,
            self.run,
            is_xml=self.is_xml,
            keeps_space=element.keeps_space,
            is_note=element.kind is SegmentKind.FOOTNOTE,
        )
        for start, end in stretches(whole):
            read = inline(whole, start, end)
            if has_text(read.text) and not is_only_reference(whole, start, end):
                self._add(read, element)

    def _is_writing(self, token: Token) -> bool:
        if token.kind is TokenKind.TEXT:
            return not self.page[token.start : token.end].isspace()
        return token.kind is TokenKind.LITERAL

    def _add(self, read: Inline, element: Element) -> None:
        if len(read.codes) > MOST_CODES:
            line = self._line(read.start)
            raise UnreadableFile(
                f"{self.name}, line {line}: a paragraph has {len(read.codes):,} inline elements",
                hint="take its markup out, or cut it into paragraphs",
            )
        element.blocks += 1
        block = Block(
            text=read.text,
            line=self._line(read.start),
            indent=read.indent,
            kind=element.kind,
            level=element.level,
            codes=read.codes,
            locator=f"{element.name}@{read.start}",
        )
        self.found.append(
            Place(
                block=block,
                start=read.start,
                end=read.end,
                keeps_space=element.keeps_space,
                comments=read.comments,
                code_starts=read.starts,
                element=element,
            )
        )

    def _attributes(self, token: Token) -> None:
        around = self.elements.last
        for attribute, text in shown_attributes(self.page, token):
            if not is_untranslated(self.page, token, inherited=around.is_silent):
                self._add_attribute(token, attribute, text)

    def _add_attribute(self, token: Token, attribute: Attribute, text: str) -> None:
        kind = SegmentKind.CAPTION if attribute.name == "alt" else None
        block = Block(
            text=text,
            line=self._line(attribute.start),
            kind=kind,
            locator=f"{token.name}[{attribute.name}]@{attribute.start}",
        )
        self.of_run.append(
            Place(
                block=block,
                start=attribute.start,
                end=attribute.end,
                is_attribute=True,
                is_quoted=attribute.is_quoted,
                element=self.elements.last,
            )
        )
