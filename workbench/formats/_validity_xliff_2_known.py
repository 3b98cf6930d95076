"""The ids of an XLIFF 2 file by their places: of a unit while it is open, of others to the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._validity_watch import Watch
from workbench.formats._validity_xliff_2_fragments import EXTENSIONS
from workbench.formats._validity_xliff_2_scope import CODES

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Passed, Place, Tell
    from workbench.formats._validity_xliff_2_fragments import Reference

    Key = tuple[str, str]

PREFIXES = {
    "note": "n",
    "data": "d",
    "gls:glossEntry": "gls",
    "gls:translation": "gls",
    "mtc:match": "mtc",
    "mda:metadata": "mda",
    "mda:metaGroup": "mda",
    "res:resourceItem": "res",
    "res:resourceItemRef": "res",
}
"""By which prefix an element with an id is referred to."""
_PARTS = ("segment", "ignorable")


@dataclass(frozen=True, slots=True)
class Want:
    """A reference that is not yet looked up."""

    at: Place
    said: str
    """The attribute, as a sentence has it."""
    reference: Reference
    file: str
    """The id of the file that it is to."""
    is_loose: bool = False
    """Whether it is written so that only the end of it can be meant, on either side."""


@dataclass(slots=True)
class Places:
    """What is known of a document at its end."""

    units: dict[str, set[str]] = field(default_factory=dict)
    """The ids of the units, by that of their file."""
    ids: dict[Key, set[Key]] = field(default_factory=dict)
    """By the ids of a file and of a group in it (or none), what stands in it directly."""
    elsewhere: dict[Key, list[Want]] = field(default_factory=dict)
    """By the ids of a file and of a unit in it, what is wanted there from outside."""


class Known(Watch):
    """Gathers the ids."""

    def __init__(self, tell: Tell, places: Places) -> None:
        super().__init__(tell)
        self.places = places
        self.file = ""
        """The id of the file that is open."""
        self.unit: set[Key] | None = None
        """What the unit has that is open: the prefix of its kind (none in a source) and the id."""
        self._side: str | None = None
        self.opened = {
            **dict.fromkeys(("file", "group", "unit"), self.place),
            **dict.fromkeys(_PARTS, self._part),
            **dict.fromkeys(("source", "target"), self._text),
            **dict.fromkeys((*CODES, "mrk", "sm"), self.span),
            **dict.fromkeys(PREFIXES, self.known),
        }
        self.closed = {**dict.fromkeys(("source", "target"), self._end_text), "unit": self._leave}
        self.passed = self._extension

    def place(self, node: Node) -> None:
        """A file, group or unit begins."""
        id = node.get("id")
        if node.name == "file":
            self.file = id
            self.places.units.setdefault(id, set())
            self.places.ids.setdefault((id, ""), set())
        elif node.name == "group":
            self.places.ids.setdefault((self.file, id), set())
        else:
            self.places.units.setdefault(self.file, set()).add(id)
            self.unit = set()

    def known(self, node: Node) -> None:
        """An element with an id that is no span of text; in a match, none is referred to."""
        if "id" in node.attributes and node.within("mtc:match") is None:
            self._home(node).add((PREFIXES[node.name], node.attributes["id"]))

    def span(self, node: Node) -> None:
        """A code or annotation."""
        if self._side is not None and self.unit is not None and "id" in node.attributes:
            self.unit.add((self._side, node.attributes["id"]))

    def end_unit(self, node: Node, ids: set[Key]) -> None:
        """A unit is closed that has these."""

    def _home(self, node: Node) -> set[Key]:
        """What is known of the unit, group or file around an element."""
        if self.unit is not None:
            return self.unit
        group = node.within("group")
        return self.places.ids.setdefault((self.file, group.get("id") if group else ""), set())

    def _part(self, node: Node) -> None:
        if self.unit is not None and "id" in node.attributes:
            self.unit.add(("", node.attributes["id"]))

    def _text(self, node: Node) -> None:
        if node.parent is not None and node.parent.name in _PARTS:
            self._side = "" if node.name == "source" else "t"

    def _end_text(self, node: Node) -> None:
        self._side = None

    def _extension(self, node: Node, passed: Passed) -> None:
        """What extensions have is referred to by their prefix, or by that of the module around."""
        id = passed.attributes.get("id") or passed.attributes.get("xml:id")
        if id:
            for prefix in ("slr",) if node.name == "slr:data" else EXTENSIONS:
                self._home(node).add((prefix, id))

    def _leave(self, node: Node) -> None:
        ids, self.unit = self.unit or set(), None
        self.end_unit(node, ids)
