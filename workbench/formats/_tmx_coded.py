"""Segments with inline codes, read by one expression in a tenth of expat's time.

What it takes is a narrow part of XML: the elements that the standard has, one code after the other,
`hi` around any of them, no comments and no references but the five of XML. It gives what `Segment`
gives for the same content; everything else it leaves to that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from workbench.formats._tmx_element import elements_of
from workbench.formats._tmx_raw import RawCode, UnitFault
from workbench.formats._tmx_references import NotPlain, unescaped
from workbench.formats._tmx_roles import SHORT
from workbench.formats._tmx_segment import CODES, ENDS, INNER, OWN, Segment
from workbench.model.codes import CodeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 200
"""Codes of a text, not quite."""
_DEEPEST = 16
"""Elements in each other."""
_CODE = re.compile(
    r"(<(?:(bpt|ept|ph|it|ut)(?:[ \t\n/][^<>]*)?|/?hi[^<>]*)>)"
    r"(?(2)(?:(?<!/>)([^<]*+(?:<(?!/?\2)[^<]*+)*+)</\2>|(?<=/>)))"
)
"""A code with its data, in which there is none of its name, or one of the tags of a highlight."""
_HEAD = re.compile(r"<([a-z]*)([^<>]*?)/?>")
_ATTRIBUTE = (
    r"[ \t\n]+((?:xml:)?[A-Za-z_][A-Za-z0-9_.-]*)[ \t\n]*=[ \t\n]*"
    r"""(?:"([^"<>\t\n]*)"|'([^'<>\t\n]*)')"""
)
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE})*[ \t\n]*")
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)
_TAG = re.compile(r"""<(/?)([a-z]+)(?: (?!xmlns)[a-z][a-z-]*="[^"&<>\t\n]*")?>""")
"""Of an element within a code, with an attribute at most."""
_HIGHLIGHT, _HIGHLIGHT_END = "hi", "</hi>"
Heads: TypeAlias = tuple[str, ...]
"""The opening tags of codes, and the closing ones of highlights."""
Held: TypeAlias = "tuple[str | None, ...]"
"""The content of each code; None for the tags of a highlight."""


def coded(content: str) -> tuple[list[str], Heads, Held]:
    """The content of a `seg` cut at its codes: the texts between, and what each code has.

    All are as they stand, with escapes. Raises NotPlain where there are very many.
    """
    pieces = _CODE.split(content, _MOST)
    if len(pieces) > 4 * _MOST:
        raise NotPlain
    return pieces[::4], tuple(pieces[1::4]), tuple(pieces[3::4])


def read_coded(content: str) -> tuple[str, list[RawCode]]:
    """The text of a `seg` without codes, and these. Raises NotPlain."""
    pieces, heads, held = coded(content)
    texts = plain_texts(pieces)
    codes = raw_codes(heads, [data_of(each) for each in held])
    offsets = accumulate(map(len, texts))
    return "".join(texts), [
        code._replace(offset=offset) for code, offset in zip(codes, offsets, strict=False)
    ]


def plain_texts(pieces: Sequence[str]) -> Sequence[str]:
    """What stands between codes, without escapes. Raises NotPlain where there are other tags."""
    whole = "".join(pieces)
    if "<" in whole:
        raise NotPlain
    return [unescaped(piece) for piece in pieces] if "&" in whole else pieces


def data_of(held: str | None) -> tuple[str, str]:
    """The data of a code, and the XML in it where there are elements. Raises NotPlain."""
    if not held:
        return "", ""
    if "<" not in held:
        return (unescaped(held) if "&" in held else held), ""
    if _is_canonical(held):
        return unescaped(_TAG.sub("", held)), held
    return _careful(held) if len(held) < SHORT else _careful.__wrapped__(held)


def type_of(head: str) -> str:
    """The type that a code says; empty for the end of a highlight. Raises NotPlain."""
    return _type_of(head) if len(head) < SHORT else _type_of.__wrapped__(head)


def raw_codes(heads: Sequence[str], data: Sequence[tuple[str, str]]) -> list[RawCode]:
    """Codes one after the other, as if no text stood between. Raises NotPlain."""
    found: list[RawCode] = []
    opened: list[RawCode] = []
    for head, (text, inner) in zip(heads, data, strict=True):
        if head == _HIGHLIGHT_END:
            if not opened:
                raise NotPlain
            found.append(opened.pop()._replace(kind=CodeKind.CLOSE, link=""))
            continue
        code = _head_of(head) if len(head) < SHORT else _head_of.__wrapped__(head)
        if code.element == _HIGHLIGHT:
            code = code._replace(pair=f"\0{len(found)}")
            opened.append(code)
        elif inner:
            code = code._replace(data=text, further={**code.further, INNER: inner})
        else:
            code = code._replace(data=text)
        found.append(code)
        if len(opened) > _DEEPEST:
            raise NotPlain
    if opened:
        raise NotPlain
    return found


@lru_cache(maxsize=4096)
def _type_of(head: str) -> str:
    return "" if head == _HIGHLIGHT_END else _head_of.__wrapped__(head).type


@lru_cache(maxsize=4096)
def _head_of(written: str) -> RawCode:
    found = _HEAD.fullmatch(written)
    if found is None:
        raise NotPlain
    name, given = found.groups()
    attributes = _attributes(given)
    kind, link = attributes.get("type", ""), attributes.get("x", "")
    if name == _HIGHLIGHT and not written.endswith("/>"):
        return RawCode(name, CodeKind.OPEN, 0, "", type=kind, link=link)
    if name not in CODES:
        raise NotPlain
    is_end = name == "it" and attributes.get("pos") in ENDS
    return RawCode(
        element=name,
        kind=CodeKind.CLOSE if is_end else CODES[name],
        offset=0,
        data="",
        type=kind,
        pair=attributes.get("i", ""),
        link=link,
        further={name: value for name, value in attributes.items() if name not in OWN},
    )


def _attributes(written: str) -> dict[str, str]:
    if not _ATTRIBUTES.fullmatch(written):
        raise NotPlain
    pairs = _EACH_ATTRIBUTE.findall(written)
    found = {name: unescaped(double or single) for name, double, single in pairs}
    if len(found) != len(pairs) or "xmlns" in found:
        raise NotPlain
    return found


def _is_canonical(held: str) -> bool:
    """Whether elements within a code are written as `Segment` writes them into `inner`."""
    opened: list[str] = []
    for slash, name in _TAG.findall(held):
        if not slash:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
        if len(opened) > _DEEPEST:
            return False
    rest = _TAG.sub("", held)
    return not opened and not any(map(rest.__contains__, ("<", ">", "&quot;", "&apos;")))


@lru_cache(maxsize=1024)
def _careful(held: str) -> tuple[str, str]:
    """The same, by a parser."""
    try:
        (element,) = elements_of(f"<seg><ph>{held}</ph></seg>".encode(), b"<unit>", "utf-8")
        (code,) = Segment(element).codes
    except (UnitFault, ValueError):
        raise NotPlain from None
    return code.data, code.further.get(INNER, "")
