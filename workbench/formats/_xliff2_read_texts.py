"""The text of an XLIFF 2 source or target, with the codes and marks that stand in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UnreadableFile
from workbench.formats._xliff2_write_codes import OWN, SUB_TYPES
from workbench.formats._xliff_records import Wording
from workbench.model.codes import Code, CodeKind, Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.formats._xml_elements import Element

_NUMBER = re.compile(r"c(\d+)")
_MARKUPS = {sub_type: markup for markup, (_, sub_type) in SUB_TYPES.items() if sub_type}


class Read(NamedTuple):
    """A text, and what its marks refer to with the span of each, by id."""

    wording: Wording
    marks: dict[str, tuple[str, int, int]]


class TextReader:
    """Reads texts whose codes have their data in `data`, by id."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self._data = data
        self._start()

    def read(self, element: Element) -> Read:
        """What stands in an element."""
        if not element.children:
            return Read(Wording(element.text), {})
        self._start()
        self._content(element)
        return Read(Wording("".join(self._parts), tuple(self._codes)), self._marks)

    def _start(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._codes: list[Code] = []
        self._marks: dict[str, tuple[str, int, int]] = {}

    def _content(self, element: Element) -> None:
        for part in element.content:
            if isinstance(part, str):
                self._add(part)
            else:
                self._inline(part)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _inline(self, element: Element) -> None:
        said = element.attributes
        match element.name:
            case "cp":
                self._add(chr(int(said["hex"], 16)))
            case "pc":
                self._code(element, CodeKind.OPEN, said["id"], "dataRefStart")
                self._content(element)
                self._code(element, CodeKind.CLOSE, said["id"], "dataRefEnd")
            case "sc":
                self._code(element, CodeKind.OPEN, said["id"], "dataRef")
            case "ec":
                id = said.get("startRef") or said["id"]
                self._code(element, CodeKind.CLOSE, id, "dataRef")
            case "ph":
                self._code(element, CodeKind.ALONE, said["id"], "dataRef")
            case "em":
                id = said["startRef"]
                ref, start, _ = self._marks[id]
                self._marks[id] = (ref, start, self._length)
            case "mrk" | "sm":
                start = self._length
                self._marks[said["id"]] = (said.get("ref", ""), start, start)
                self._content(element)
                self._marks[said["id"]] = (said.get("ref", ""), start, self._length)

    def _code(self, element: Element, kind: CodeKind, id: str, reference: str) -> None:
        said = element.attributes
        number = _NUMBER.match(id)
        sub_type = said.get("subType", "")
        markup = _MARKUPS.get(sub_type) or Markup(sub_type.removeprefix(OWN))
        if element.name != "ec" and said.get("type") != SUB_TYPES[markup][0]:
            raise UnreadableFile(f"the code {id} is of another type than its markup, {markup}")
        self._codes.append(
            Code(
                number=int(number[1]) if number else 0,
                kind=kind,
                offset=self._length,
                markup=markup,
                data=self._data.get(said.get(reference, ""), ""),
                is_deletable=said.get("canDelete") != "no",
            )
        )
