"""Plain text within Markdown (CommonMark 0.31, GFM): every character shows as it is.

Escaped is what any usual reader would take for markup, and no more, so that the file itself stays
readable. A line break is a hard one (a backslash at the line's end). White space at the edge of
a line, which readers drop, becomes a character reference.
"""

from __future__ import annotations

import re

from workbench.formats._xml_text import legal

_MARKUP = re.compile(r"[\\`*_\[\]<#|~$]|&(?=#?\w+;)")
_LINE_START = re.compile(r"[-+=>:]|(?<=\d)[.)](?=\s|$)")
_ORDINAL = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_EDGES = re.compile(r"^[^\S\x85]+|[^\S\x85]+$")
"""U+0085 stays: CommonMark does not take it for white space, and refuses a reference to it."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d+);|\\\n")
"""A backslash before ASCII punctuation, a character reference, or a hard line break."""


def escaped(text: str) -> str:
    """The text as the inline content of a block; line breaks are hard.

    Without what XML forbids: NUL becomes U+FFFD in CommonMark, and other control characters
    vanish in its HTML.
    """
    body = legal(text)
    trailing = len(body) - len(body.rstrip("\n"))
    lines = body[: len(body) - trailing].split("\n")
    # A hard break at the end of a block is none, so there the line end itself is a reference.
    return "\\\n".join(map(_escaped_line, lines)) + "&#10;" * trailing


def unescaped(markdown: str) -> str:
    """The text that `escaped` was given, except for what it leaves out."""
    return _ESCAPED.sub(_plain, markdown)


def _plain(match: re.Match[str]) -> str:
    punctuation, reference = match.groups()
    if punctuation:
        return str(punctuation)
    return chr(int(reference)) if reference else "\n"


def _escaped_line(line: str) -> str:
    ordinal = _ORDINAL.match(line)
    at = ordinal.end() if ordinal else 0
    start = _LINE_START.match(line, at)
    head = f"{line[:at]}\\{line[at]}" if start else ""
    rest = line[at + 1 :] if start else line
    marked = head + _MARKUP.sub(r"\\\g<0>", rest)
    return _EDGES.sub(_references, marked).replace("\r", "&#13;")


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])
