"""What XLIFF 2 says of the attributes for styles and sizes (modules fs and slr)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import shown
from workbench.formats._validity_types import count
from workbench.formats._validity_watch import Watch
from workbench.formats._validity_xliff_2_scope import CODES
from workbench.formats._validity_xliff_2_values import limits

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Passed, Tell

_BEARERS = ("xliff", "file", "group", "unit", "note", *CODES, "mrk", "sm")
_GENERAL = "xliff:codepoints"
_STORAGE = ("xliff:utf8", "xliff:utf16", "xliff:utf32")
_OF_ISOLATED = ("fs:fs", "fs:subFs", "slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef")
"""What an <ec> may have only where it is isolated: else its <sc> has it."""
_LIMITS = {"slr:sizeRestriction": "general", "slr:storageRestriction": "storage"}
_COUNTS = {"slr:sizeInfo": "general", "slr:equivStorage": "storage"}


class Bearers(Watch):
    """Styles and sizes are complete, are not said twice, and are those of their profile."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            **dict.fromkeys(_BEARERS, self._bear),
            "slr:profiles": self._profile,
        }
        self.closed = dict.fromkeys(("file", "group", "unit"), self._leave)
        self.passed = self._extension
        self._standard: set[str] = set()
        """`general`, `storage`: of which the file takes a profile of the standard."""
        self._data: list[tuple[Node, set[str]]] = []
        """The ids in each <slr:data> of the places that are open, with the place."""

    def _profile(self, node: Node) -> None:
        if node.get("generalProfile") == _GENERAL:
            self._standard.add("general")
        if node.get("storageProfile") in _STORAGE:
            self._standard.add("storage")

    def _extension(self, node: Node, passed: Passed) -> None:
        if node.name != "slr:data" or "id" not in passed.attributes or node.parent is None:
            return
        if not self._data or self._data[-1][0] is not node.parent:
            self._data.append((node.parent, set()))
        self._data[-1][1].add(passed.attributes["id"])

    def _leave(self, node: Node) -> None:
        if self._data and self._data[-1][0] is node:
            self._data.pop()
        if node.name == "file":
            self._standard = set()

    def _bear(self, node: Node) -> None:
        given = [key for key in node.attributes if key.startswith(("fs:", "slr:"))]
        if not given:
            return
        if "fs:subFs" in given and "fs:fs" not in given:
            self.tell(node.at, f"{shown(node.name)} has fs:subFs without fs:fs", "fs:subFs")
        if node.name == "ec" and node.get("isolated") != "yes":
            for key in _OF_ISOLATED:
                if key in given:
                    self.tell(node.at, f"<ec> may have {key} only where it is isolated", key)
        if "slr:sizeInfo" in given and "slr:sizeInfoRef" in given:
            what = f"{shown(node.name)} may not have both slr:sizeInfo and slr:sizeInfoRef"
            self.tell(node.at, what, "slr:sizeInfoRef")
        ref = node.attributes.get("slr:sizeInfoRef")
        if ref is not None and not self._is_known(node, ref):
            what = f'slr:sizeInfoRef="{ref[:60]}" is in no <slr:data> beside {shown(node.name)}'
            self.tell(node.at, f"{what} or what it stands in", "slr:sizeInfoRef")
        self._measure(node)

    def _is_known(self, node: Node, ref: str) -> bool:
        """Whether data stands beside an element or one around it: in a place that is open."""
        return any(place is not node and ref in ids for place, ids in self._data)

    def _measure(self, node: Node) -> None:
        """The profiles of the standard have forms for their values; others have their own."""
        for types, kind in ((_LIMITS, limits), (_COUNTS, count)):
            for key, profile in types.items():
                value = node.attributes.get(key)
                if value is None or profile not in self._standard:
                    continue
                if fault := kind(value):
                    what = f'{key}="{value[:60]}" of {shown(node.name)} is {fault}'
                    self.tell(node.at, what, key)
