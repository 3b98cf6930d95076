"""Segments with inline codes, read by one expression in a tenth of expat's time.

What it takes is a narrow part of XML: the elements that the standard has, one code after the other,
`hi` around any of them, no comments and no references but the five of XML. It gives what `Segment`
gives for the same content; everything else it leaves to that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.formats._tmx_element import elements_of
from workbench.formats._tmx_raw import RawCode, UnitFault
from workbench.formats._tmx_references import NotPlain, unescaped
from workbench.formats._tmx_roles import SHORT
from workbench.formats._tmx_segment import CODES, ENDS, OWN, Segment
from workbench.model.codes import CodeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 200
"""Codes of a text."""
_DEEPEST = 16
"""Highlights in each other."""
_NAMES = ("bpt", "ept", "ph", "it", "ut")
_ALONE = "|".join(
    f"<{name}[^<>]*/>|<{name}[^<>]*>[^<]*+(?:<(?!/{name}>)[^<]*+)*+</{name}>" for name in _NAMES
)
_CODE = re.compile(f"({_ALONE}|<hi[^<>]*>|</hi>)")
_WRITTEN = re.compile(r"<([a-z]+)((?:[ \t\n][^<>]*?)?)(?:/>|>(?:([^<]*)</\1>)?)")
_ATTRIBUTE = (
    r"[ \t\n]+((?:xml:)?[A-Za-z_][A-Za-z0-9_.-]*)[ \t\n]*=[ \t\n]*"
    r"""(?:"([^"<>\t\n]*)"|'([^'<>\t\n]*)')"""
)
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE})*[ \t\n]*")
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)
_HIGHLIGHT, _HIGHLIGHT_END = "hi", "</hi>"


def read_coded(content: str) -> tuple[str, list[RawCode]]:
    """The text of a `seg` without codes, and these. Raises NotPlain."""
    pieces = _CODE.split(content)
    texts = plain_texts(pieces[::2])
    offsets = accumulate(map(len, texts))
    codes = raw_codes(pieces[1::2])
    return "".join(texts), [
        code._replace(offset=offset) for code, offset in zip(codes, offsets, strict=False)
    ]


def pieces_of(content: str) -> list[str]:
    """Texts and codes by turns as they stand, a text at each end. Raises NotPlain."""
    return _CODE.split(content)


def plain_texts(pieces: Sequence[str]) -> Sequence[str]:
    """What stands between codes, without escapes. Raises NotPlain where there are other tags."""
    whole = "".join(pieces)
    if "<" in whole:
        raise NotPlain
    return [unescaped(piece) for piece in pieces] if "&" in whole else pieces


def raw_codes(written: Sequence[str]) -> list[RawCode]:
    """Codes as they stand one after the other, as if no text stood between. Raises NotPlain."""
    if len(written) > _MOST:
        raise NotPlain
    found: list[RawCode] = []
    opened: list[RawCode] = []
    for each in written:
        if each == _HIGHLIGHT_END:
            if not opened:
                raise NotPlain
            found.append(opened.pop()._replace(kind=CodeKind.CLOSE, link=""))
            continue
        code = _raw(each) if len(each) < SHORT else _raw.__wrapped__(each)
        if code.element == _HIGHLIGHT:
            code = code._replace(pair=f"\0{len(found)}")
            opened.append(code)
            if len(opened) > _DEEPEST:
                raise NotPlain
        found.append(code)
    if opened:
        raise NotPlain
    return found


@lru_cache(maxsize=4096)
def _raw(written: str) -> RawCode:
    """A code by itself, of a highlight the one that opens it."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return _careful(written)
    element, given, content = found.groups()
    attributes = _attributes(given)
    kind, link = attributes.get("type", ""), attributes.get("x", "")
    if element == _HIGHLIGHT and not written.endswith("/>"):
        return RawCode(element, CodeKind.OPEN, 0, "", type=kind, link=link)
    if element not in _NAMES:
        raise NotPlain
    is_end = element == "it" and attributes.get("pos") in ENDS
    return RawCode(
        element=element,
        kind=CodeKind.CLOSE if is_end else CODES[element],
        offset=0,
        data=unescaped(content or ""),
        type=kind,
        pair=attributes.get("i", ""),
        link=link,
        further={name: value for name, value in attributes.items() if name not in OWN},
    )


def _careful(written: str) -> RawCode:
    """A code with elements in it."""
    try:
        (element,) = elements_of(f"<seg>{written}</seg>".encode(), b"<unit>", "utf-8")
        segment = Segment(element)
    except UnitFault:
        raise NotPlain from None
    if len(segment.codes) != 1:
        raise NotPlain
    return segment.codes[0]


def _attributes(written: str) -> dict[str, str]:
    if not _ATTRIBUTES.fullmatch(written):
        raise NotPlain
    pairs = _EACH_ATTRIBUTE.findall(written)
    found = {name: unescaped(double or single) for name, double, single in pairs}
    if len(found) != len(pairs) or "xmlns" in found:
        raise NotPlain
    return found
