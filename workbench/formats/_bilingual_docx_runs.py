"""Texts with their codes as runs of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._bilingual_cells import dressed
from workbench.formats._xml_text import attribute, content
from workbench.model.codes import CodeKind
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.codes import Code

_WRITTEN_LOOKS = {
    "b": (("b", ""), ("bCs", "")),
    "i": (("i", ""), ("iCs", "")),
    "strike": (("strike", ""),),
    "u": (("u", "single"),),
    "super": (("vertAlign", "superscript"),),
    "sub": (("vertAlign", "subscript"),),
}
_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
"""Of the properties of a run (ISO/IEC 29500-1, 17.3.2.28)."""


def runs(prefix: str, worn: str, text: str, codes: Sequence[Code]) -> Iterator[str]:
    """The runs of a text in XML. Elements around words that would cross are closed in time."""
    closing = {code.number: code.data for code in codes if code.kind is CodeKind.CLOSE}
    numbers = {code.data: code.number for code in codes if code.kind is CodeKind.OPEN}
    open_elements: list[str] = []
    for piece in dressed(text, codes):
        if not piece.is_code:
            properties = _dressed(prefix, worn, piece.looks)
            yield f"<{prefix}r>{properties}{text_elements(prefix, piece.text)}</{prefix}r>"
        elif piece.text.startswith("</"):
            if open_elements and closing.get(numbers[open_elements[-1]]) == piece.text:
                open_elements.pop()
                yield piece.text
        else:
            if not piece.text.endswith("/>") and "</" not in piece.text:
                open_elements.append(piece.text)
            yield piece.text
    for each in reversed(open_elements):
        yield closing.get(numbers.get(each, 0), "")


def _dressed(prefix: str, worn: str, looks: frozenset[str]) -> str:
    """The properties of a run in their order."""
    parts = [
        (
            name,
            f'<{prefix}{name} {prefix}val="{attribute(value)}"/>'
            if value
            else f"<{prefix}{name}/>",
        )
        for look in sorted(looks)
        for name, value in _WRITTEN_LOOKS[look]
    ]
    if not parts:
        return f"<{prefix}rPr>{worn}</{prefix}rPr>" if worn else ""
    found = dict(parts)
    first, _, later = _ORDER.partition(" caps ")
    before = [found[name] for name in first.split() if name in found]
    behind = [found[name] for name in later.split() if name in found]
    fonts, rest = _fonts_and_rest(prefix, worn)
    return f"<{prefix}rPr>{fonts}{''.join(before)}{rest}{''.join(behind)}</{prefix}rPr>"


def _fonts_and_rest(prefix: str, worn: str) -> tuple[str, str]:
    """The fonts, which stand before the looks, and what stands behind them."""
    begin = f"<{prefix}rFonts"
    if not worn.startswith(begin):
        return "", worn
    end = worn.index(">") + 1
    return worn[:end], worn[end:]


def text_elements(prefix: str, text: str) -> str:
    """A text as `w:t`, tabs and line breaks."""
    parts: list[str] = []
    for number, line in enumerate(to_line_feeds(text).split("\n")):
        if number:
            parts.append(f"<{prefix}br/>")
        for index, words in enumerate(line.split("\t")):
            if index:
                parts.append(f"<{prefix}tab/>")
            if words:
                parts.append(f'<{prefix}t xml:space="preserve">{content(words)}</{prefix}t>')
    return "".join(parts)
