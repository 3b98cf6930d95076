"""The inline content of a block of Markdown as text and codes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats._markdown_parser import inline, raw
from workbench.model.codes import Code, CodeKind, Markup
from workbench.text.line_ends import to_line_feeds
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from workbench.formats._markdown_parser import Parsed

_MARKUP = {
    "strong": Markup.BOLD,
    "b": Markup.BOLD,
    "em": Markup.ITALIC,
    "i": Markup.ITALIC,
    "u": Markup.UNDERLINE,
    "ins": Markup.UNDERLINE,
    "s": Markup.STRIKE,
    "del": Markup.STRIKE,
    "sup": Markup.SUPERSCRIPT,
    "sub": Markup.SUBSCRIPT,
    "code": Markup.MONOSPACE,
    "kbd": Markup.MONOSPACE,
    "a": Markup.LINK,
    "img": Markup.IMAGE,
    "br": Markup.BREAK,
    "span": Markup.STYLE,
    "font": Markup.STYLE,
    "small": Markup.STYLE,
    "mark": Markup.STYLE,
}
"""By the name of the tag, also of those that are written as HTML."""
_ALONE = {
    "code_inline": Markup.MONOSPACE,
    "image": Markup.IMAGE,
    "footnote_ref": Markup.FOOTNOTE,
    "hardbreak": Markup.BREAK,
}
_DELETABLE = frozenset(
    {
        Markup.BOLD,
        Markup.ITALIC,
        Markup.UNDERLINE,
        Markup.STRIKE,
        Markup.STYLE,
        Markup.SUPERSCRIPT,
        Markup.SUBSCRIPT,
        Markup.BREAK,
    }
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^>]*?(/?)>", re.DOTALL)
_VOID = frozenset({"br", "img", "hr", "wbr", "input"})


def text_and_codes(content: str, parsed: Parsed) -> tuple[str, tuple[Code, ...]]:
    """The words of a block's content, without white space at their ends, and its codes.

    A line end in the file is a space, but nothing beside a Han character or its punctuation.
    """
    reading = _Reading()
    tokens = inline(content, parsed)
    is_autolink = False
    for at, token in enumerate(tokens):
        if token.type in ("link_open", "link_close") and token.markup == "autolink":
            is_autolink = token.nesting == 1
            if is_autolink:
                reading.alone(Markup.LINK, raw(token))
        elif not is_autolink:
            reading.take(token, tokens[at + 1] if at + 1 < len(tokens) else None)
    return trimmed("".join(reading.parts), reading.codes)


def trimmed(text: str, codes: Sequence[Code]) -> tuple[str, tuple[Code, ...]]:
    """The text without white space at its ends, with its codes where they then stand."""
    stripped = text.strip()
    before = len(text) - len(text.lstrip())
    return stripped, tuple(
        replace(code, offset=min(max(code.offset - before, 0), len(stripped))) for code in codes
    )


class _Reading:
    """The text of one block so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.codes: list[Code] = []
        self._length = 0
        self._numbers = 0
        self._opened: list[tuple[str, int]] = []
        """Tag and index among the codes of what is not yet closed."""

    def take(self, token: Token, following: Token | None) -> None:
        """One token more."""
        if token.type in ("text", "text_special"):
            self._say(to_line_feeds(token.content))
        elif token.type == "softbreak":
            before = self.parts[-1][-1:] if self.parts else ""
            after = following.content[:1] if following is not None else ""
            self._say(_glue(before, after))
        elif token.type in _ALONE:
            self.alone(_ALONE[token.type], raw(token))
        elif token.type == "html_inline":
            self._take_html(token.content)
        elif token.nesting == 1:
            self._open(token.tag, raw(token))
        elif token.nesting == -1:
            self._close(token.tag, raw(token))

    def alone(self, markup: Markup, data: str) -> None:
        """A code that has no partner."""
        self._numbers += 1
        self._add(self._numbers, CodeKind.ALONE, markup, data)

    def _say(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self._length += len(text)

    def _take_html(self, data: str) -> None:
        tag = _TAG.fullmatch(data)
        if tag is None:
            self.alone(Markup.OTHER, data)
            return
        name = tag[2].lower()
        if tag[1]:
            self._close(f"<{name}", data)
        elif tag[3] or name in _VOID:
            self.alone(_MARKUP.get(name, Markup.OTHER), data)
        else:
            self._open(f"<{name}", data)

    def _open(self, tag: str, data: str) -> None:
        self._numbers += 1
        self._opened.append((tag, len(self.codes)))
        # It stands alone until what closes it is found.
        self._add(self._numbers, CodeKind.ALONE, _markup(tag), data)

    def _close(self, tag: str, data: str) -> None:
        """Closes the innermost code that is open with that tag.

        Tags of HTML within it that were never closed do not keep it open.
        """
        at = len(self._opened) - 1
        while at > 0 and self._opened[at][0] != tag and self._opened[at][0].startswith("<"):
            at -= 1
        if at < 0 or self._opened[at][0] != tag:
            self.alone(_markup(tag), data)
            return
        del self._opened[at + 1 :]
        _, index = self._opened.pop()
        opened = replace(self.codes[index], kind=CodeKind.OPEN)
        self.codes[index] = opened
        self._add(opened.number, CodeKind.CLOSE, opened.markup, data)

    def _add(self, number: int, kind: CodeKind, markup: Markup, data: str) -> None:
        self.codes.append(
            Code(
                number=number,
                kind=kind,
                offset=self._length,
                markup=markup,
                data=data,
                is_deletable=markup in _DELETABLE,
            )
        )


def _markup(tag: str) -> Markup:
    return _MARKUP.get(tag.removeprefix("<"), Markup.OTHER)


def _glue(before: str, after: str) -> str:
    """What a line end between two characters of a paragraph means."""
    is_wide = any(columns(each) > 1 for each in (before, after) if each)
    return "" if is_wide else " "
