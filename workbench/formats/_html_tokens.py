"""A page as tags and texts with their places, so that one can be replaced and the others stay.

The rules are those of the HTML standard for tokens (section 13.2.5) as far as reading needs them,
and for XHTML those of XML. Nothing is declared, loaded or run, and nothing is looked at twice, so
that a file of any content takes time in proportion to its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from html import unescape
from typing import TYPE_CHECKING

from workbench.formats._html_rules import RAW, RAW_IN_XML

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(r"<([a-zA-Z][^\s/>]*+)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|)|[\"'])*+)>")
_ATTRIBUTE = re.compile(
    r"[\s/]*+([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)|))?+"
)
_NAME = re.compile(r"[a-zA-Z][^\s/>]*+")
_COMMENT_END = re.compile("--!?>")
_PREFIXES = frozenset({"html", "xhtml", "h", "svg", "math", "m", "mml"})
"""Prefixes that stand for the namespaces of HTML, SVG and MathML wherever they are used."""
UNTRANSLATED = ""
"""The name of an element that is one thing because its words are not to be translated."""


class TokenKind(Enum):
    """What stands between two angle brackets, or between two of them."""

    TEXT = "text"
    LITERAL = "literal"
    """Text in which `&` is no more than itself."""
    START = "start"
    END = "end"
    DECLARED = "declared"
    """A document type."""
    SILENT = "silent"
    """A comment or a processing instruction."""
    ALONE = "alone"
    """An element that is one thing with all that is in it: a picture, a script."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token; places are code points of the page."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    """Of a tag: the element's, in lower case and without the prefix of its namespace."""
    is_closed: bool = False
    """Of a start tag: whether it is its own end tag (`<a/>`), which only XML knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """The value of an attribute and where it stands."""

    name: str
    value: str
    """Without references: `&amp;` is `&`."""
    start: int
    """Code point of the page at which the value begins, after a quotation mark."""
    end: int
    is_quoted: bool


def tokens(page: str, *, is_xml: bool) -> Iterator[Token]:
    """The tokens of a page in order; all of the page is in one of them, but for stray tags."""
    at, length = 0, len(page)
    while at < length:
        found = page.find("<", at)
        if found > at or found < 0:
            found = length if found < 0 else found
            yield Token(TokenKind.TEXT, at, found)
            at = found
            continue
        token = _markup(page, at, is_xml=is_xml)
        yield token
        at = token.end
        raw = RAW_IN_XML if is_xml else RAW
        if token.kind is TokenKind.START and token.name in raw and not token.is_closed:
            end = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(page, at)
            stop = end.start() if end else length
            if stop > at:
                yield Token(TokenKind.TEXT, at, stop)
            at = stop


def attributes(page: str, token: Token) -> Iterator[Attribute]:
    """The attributes of a start tag, names in lower case."""
    at = token.start + 1
    name = _NAME.match(page, at)
    at = name.end() if name else at
    while (found := _ATTRIBUTE.match(page, at, token.end - 1)) and found.end() > at:
        group = next((each for each in (2, 3, 4) if found[each] is not None), 0)
        start, end = found.span(group) if group else (found.end(), found.end())
        yield Attribute(
            name=found[1].lower(),
            value=unescape(page[start:end]),
            start=start,
            end=end,
            is_quoted=group in (2, 3),
        )
        at = found.end()


def values(page: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag by name; of two with one name the first counts."""
    found: dict[str, str] = {}
    for each in attributes(page, token):
        found.setdefault(each.name, each.value)
    return found


def text_of(page: str, token: Token) -> str:
    """The characters that a text stands for."""
    raw = page[token.start : token.end]
    if token.kind is TokenKind.LITERAL:
        return raw.removeprefix("<![CDATA[").removesuffix("]]>")
    return unescape(raw) if "&" in raw else raw


def _markup(page: str, at: int, *, is_xml: bool) -> Token:
    """The token that begins with the `<` at a place."""
    match page[at + 1 : at + 2]:
        case "!":
            return _declaration(page, at, is_xml=is_xml)
        case "?":
            return Token(TokenKind.SILENT, at, _after(page, "?>" if is_xml else ">", at))
        case "/":
            end, name = _after(page, ">", at), _NAME.match(page, at + 2)
            if name is None:
                return Token(TokenKind.SILENT, at, end)
            return Token(TokenKind.END, at, end, _local(name[0], is_xml=is_xml))
        case following if following.isascii() and following.isalpha():
            return _start(page, at, is_xml=is_xml)
    return Token(TokenKind.TEXT, at, at + 1)


def _start(page: str, at: int, *, is_xml: bool) -> Token:
    found = _START.match(page, at)
    if found is None:  # the file ends within the tag
        return Token(TokenKind.SILENT, at, len(page))
    name = _local(found[1], is_xml=is_xml)
    return Token(TokenKind.START, at, found.end(), name, is_xml and found[0].endswith("/>"))


def _declaration(page: str, at: int, *, is_xml: bool) -> Token:
    if page.startswith("<!--", at):
        end = _COMMENT_END.search(page, at + 2)
        return Token(TokenKind.SILENT, at, end.end() if end else len(page))
    if is_xml and page.startswith("<![CDATA[", at):
        return Token(TokenKind.LITERAL, at, _after(page, "]]>", at))
    end_at = _after(page, ">", at)
    if page[at + 2 : at + 9].lower() == "doctype":
        return Token(TokenKind.DECLARED, at, end_at)
    return Token(TokenKind.SILENT, at, end_at)


def _after(page: str, mark: str, at: int) -> int:
    """Where the next mark ends; the end of the page where there is none."""
    found = page.find(mark, at)
    return len(page) if found < 0 else found + len(mark)


def _local(name: str, *, is_xml: bool) -> str:
    prefix, colon, local = name.lower().partition(":")
    return local if is_xml and colon and prefix in _PREFIXES else name.lower()
