"""The text of a block as a reader sees it, and the inline elements in it as codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.formats._html_attributes import shown_attributes
from workbench.formats._html_references import is_reference
from workbench.formats._html_rules import MARKUP, NEEDED, SPARE
from workbench.formats._html_space import SPACE, between, indent, leading, stripped, trailing
from workbench.formats._html_tokens import Token, TokenKind, values
from workbench.formats._xml_text import legal
from workbench.model.codes import Code, CodeKind, Markup
from workbench.text.coding import plain
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from workbench.formats._html_runs import Run

_EMPHASIS = frozenset(
    {
        Markup.BOLD,
        Markup.ITALIC,
        Markup.UNDERLINE,
        Markup.STRIKE,
        Markup.SUPERSCRIPT,
        Markup.SUBSCRIPT,
        Markup.MONOSPACE,
        Markup.STYLE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """What was read from one range of a run."""

    text: str
    codes: tuple[Code, ...]
    start: int
    """Code point of the page at which what the text is read from begins."""
    end: int
    indent: int
    """Columns of white space before the text."""
    comments: str
    """Comments within, which are in the way of no word."""
    starts: tuple[int, ...]
    """Code points of the page at which what the codes hold begins."""


def inline(whole: Run, start: int, end: int) -> Inline:
    """Reads a range of a run that `stretches` gave."""
    tokens = whole.tokens
    first, last = tokens[start], tokens[end - 1]
    before, after = _cut_before(whole, start), _cut_after(whole, end - 1)
    builder = _Builder(whole)
    builder.read(start, end)
    text, codes = builder.finished()
    return Inline(
        text=text,
        codes=codes,
        start=first.start + before,
        end=last.end - after,
        indent=indent("".join(builder.opening)),
        comments="".join(builder.comments),
        starts=tuple(builder.starts),
    )


def _cut_before(whole: Run, index: int) -> int:
    token = whole.tokens[index]
    is_text = token.kind is TokenKind.TEXT
    return leading(whole.page[token.start : token.end]) if is_text else 0


def _cut_after(whole: Run, index: int) -> int:
    token = whole.tokens[index]
    is_text = token.kind is TokenKind.TEXT
    return trailing(whole.page[token.start : token.end]) if is_text else 0


class _Builder:
    """Puts the text of a block together, with the codes where they stand in it."""

    def __init__(self, whole: Run) -> None:
        self.whole = whole
        self.parts: list[str] = []
        self.length = 0
        self.last = ""
        """The last character that is no white space; empty at the start."""
        self.space = ""
        """White space that was read and is not yet in the text."""
        self.spaced = 0
        """How many codes stand before it."""
        self.codes: list[Code] = []
        self.starts: list[int] = []
        self.count = 0
        self.ends: dict[int, Code] = {}
        """The closing codes by the index of their end tag."""
        self.spared = -1
        """Where the last reading ended, so that the next one is put to it."""
        self.opening: list[str] = []
        self.comments: list[str] = []

    def read(self, start: int, end: int) -> None:
        """Takes the tokens of a range."""
        at = start
        while at < end:
            at = self._take(at)

    def finished(self) -> tuple[str, tuple[Code, ...]]:
        """The text without white space at its ends, and the codes."""
        text = "".join(self.parts)
        bare = stripped(text)
        if len(text) == len(bare):
            return text, tuple(self.codes)
        cut = text.index(bare)
        return bare, tuple(
            replace(code, offset=min(max(0, code.offset - cut), len(bare))) for code in self.codes
        )

    def _take(self, at: int) -> int:
        """Takes a token, and those that are one with it; gives the index of the next."""
        token = self.whole.tokens[at]
        if self.whole.is_text(at):
            self._text(self.whole.texts[at])
        elif token.kind is TokenKind.ALONE:
            self._thing(token)
        elif token.kind is TokenKind.SILENT:
            self.comments.append(self.whole.page[token.start : token.end])
        elif self.whole.is_half(at):
            self._add(CodeKind.ALONE, Markup.OTHER, token.start, token.end)
        elif token.kind is TokenKind.START:
            return self._element(at)
        elif at in self.ends:  # the outer tags of several are in the data of the inner one
            self.codes.append(replace(self.ends[at], offset=self.length))
            self.starts.append(token.start)
        return at + 1

    def _text(self, text: str) -> None:
        if not self.length:
            self.opening.append(text)
        text = legal(plain(text))
        if self.whole.keeps_space:
            self._put(to_line_feeds(text))
            return
        done = 0
        for found in SPACE.finditer(text):
            self._words(text[done : found.start()])
            if not self.space:
                self.spaced = len(self.codes)
            self.space += found[0]
            done = found.end()
        self._words(text[done:])

    def _words(self, words: str) -> None:
        if not words:
            return
        if self.space and self.last and (shown := between(self.last, self.space, words[0])):
            self._put(shown)
            following = self.codes[self.spaced :]
            self.codes[self.spaced :] = [replace(each, offset=self.length) for each in following]
        self.space = ""
        self._put(words)
        self.last = words[-1]

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _thing(self, token: Token) -> None:
        is_spare = token.name in SPARE
        if is_spare and self.spared == token.start and self.codes:
            last = self.codes[-1]
            raw = self.whole.page[token.start : token.end]
            self.codes[-1] = replace(last, data=last.data + raw)
        else:
            markup = MARKUP.get(token.name, Markup.OTHER)
            is_deletable = is_spare or token.name == "br"
            self._add(CodeKind.ALONE, markup, token.start, token.end, is_deletable=is_deletable)
        self.spared = token.end if is_spare else -1

    def _element(self, at: int) -> int:
        """Takes a start tag, with all of the element where it has no words of its own."""
        whole, tokens = self.whole, self.whole.tokens
        end = whole.partners[at]
        if is_reference(whole, at):
            self._add(CodeKind.ALONE, Markup.FOOTNOTE, tokens[at].start, tokens[end].end)
            return end + 1
        if not whole.has_text(at, end):
            markup = self._markup_within(at, end)
            start, end_at = tokens[at].start, tokens[end].end
            is_break = markup is Markup.BREAK
            self._add(CodeKind.ALONE, markup, start, end_at, is_deletable=is_break)
            return end + 1
        last, close = at, end
        while whole.partners[last + 1] == close - 1 and not is_reference(whole, last + 1):
            last, close = last + 1, close - 1
        opened = tokens[at : last + 1]
        self._add(
            CodeKind.OPEN,
            _markup_of(opened),
            tokens[at].start,
            tokens[last].end,
            is_deletable=all(map(self._is_deletable, opened)),
        )
        data = whole.page[tokens[close].start : tokens[end].end]
        self.ends[close] = replace(self.codes[-1], kind=CodeKind.CLOSE, data=data)
        return last + 1

    def _add(
        self, kind: CodeKind, markup: Markup, start: int, end: int, *, is_deletable: bool = False
    ) -> None:
        self.count += 1
        self.starts.append(start)
        self.codes.append(
            Code(
                number=self.count,
                kind=kind,
                offset=self.length,
                markup=markup,
                data=self.whole.page[start:end],
                is_deletable=is_deletable,
            )
        )

    def _markup_within(self, start: int, end: int) -> Markup:
        """What an element without words is: a picture, or else a break, where one is in it."""
        things = [each for each in self.whole.tokens[start:end] if each.kind is TokenKind.ALONE]
        found = [MARKUP.get(each.name, Markup.OTHER) for each in things]
        return next((each for each in (Markup.IMAGE, Markup.BREAK) if each in found), Markup.OTHER)

    def _is_deletable(self, token: Token) -> bool:
        if token.name in NEEDED:
            return False
        given = values(self.whole.page, token)
        if any(shown_attributes(self.whole.page, token)):
            return False
        return not ("id" in given or "name" in given or (token.name == "a" and "href" in given))


def _markup_of(opened: tuple[Token, ...]) -> Markup:
    """What one element does, or several around the same words."""
    found = [MARKUP.get(each.name, Markup.OTHER) for each in opened]
    if Markup.LINK in found:
        return Markup.LINK
    telling = set(found) - {Markup.STYLE} or {Markup.STYLE}
    if len(telling) == 1:
        return telling.pop()
    return Markup.STYLE if telling <= _EMPHASIS else Markup.OTHER
