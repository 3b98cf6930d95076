"""Texts of our own exports with our codes.

The numbers of codes are in their ids, and what our documents have in their places is in the data
that went along: in `<data>` in XLIFF 2, in the element in XLIFF 1.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._xliff_inline import BY_TYPE
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.returned import ReturnedWording
from workbench.text.line_ends import to_line_feeds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.formats._xml_places import Place

NO_WORDING = ReturnedWording(text="")
_NUMBER = re.compile(r"c?(\d{1,9})")
_KINDS = {
    "sc": CodeKind.OPEN,
    "ec": CodeKind.CLOSE,
    "bpt": CodeKind.OPEN,
    "ept": CodeKind.CLOSE,
    "ph": CodeKind.ALONE,
}
_IT = {"open": CodeKind.OPEN, "close": CodeKind.CLOSE}
_AROUND = ("g", "mrk")
"""What other programs and our marks put around words."""


def own_wording(place: Place, data: Mapping[str, str] | None) -> ReturnedWording:
    """A text with its codes; `data` by id is None where the elements have it themselves."""
    reader = _Reader(data)
    reader.read(place)
    return ReturnedWording(text="".join(reader.parts), codes=tuple(reader.codes))


def plain_text(place: Place) -> str:
    """The text of an element, with characters that XML cannot hold."""
    return "".join(
        each if isinstance(each, str) else _character(each) if each.name == "cp" else each.text()
        for each in place.content
    )


class _Reader:
    def __init__(self, data: Mapping[str, str] | None) -> None:
        self.parts: list[str] = []
        self.codes: list[Code] = []
        self._data = data
        self._types: dict[str, str] = {}
        """What is said of codes, by their ids; what closes says nothing more."""
        self._length = 0

    def read(self, place: Place) -> None:
        for each in place.content:
            if isinstance(each, str):
                self._add(to_line_feeds(each))
            elif each.name == "cp":
                self._add(_character(each))
            elif each.name == "pc":
                self._code(each, CodeKind.OPEN, "dataRefStart")
                self.read(each)
                self._code(each, CodeKind.CLOSE, "dataRefEnd")
            elif each.name in _AROUND:
                self.read(each)
            elif each.name in _KINDS:
                self._code(each, _KINDS[each.name], "dataRef")
            elif each.name == "it":
                kind = _IT.get(each.attributes.get("pos", ""), CodeKind.ALONE)
                self._code(each, kind, "dataRef")

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _code(self, place: Place, kind: CodeKind, reference: str) -> None:
        said = place.attributes
        id = said.get("startRef") or said.get("rid") or said.get("id", "")
        number = _NUMBER.match(id)
        held = place.text() if self._data is None else self._data.get(said.get(reference, ""), "")
        type = said.get("subType") or said.get("ctype") or self._types.get(id, "")
        self._types[id] = type
        self.codes.append(
            Code(
                number=int(number[1]) if number else 0,
                kind=kind,
                offset=self._length,
                markup=_markup(type),
                data=held,
                is_deletable=self._data is not None and said.get("canDelete") != "no",
            )
        )


def _markup(type: str) -> Markup:
    """What a code does, by its `subType` in XLIFF 2 or its `ctype` in XLIFF 1.2."""
    if type in BY_TYPE:
        return BY_TYPE[type]
    own = type.removeprefix("workbench:").removeprefix("x-")
    return Markup(own) if own in tuple(Markup) else Markup.OTHER


def _character(place: Place) -> str:
    try:
        return chr(int(place.attributes.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"
