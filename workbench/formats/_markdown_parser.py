"""Markdown (CommonMark, with the tables, strikethrough and footnotes of GFM) as tokens.

Two things are not as in the standard. Emphasis is that of readers made for Chinese: a mark beside
Han characters or their punctuation opens and closes as it would beside white space, so that
`**注意：**下文` is bold. And every inline token knows what the file had there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from workbench.errors import UnreadableFile

if TYPE_CHECKING:
    from markdown_it.token import Token

_Rule = Callable[[StateInline, bool], bool]
_WITH_RAW = (
    "escape",
    "newline",
    "backticks",
    "link",
    "image",
    "footnote_inline",
    "footnote_ref",
    "autolink",
    "html_inline",
)
"""Rules whose tokens cannot be written again from what they hold."""
_HOLDING = frozenset({"blockquote_open", "list_item_open", "footnote_reference_open"})
_DEEPEST = 100
"""Levels of blocks within each other; a list has two."""
_RAW = "raw"
_AT = "at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The blocks of a file as tokens, and what their inline content needs to be read."""

    tokens: list[Token]
    environment: dict[str, Any] = field(default_factory=dict)
    """The targets of links and the labels of footnotes, as the library keeps them."""


def parse(text: str, *, name: str = "the text") -> Parsed:
    """The block tokens of a text; inline content is not yet read.

    Raises UnreadableFile where blocks are nested deeper than the parser goes, for it would pass
    over their words.
    """
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    for token in tokens:
        if token.type in _HOLDING and token.level >= _DEEPEST - 1:
            line = token.map[0] + 1 if token.map else 1
            raise UnreadableFile(
                f"{name}, line {line}: blocks stand more than {_DEEPEST} deep within each other",
                hint="take some levels of lists or quotations out",
            )
    return Parsed(tokens=tokens, environment=environment)


def inline(content: str, parsed: Parsed) -> list[Token]:
    """The tokens of the content of one block."""
    parser = _parser()
    state = _State(content, parser, parsed.environment, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def raw(token: Token) -> str:
    """What the file had for a token."""
    return str(token.meta[_RAW]) if _RAW in token.meta else token.markup


class _State(StateInline):
    """Notes where tokens begin, and reads emphasis as Chinese needs it."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta[_AT] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        plain = super().scanDelims(start, canSplitWord)
        end = start + plain.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        if self.src[start] == "_" or not (_is_wide(before) or _is_wide(after)):
            return plain
        can_open = not after.isspace()
        can_close = not before.isspace()
        return Scanned(plain.can_open or can_open, plain.can_close or can_close, plain.length)


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802
        """Any target is kept, for none is ever followed."""
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Markdown("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin)
    parser.core.ruler.enableOnly(["normalize", "block"])
    known = {rule.name: rule.fn for rule in parser.inline.ruler.__rules__}
    for name in _WITH_RAW:
        parser.inline.ruler.at(name, _keeping_raw(known[name]))
    return parser


def _keeping_raw(rule: _Rule) -> _Rule:
    """The rule, which now tells its tokens what the file had for them."""

    def keeping(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if silent:
            return True
        for token in state.tokens[count:]:
            if token.type == "link_open" and token.markup != "autolink":
                token.meta.setdefault(_RAW, "[")
            elif token.type == "link_close" and token.markup != "autolink":
                token.meta.setdefault(_RAW, state.src[token.meta[_AT] : state.pos])
            elif token.type == "hardbreak":
                token.meta.setdefault(_RAW, "\\\n")
            elif token.type != "text":
                token.meta.setdefault(_RAW, state.src[start : state.pos])
        return True

    return keeping


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·"
