"""Notes that hold what a format has no place for: `[pinyin] fǎzhì`, `[property Remarks] …`.

A note of a person that begins with a bracket is written behind `[note]`, so that it is not taken
for one of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_SAID = re.compile(r"\[(?:property ((?:[^\]\\]|\\.)*)|([a-z][a-z0-9 -]*))\](?:\s(.*))?", re.DOTALL)
_SIGNS = re.compile(r"([\]\\])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def said(key: str, value: str) -> str:
    """The note that says it."""
    return f"[{key}] {value}".rstrip()


def said_property(name: str, value: str) -> str:
    """The note of a property."""
    escaped = _SIGNS.sub(r"\\\1", name)
    return said(f"property {escaped}", value)


def plain(text: str) -> str:
    """The note of a person."""
    return said("note", text) if text.startswith("[") else text


def read_said(text: str, keys: Collection[str]) -> tuple[str, str, str]:
    """What a note says: (key, property name, value); the key is `note` for a plain one.

    The key is one of `keys`, `property` or `note`. A bracket with another word is plain text.
    """
    match = _SAID.fullmatch(text)
    if match is None:
        return "note", "", text
    name, key, value = match[1], match[2], (match[3] or "").strip()
    if name is not None:
        return "property", _ESCAPED.sub(r"\1", name), value
    if key == "note" or key in keys:
        return key, "", value
    return "note", "", text
