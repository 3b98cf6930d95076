"""Segments with inline codes, read by one expression in a tenth of expat's time.

What it takes is a narrow part of XML: the elements that the standard has, one code after the other,
`hi` around any of them, no comments and no references but the five of XML. It gives what `Segment`
gives for the same content; everything else it leaves to that.

Many segments are cut at once, joined by a sign that no XML may hold: what is done to all of them by
one call of a string costs each next to nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from workbench.formats._tmx_element import elements_of
from workbench.formats._tmx_raw import RawCode, UnitFault
from workbench.formats._tmx_references import (
    BETWEEN,
    NotPlain,
    all_unescaped,
    unescaped,
)
from workbench.formats._tmx_roles import SHORT
from workbench.formats._tmx_segment import CODES, ENDS, INNER, OWN, Segment
from workbench.formats._tmx_types import markup_of
from workbench.model.codes import CodeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.model.codes import Markup

_MOST = 200
"""Codes of a text, not quite."""
_DEEPEST = 16
"""Elements in each other."""
_MARK = "\1"
"""Stands for a code in a text: no XML may hold it."""
_ELEMENT = r"{0}(?:[ \t\n/][^<>\0]*+)?>(?:(?<=/>)|(?<!/>)[^<\0]*+(?:<(?!/?{0})[^<\0]*+)*+</{0}>)"
_NAMES = ("bpt", "ept", "ph", "it", "ut")
_ELEMENTS = "|".join(map(_ELEMENT.format, _NAMES))
ANY = re.compile(rf"(<(?:{_ELEMENTS}|/?hi[^<>\0]*+>))")
"""A code with its data, in which there is none of its name, or one of the tags of a highlight."""
SIMPLE = re.compile(r"(<[^<>]*+>(?:[^<]*+</[^<>]*+>|(?<=/>)))")
"""What most codes are, in half the time: `written_code` sees whether it is one."""
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
Codes: TypeAlias = tuple[str, ...]
"""Those of a text as they stand, one after the other."""


class Contents(NamedTuple):
    """What stands in many `seg`: of each the same place of every list."""

    texts: list[str]
    """Without codes and escapes."""
    pieces: list[list[str]]
    """The same cut at the codes."""
    codes: list[Codes]


class WrittenCode(NamedTuple):
    """A code without its place."""

    head: str
    """Its opening tag, or the closing one of a highlight."""
    data: str
    inner: str
    """The data as XML where there are elements in it."""
    markup: Markup


def cut(contents: Sequence[str], expression: re.Pattern[str] = ANY) -> Contents:
    """The contents of one `seg` or more, cut at what the expression takes. Raises NotPlain."""
    pieces = expression.split(BETWEEN.join(contents))
    whole = _MARK.join(pieces[::2])
    if "<" in whole:
        raise NotPlain
    texts: Sequence[str] = whole.split(BETWEEN)
    if len(texts) != len(contents):
        raise NotPlain
    if "&" in whole:
        texts = all_unescaped(texts)
    parts = [text.split(_MARK) for text in texts]
    counts = [len(each) - 1 for each in parts]
    if max(counts) >= _MOST:
        raise NotPlain
    codes = tuple(pieces[1::2])
    return Contents(
        list(map("".join, parts)),
        parts,
        [codes[end - count : end] for count, end in zip(counts, accumulate(counts), strict=True)],
    )


def read_coded(content: str) -> tuple[str, list[RawCode]]:
    """The text of a `seg` without codes, and these. Raises NotPlain."""
    ((text,), (pieces,), (written,)) = cut([content])
    codes = raw_codes([written_code(code) for code in written])
    places = accumulate(map(len, pieces))
    return text, [code._replace(offset=at) for code, at in zip(codes, places, strict=False)]


def written_code(code: str) -> WrittenCode:
    """What a code as it stands says. Raises NotPlain."""
    return (_written_code if len(code) < SHORT else _written_code.__wrapped__)(code)


def raw_codes(codes: Sequence[WrittenCode]) -> list[RawCode]:
    """Codes one after the other, as if no text stood between. Raises NotPlain."""
    found: list[RawCode] = []
    opened: list[RawCode] = []
    for head, data, inner, _ in codes:
        if head == _HIGHLIGHT_END:
            if not opened:
                raise NotPlain
            found.append(opened.pop()._replace(kind=CodeKind.CLOSE, link=""))
            continue
        code = _head_of(head)
        if code.element == _HIGHLIGHT:
            code = code._replace(pair=f"\0{len(found)}")
            opened.append(code)
        elif inner:
            code = code._replace(data=data, further={**code.further, INNER: inner})
        else:
            code = code._replace(data=data)
        found.append(code)
        if len(opened) > _DEEPEST:
            raise NotPlain
    if opened:
        raise NotPlain
    return found


@lru_cache(maxsize=256)
def _written_code(code: str) -> WrittenCode:
    if code == _HIGHLIGHT_END:
        return WrittenCode(code, "", "", markup_of("", ""))
    head, _, rest = code.partition(">")
    head += ">"
    known = _head_of(head)
    if not rest:
        return WrittenCode(head, "", "", markup_of(known.type, ""))
    end = f"</{known.element}>"
    if known.element == _HIGHLIGHT or head.endswith("/>") or not rest.endswith(end):
        raise NotPlain
    data, inner = _data_of(rest.removesuffix(end))
    return WrittenCode(head, data, inner, markup_of(known.type, data))


def _data_of(held: str) -> tuple[str, str]:
    """The data of a code, and the XML in it where there are elements. Raises NotPlain."""
    if "<" not in held:
        return (unescaped(held) if "&" in held else held), ""
    if _is_canonical(held):
        return unescaped(_TAG.sub("", held)), held
    try:
        (element,) = elements_of(f"<seg><ph>{held}</ph></seg>".encode(), b"<unit>", "utf-8")
        (code,) = Segment(element).codes
    except (UnitFault, ValueError):
        raise NotPlain from None
    return code.data, code.further.get(INNER, "")


def _head_of(head: str) -> RawCode:
    """The code that an opening tag stands for, without its data. Raises NotPlain."""
    return (_code_of if len(head) < SHORT else _code_of.__wrapped__)(head)


@lru_cache(maxsize=4096)
def _code_of(written: str) -> RawCode:
    found = _HEAD.fullmatch(written)
    if found is None:
        raise NotPlain
    name, given = found.groups()
    attributes = _attributes(given)
    kind, link = attributes.get("type", ""), attributes.get("x", "")
    if name == _HIGHLIGHT and not written.endswith("/>"):
        return RawCode(name, CodeKind.OPEN, 0, "", type=kind, link=link)
    if name not in _NAMES:
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
