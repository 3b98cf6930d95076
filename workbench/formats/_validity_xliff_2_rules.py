"""What XLIFF 2 says of its modules beyond their grammar: places, styles, matches, resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import shown
from workbench.formats._validity_watch import Watch
from workbench.formats._validity_xliff_2_modules import ELEMENTS, NAMESPACES, OF_MODULES
from workbench.formats._validity_xliff_2_values import items

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Passed, Place, Tell

_REPEATED = ("ctr:changeTrack", "its:provenanceRecords", "its:locQualityIssues")
"""Elements that may stand several times in one place."""


class Placed(Watch):
    """Elements of modules stand where their module says, once, and are those of the module."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = dict.fromkeys(ELEMENTS, self._place)
        self.passed = self._unknown
        self._last: dict[str, Node] = {}
        """The element around the last one of each name."""

    def _place(self, node: Node) -> None:
        around, name = node.parent, node.name
        if around is None or around.name.partition(":")[0] == name.partition(":")[0]:
            return
        wanted = OF_MODULES.get(name)
        if wanted is None or around.name not in wanted:
            where = f"; it may in {', '.join(map(shown, wanted))}" if wanted else ""
            what = f"{shown(name)} may not stand in {shown(around.name)}{where}"
            self.tell(node.at, what, name)
        elif name not in _REPEATED and self._last.get(name) is around:
            self.tell(node.at, f"{shown(name)} may stand only once in {shown(around.name)}", name)
        self._last[name] = around

    def _unknown(self, node: Node, passed: Passed) -> None:
        if passed.depth == 1 and not passed.name.startswith("{"):
            prefix = passed.name.rpartition(":")[0]
            of = f"the module {prefix} ({NAMESPACES[prefix]})" if prefix else "XLIFF"
            self.tell(passed.at, f"{shown(passed.name)} is no element of {of}", node.name)


class Contents(Watch):
    """What refers to a file outside is empty, and what does not is not."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"res:resourceItem": self._item}
        self.closed = {
            "skeleton": self._end,
            "res:source": self._end,
            "res:target": self._end,
            "res:resourceItem": self._end_item,
        }
        self.heard = ("skeleton",)
        self._filled: list[bool] = []
        """Whether each text of the resource holds it, as it must without a type of its file."""

    def _end(self, node: Node) -> None:
        is_filled = bool(node.seen or node.text)
        self._filled.append(is_filled)
        if "href" not in node.attributes and not is_filled:
            self.tell(node.at, f"{shown(node.name)} is empty, and has no href", node.name)
        elif "href" in node.attributes and is_filled:
            what = f"{shown(node.name)} has an href, so that it must be empty"
            self.tell(node.at, what, node.name)

    def _item(self, node: Node) -> None:
        self._filled = []

    def _end_item(self, node: Node) -> None:
        if "mimeType" not in node.attributes and not (self._filled and all(self._filled)):
            what = "<res:resourceItem> holds no resource itself, so that it must have a mimeType"
            self.tell(node.at, what, "res:resourceItem")


class Resources(Watch):
    """A <res:resourceItemRef> names a <res:resourceItem> of its file."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            "file": self._begin,
            "res:resourceItem": self._item,
            "res:resourceItemRef": self._refer,
        }
        self.closed = {"file": self._end}
        self._known: set[str] = set()
        self._wanted: dict[str, Place] = {}

    def _begin(self, node: Node) -> None:
        self._known, self._wanted = set(), {}

    def _item(self, node: Node) -> None:
        self._known.add(node.get("id"))

    def _refer(self, node: Node) -> None:
        self._wanted.setdefault(node.get("ref"), node.at)

    def _end(self, node: Node) -> None:
        for ref, at in self._wanted.items():
            if ref not in self._known:
                what = f'ref="{ref[:60]}" names no <res:resourceItem> in the file'
                self.tell(at, what, "res:resourceItemRef")


class Matches(Watch):
    """What a <mtc:match> may not have."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"mtc:match": self._match}

    def _match(self, node: Node) -> None:
        if "subType" in node.attributes and "type" not in node.attributes:
            self.tell(node.at, "<mtc:match> has subType without type", "subType")
        if "xml:lang" in node.attributes:
            self.tell(node.at, "<mtc:match> may not have xml:lang", "mtc:match")


class Entries(Watch):
    """A term of a glossary has a translation or a definition."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.closed = {"gls:glossEntry": self._end}

    def _end(self, node: Node) -> None:
        if not node.seen & {"gls:translation", "gls:definition"}:
            what = "<gls:glossEntry> has neither <gls:translation> nor <gls:definition>"
            self.tell(node.at, what, "gls:glossEntry")


class Selections(Watch):
    """What is chosen by variables says a value for each of these."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = dict.fromkeys(("group", "unit", "segment"), self._case)

    def _case(self, node: Node) -> None:
        case = node.attributes.get("pgs:case")
        if case is None:
            return
        around = node.parent
        while around is not None and "pgs:switch" not in around.attributes:
            around = around.parent
        if around is None:
            what = f"{shown(node.name)} has pgs:case, but nothing around it has pgs:switch"
            self.tell(node.at, what, "pgs:case")
        elif len(items(case)) != len(items(around.get("pgs:switch"))):
            what = f'pgs:case="{case[:60]}" must have as many values as the pgs:switch of line'
            self.tell(node.at, f"{what} {around.at.line}", "pgs:case")


class Checks(Watch):
    """A <val:rule> asks for one thing, with what belongs to it."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {"val:rule": self._rule}

    def _rule(self, node: Node) -> None:
        given = [key for key in _ASKED if key in node.attributes]
        if any(key.startswith("{") for key in node.attributes):
            given.append("an attribute of an extension")
        if len(given) != 1:
            has = f", but has {' and '.join(given)}" if given else ""
            what = f"<val:rule> must have one of {', '.join(_ASKED)} or of an extension{has}"
            self.tell(node.at, what, "val:rule")
        if "occurs" in node.attributes and "isPresent" not in node.attributes:
            self.tell(node.at, "<val:rule> has occurs without isPresent", "val:occurs")
        if "existsInSource" in node.attributes and not set(given) & set(_IN_SOURCE):
            what = f"<val:rule> has existsInSource without one of {', '.join(_IN_SOURCE)}"
            self.tell(node.at, what, "val:existsInSource")
        if node.get("disabled") == "yes" and node.within("group", "unit") is None:
            what = "<val:rule> of a file may not be disabled: nothing stands above it"
            self.tell(node.at, what, "val:disabled")


_ASKED = ("isPresent", "isNotPresent", "startsWith", "endsWith")
_IN_SOURCE = ("isPresent", "startsWith", "endsWith")
RULES = (Placed, Contents, Resources, Matches, Entries, Checks, Selections)
