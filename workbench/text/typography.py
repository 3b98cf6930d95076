"""What a typed key becomes in English: curly quotes, apostrophes, dashes, an ellipsis.

Two hyphens become an en dash and a third an em dash. A single hyphen is left alone even between
figures, where it may be a date, a telephone number or a file number. Two things that no rule can
know are left to the translator: a shortened word at the start (’tis) and a quotation that opens in
mid-word.

An editor puts an edit in as two undo steps, first `literal` and then `text` in its place, so that
undo, or Backspace directly after, brings back what the keyboard said. What was brought back is not
converted again by the next key: after `--` a hyphen is a hyphen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = frozenset("([{<“‘«「『（《〈-‐‑/")
_DASHES = frozenset("–—")
_DECADE = re.compile(r"\d0s\b")
_TYPED_DECADE = re.compile(r"‘\d0$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a key does at the caret."""

    text: str
    """What comes to stand before the caret."""
    replaced: int = 0
    """Code points before the caret that give way to it."""
    literal: str
    """What would stand there if the key were taken as it is."""

    @property
    def is_literal(self) -> bool:
        """Whether the key stays what it is, so that there is nothing to undo apart."""
        return self.text == self.literal


def typed(before: str, after: str, key: str) -> Edit:
    """What a typed key becomes between the text before the caret and the text after it."""
    if key == '"':
        return _put("“" if _opens(before, "“", "”") else "”", key)
    if key == "'":
        is_apostrophe = _DECADE.match(after) or not _opens(before, "‘", "’")
        return _put("’" if is_apostrophe else "‘", key)
    if key == "-":
        return _hyphen(before)
    if key == "." and _ends_with_just(before, ".", 2):
        return _replace(before, 2, "…", key)
    if key == "s" and _TYPED_DECADE.search(before):
        return _replace(before, 3, f"’{before[-2:]}s", key)
    return _put(key, key)


def _opens(before: str, opening: str, closing: str) -> bool:
    """Whether a quotation mark after this text opens: after a dash, unless one is open already."""
    if not before or before[-1].isspace() or before[-1] in _OPENING:
        return True
    return before[-1] in _DASHES and before.rfind(opening) <= before.rfind(closing)


def _hyphen(before: str) -> Edit:
    if before.endswith("–"):
        return _replace(before, 1, "—", "-")
    if _ends_with_just(before, "-", 1):
        return _replace(before, 1, "–", "-")
    return _put("-", "-")


def _ends_with_just(before: str, mark: str, count: int) -> bool:
    """Whether a text ends with so many of a mark and not with one more."""
    return before.endswith(mark * count) and not before.endswith(mark * (count + 1))


def _put(text: str, key: str) -> Edit:
    return Edit(text=text, literal=key)


def _replace(before: str, count: int, text: str, key: str) -> Edit:
    return Edit(text=text, replaced=count, literal=before[-count:] + key)
