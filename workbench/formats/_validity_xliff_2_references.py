"""What an XLIFF 2 file refers to: notes, spans of text, units, and what modules have.

A reference within a unit is looked up when the unit is closed, one to the places around it at the
end of the file. What is in another unit is only noted, for a second pass: few files have any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_types import nmtoken
from workbench.formats._validity_xliff_2_fragments import (
    BadFragmentError,
    Reference,
    called,
    reference,
)
from workbench.formats._validity_xliff_2_known import Known, Places, Want
from workbench.formats._validity_xliff_2_scope import CODES

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Place, Tell
    from workbench.formats._validity_xliff_2_known import Key

_FLOWS = ("subFlows", "subFlowsStart", "subFlowsEnd")
_SPANS = ("", "t")
_OF_SPANS = ("mtc:match", "gls:glossEntry", "gls:translation")


class References(Known):
    """References are written well and find what they name."""

    def __init__(self, tell: Tell, places: Places) -> None:
        super().__init__(tell, places)
        self.opened = {
            **self.opened,
            **dict.fromkeys(CODES, self._code),
            **dict.fromkeys(("mrk", "sm"), self._annotation),
            **dict.fromkeys(_OF_SPANS, self._of_span),
            "note": self._note,
        }
        self.closed = {**self.closed, "file": self._end_file, "xliff": self._end}
        self._in_unit: list[Want] = []
        self._wanted: list[Want] = []
        self._flows: dict[str, tuple[Place, str]] = {}
        """Units that are not yet known, with the line and the attribute that names them."""

    def _code(self, node: Node) -> None:
        self.span(node)
        for key in _FLOWS:
            for unit in node.get(key).split() if key in node.attributes else ():
                if not nmtoken(unit):
                    self._flows.setdefault(unit, (node.at, key))

    def _annotation(self, node: Node) -> None:
        self.span(node)
        type, has_ref = node.get("type") or "generic", "ref" in node.attributes
        said = f'<{node.name} type="{type[:60]}">'
        if type == "comment":
            if ("value" in node.attributes) == has_ref:
                what = f"{said} must have either value or ref"
                self.tell(node.at, what, "commentAnnotation")
            if has_ref:
                what = f"{said} must refer to a note of its unit such as #n=1"
                self._look_up(node, ("n",), what, "commentAnnotation")
        elif type == "mtc:match" and has_ref:
            self.tell(node.at, f"{said} may have no ref", "ref")
        elif node.get("ref").startswith("#"):
            self._look_up(node)
        for key in node.attributes:
            if key.startswith("xml:"):
                self.tell(node.at, f"<{node.name}> may not have {key[:60]}", node.name)
        if type == "generic" and "translate" not in node.attributes:
            what = f"<{node.name}> has neither a type nor translate, so that it says nothing"
            self.tell(node.at, what, "translateAnnotation", is_warning=True)

    def _of_span(self, node: Node) -> None:
        self.known(node)
        if "ref" not in node.attributes:
            return
        what = f"<{node.name}> must refer to a segment, code or annotation of its unit"
        if "#" in node.get("ref")[1:] and self.unit is not None:
            self._look_up_loosely(node, what)
        else:
            self._look_up(node, _SPANS, f"{what} such as #1 or #t=1", "ref")

    def _look_up_loosely(self, node: Node, must: str) -> None:
        """The rules of the standard go by what follows the number sign, wherever this stands."""
        ref = node.attributes["ref"]
        found = Reference(leaf=("", ref.partition("#")[2]))
        said = f'{must}, not to "{ref[:60]}"'
        self._in_unit.append(Want(node.at, said, found, self.file, is_loose=True))

    def _note(self, node: Node) -> None:
        self.known(node)
        if node.get("ref").startswith("#"):
            self._look_up(node)

    def _look_up(
        self, node: Node, kinds: tuple[str, ...] = (), else_said: str = "", place: str = "ref"
    ) -> None:
        """Notes down what an element refers to; where kinds are given, it must be in its unit."""
        ref = node.attributes["ref"]
        said = f'ref="{ref[:60]}" of <{node.name}>'
        try:
            found = reference(ref)
        except BadFragmentError as error:
            self.tell(node.at, f"{said} is no reference: {error}", "fragid")
            return
        unit = node.within("unit")
        id = unit.get("id") if unit is not None else ""
        is_own = found.is_here or (found.unit == id and found.file in ("", self.file))
        if kinds and not (is_own and set(found.leaf[:1]) & set(kinds)):
            self.tell(node.at, f'{else_said}, not to "{ref[:60]}"', place)
            return
        want = Want(node.at, said, found, found.file or self.file)
        is_of_unit = self.unit is not None and is_own and found.leaf
        (self._in_unit if is_of_unit else self._wanted).append(want)

    def end_unit(self, node: Node, ids: set[Key]) -> None:
        for want in self._in_unit:
            if want.is_loose:
                is_there = any((side, want.reference.leaf[1]) in ids for side in _SPANS)
                self.tell(want.at, want.said, "ref", is_warning=is_there)
            elif want.reference.leaf not in ids:
                self.tell(want.at, lacking(want), "ref")
        self._in_unit = []

    def _end_file(self, node: Node) -> None:
        units = self.places.units.get(self.file, ())
        for unit, (at, key) in self._flows.items():
            if unit not in units:
                self.tell(at, f'{key} names "{unit[:60]}", which is no unit of the file', key)
        self._flows = {}

    def _end(self, node: Node) -> None:
        places = self.places
        for want in self._wanted:
            wanted = want.reference
            if wanted.unit:
                is_there = wanted.unit in places.units.get(want.file, ())
                if is_there and wanted.leaf:
                    places.elsewhere.setdefault((want.file, wanted.unit), []).append(want)
            else:
                known = places.ids.get((want.file, wanted.group))
                is_there = known is not None and (not wanted.leaf or wanted.leaf in known)
            if not is_there:
                self.tell(want.at, lacking(want), "ref")


class Elsewhere(Known):
    """The second pass, which finds what is wanted in other units and not there."""

    def __init__(self, tell: Tell, wanted: Places) -> None:
        super().__init__(tell, Places())
        self._wanted = wanted.elsewhere

    def end_unit(self, node: Node, ids: set[Key]) -> None:
        for want in self._wanted.pop((self.file, node.get("id")), ()):
            if want.reference.leaf not in ids:
                self.tell(want.at, lacking(want), "ref")


def lacking(want: Want) -> str:
    """That what a reference names is not there."""
    return f"{want.said} refers to a {called(want.reference)} that is not there"
