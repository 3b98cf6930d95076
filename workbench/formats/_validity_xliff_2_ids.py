"""Ids of an XLIFF 2 file that are unique in the file, in a place of it, or in a module's element.

Those of segments and codes are in `_validity_xliff_2_codes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_types import nmtoken
from workbench.formats._validity_watch import Watch
from workbench.formats._validity_xliff_2_modules import ELEMENTS

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Passed, Tell

_XML_ID = "xml:id"
_PLACES = ("file", "group", "unit")
_MODULES = {
    "gls:glossEntry": "gls:glossary",
    "gls:translation": "gls:glossary",
    "mtc:match": "mtc:matches",
    "mda:metadata": "mda:metadata",
    "mda:metaGroup": "mda:metadata",
    "res:resourceItem": "res:resourceData",
    "res:resourceItemRef": "res:resourceData",
}
"""The elements of modules that have ids, with the one in which these are unique."""


class Identities(Watch):
    """No two elements have one id where the standard wants it to be of one."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            **dict.fromkeys(("xliff", *ELEMENTS), self._xml_id),
            "file": self._file,
            "group": self._group,
            "unit": self._unit,
            "notes": self._notes,
            "note": self._note,
            **dict.fromkeys(set(_MODULES.values()) - {"mda:metadata"}, self._module),
            **dict.fromkeys(_MODULES, self._of_module),
        }
        self.closed = dict.fromkeys(_PLACES, self._leave)
        self.passed = self._extension
        self._files: set[str] = set()
        self._groups: set[str] = set()
        self._units: set[str] = set()
        self._of_notes: set[str] = set()
        self._of_modules: dict[str, set[str]] = {}
        self._of_extensions: list[set[tuple[str, str]]] = []
        """For each place that is open, the namespaces and ids of the extensions in it."""
        self._xml_ids: set[str] = set()

    def _file(self, node: Node) -> None:
        self._groups, self._units, self._of_extensions = set(), set(), []
        self._place(node, self._files, "document")

    def _group(self, node: Node) -> None:
        self._place(node, self._groups, "file")

    def _unit(self, node: Node) -> None:
        self._place(node, self._units, "file")

    def _place(self, node: Node, known: set[str], around: str) -> None:
        self._of_extensions.append(set())
        self._know(node, node.get("id"), known, around)
        self._xml_id(node)

    def _leave(self, node: Node) -> None:
        if self._of_extensions:
            self._of_extensions.pop()

    def _notes(self, node: Node) -> None:
        self._of_notes = set()

    def _note(self, node: Node) -> None:
        self._know(node, node.get("id"), self._of_notes, "<notes>")
        self._xml_id(node)

    def _module(self, node: Node) -> None:
        self._of_modules[node.name] = set()
        self._xml_id(node)

    def _of_module(self, node: Node) -> None:
        if node.name == "mda:metadata":
            self._of_modules[node.name] = set()
        around = _MODULES[node.name]
        known = self._of_modules.setdefault(around, set())
        self._know(node, node.get("id"), known, f"<{around}>")
        self._xml_id(node)

    def _know(self, node: Node, id: str, known: set[str], around: str) -> None:
        if not id:
            return
        if id in known:
            what = f'<{node.name}> has id="{id[:60]}", which another one of its {around} has'
            self.tell(node.at, what, "id")
        known.add(id)

    def _xml_id(self, node: Node) -> None:
        id = node.attributes.get(_XML_ID)
        if id is None:
            return
        if id in self._xml_ids:
            what = f'<{node.name}> has xml:id="{id[:60]}", which another element has'
            self.tell(node.at, what, _XML_ID)
        self._xml_ids.add(id)

    def _extension(self, node: Node, passed: Passed) -> None:
        id = passed.attributes.get("id") or passed.attributes.get(_XML_ID)
        if not id or not self._of_extensions:
            return
        address, _, local = passed.name.rpartition("}")
        key = (address, id)
        if fault := nmtoken(id):
            self.tell(passed.at, f'the id "{id[:60]}" of <{local[:60]}> is {fault}', "id")
        if key in self._of_extensions[-1]:
            place = node if node.name in _PLACES else node.within(*_PLACES)
            around = place.name if place is not None else "file"
            what = f'<{local[:60]}> has the id "{id[:60]}", which another one of its'
            self.tell(passed.at, f"{what} namespace in the {around} has", "id")
        self._of_extensions[-1].add(key)
