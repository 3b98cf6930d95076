"""What stands in a `seg` or a context: its text, and the inline codes apart from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._tmx_raw import RawCode, UnitFault
from workbench.formats._xml_text import attribute, content
from workbench.model.codes import CodeKind
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CODES = {
    "bpt": CodeKind.OPEN,
    "ept": CodeKind.CLOSE,
    "ph": CodeKind.ALONE,
    "it": CodeKind.OPEN,
    "ut": CodeKind.ALONE,
    "sub": CodeKind.ALONE,
    "x": CodeKind.ALONE,
    "bx": CodeKind.ALONE,
    "ex": CodeKind.ALONE,
}
"""Elements of a text that hold codes and no text; what is not known may hold text."""
ENDS = frozenset({"end", "close"})
"""Values of `pos` of an `it` that closes."""
OWN = frozenset({"type", "i", "x", "pos"})
"""Attributes of a code that the model has words for."""
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DECLARED = "{urn:"
INNER = "inner"
"""What more is said of a code with elements in it: these, as XML."""
DEEPEST = 64
"""Elements in each other."""


class Segment:
    """The text of an element and the codes in it."""

    def __init__(self, element: Element) -> None:
        self.codes: list[RawCode] = []
        self._pieces: list[str] = []
        self._length = 0
        self._collect(element, DEEPEST)

    @property
    def text(self) -> str:
        """Without codes, its line ends `\\n`."""
        return "".join(self._pieces)

    def _collect(self, element: Element, depth: int) -> None:
        if not depth:
            raise too_deep()
        self._add(element.text)
        for child in element:
            if child.tag in CODES:
                self.codes.append(self._code(child))
            else:
                self._around(child, depth)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            piece = to_line_feeds(text)
            self._pieces.append(piece)
            self._length += len(piece)

    def _code(self, element: Element) -> RawCode:
        kind = CODES[element.tag]
        if element.tag == "it" and element.get("pos") in ENDS:
            kind = CodeKind.CLOSE
        further = {_name(key): value for key, value in element.items() if key not in OWN}
        if len(element):
            further[INNER] = _inner(element, DEEPEST)
        is_empty_tag = element.tag in ("x", "bx", "ex")
        return RawCode(
            element=element.tag,
            kind=kind,
            offset=self._length,
            data=_opening(element, "/>") if is_empty_tag else "".join(element.itertext()),
            type=element.get("type", ""),
            pair=element.get("i", ""),
            link=element.get("x", ""),
            further={} if is_empty_tag else further,
        )

    def _around(self, element: Element, depth: int) -> None:
        """An element whose words are text: the codes of where it begins and ends."""
        is_known = element.tag == "hi"
        pair = f"\0{len(self.codes)}"  # which no `i` can be
        opening = RawCode(
            element=element.tag,
            kind=CodeKind.OPEN,
            offset=self._length,
            data="" if is_known else _opening(element, ">"),
            type=element.get("type", ""),
            pair=pair,
            link=element.get("x", "") if is_known else "",
        )
        self.codes.append(opening)
        self._collect(element, depth - 1)
        data = "" if is_known else f"</{_name(element.tag)}>"
        self.codes.append(
            opening._replace(kind=CodeKind.CLOSE, offset=self._length, data=data, link="")
        )


def too_deep() -> UnitFault:
    """What is said of elements in elements in elements."""
    return UnitFault(f"elements nest deeper than {DEEPEST}")


def _inner(element: Element, depth: int) -> str:
    """The content of an element as XML."""
    if not depth:
        raise too_deep()
    pieces = [content(element.text or "")]
    for child in element:
        pieces += [_opening(child, ">"), _inner(child, depth - 1), f"</{_name(child.tag)}>"]
        pieces.append(content(child.tail or ""))
    return "".join(pieces)


def _opening(element: Element, end: str) -> str:
    given = "".join(f' {_name(key)}="{attribute(value)}"' for key, value in element.items())
    return f"<{_name(element.tag)}{given}{end}"


def _name(name: str) -> str:
    """A name as a file has it: that of a namespace with its prefix, as `Prolog.wrapper` has it."""
    if name.startswith(_XML):
        return f"xml:{name.removeprefix(_XML)}"
    if name.startswith(_DECLARED):
        return name.removeprefix(_DECLARED).replace("}", ":", 1)
    return name
