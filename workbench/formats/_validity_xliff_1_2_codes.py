"""The codes within the texts of an XLIFF 1.2 file, and the segments of its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.formats._validity_advice import COMPARE_CODES, PUT_BACK
from workbench.formats._validity_watch import NOWHERE, Watch

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Place, Tell

_TEXTS = ("source", "seg-source", "target")
_ALONE = ("g", "x", "ph", "it")
_OPENING, _CLOSING = {"bpt": "ept", "bx": "ex"}, {"ept": "bpt", "ex": "bx"}


@dataclass(slots=True)
class _Text:
    """What was met in one text."""

    at: Place
    opened: dict[tuple[str, str], Place] = field(default_factory=dict)
    """The name of each opening code and what pairs it, with its line."""
    rids: set[tuple[str, str]] = field(default_factory=set)
    closed: list[tuple[str, str, bool, Place]] = field(default_factory=list)
    """Of each closing code: the opening one, what pairs it, whether by `rid`, and its line."""
    codes: dict[tuple[str, str], Place] = field(default_factory=dict)
    """The name and identity of each code."""


class Codes(Watch):
    """Codes pair within a text, and those of a target are those of its source."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            **dict.fromkeys(_TEXTS, self._begin),
            **dict.fromkeys((*_ALONE, *_OPENING, *_CLOSING), self._code),
        }
        self.closed = dict.fromkeys(_TEXTS, self._end)
        self.heard = ("target",)
        self._text = _Text(NOWHERE)
        self._source = _Text(NOWHERE)

    def _begin(self, node: Node) -> None:
        self._text = _Text(node.at)

    def _code(self, node: Node) -> None:
        text, name, id = self._text, node.name, node.get("id")
        rid = node.get("rid")
        if name in _OPENING:
            if rid and (name, rid) in text.rids:
                self.tell(node.at, f'rid="{rid}" stands at two <{name}> of one text', "rid")
            if rid:
                text.rids.add((name, rid))
            text.opened[name, rid or id] = node.at
        elif name in _CLOSING:
            text.closed.append((_CLOSING[name], rid or id, bool(rid), node.at))
        key = (name, id)
        if id and key in text.codes and node.get("clone") != "yes":
            what = f'id="{id}" stands at two <{name}> of one text'
            self.tell(node.at, what, "id", is_warning=True)
        text.codes[key] = node.at

    def _end(self, node: Node) -> None:
        self._pair()
        if node.parent is None or node.parent.name != "trans-unit":
            return
        if node.name == "source":
            self._source = self._text
        elif node.name == "target" and node.text.strip():
            self._compare()

    def _pair(self) -> None:
        text = self._text
        met = set()
        for name, key, is_by_rid, at in text.closed:
            met.add((name, key))
            if (name, key) not in (text.rids if is_by_rid else text.opened):
                closing = _OPENING[name]
                said = f'rid="{key}"' if is_by_rid else f'id="{key}"'
                what = f"<{closing} {said}> closes what no <{name}> of its text has opened"
                self.tell(at, what, closing, is_warning=not is_by_rid)
        for (name, key), at in text.opened.items():
            if (name, key) not in met:
                what = f'<{name}> "{key}" has no <{_OPENING[name]}> in its text'
                self.tell(at, what, name, is_warning=True)

    def _compare(self) -> None:
        """Advises of codes that only the source or only the target has."""
        source, target = self._source.codes, self._text.codes
        for (name, id), at in target.items():
            if (name, id) not in source:
                what = f'<{name} id="{id}"> stands in the target, but not in the source'
                self.tell(at, what, "target", is_warning=True, advice=COMPARE_CODES)
        for name, id in source:
            if (name, id) not in target:
                what = f'<{name} id="{id}"> stands in the source, but not in the target'
                self.tell(self._text.at, what, "target", is_warning=True, advice=PUT_BACK)


class Segments(Watch):
    """<seg-source> holds the text of <source>, and segments are found by their `mid`."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            "trans-unit": self._begin,
            "alt-trans": self._alternative,
            "mrk": self._mark,
        }
        self.closed = {
            "source": self._end_source,
            "seg-source": self._end_segments,
            "trans-unit": self._end,
            "alt-trans": self._end,
        }
        self.heard = ("source", "seg-source")
        self._known: dict[str, set[str]] = {"trans-unit": set(), "alt-trans": set()}
        self._wanted: dict[str, list[tuple[str, Place]]] = {"trans-unit": [], "alt-trans": []}
        self._source = ""

    def _begin(self, node: Node) -> None:
        self._known = {"trans-unit": set(), "alt-trans": set()}
        self._wanted = {"trans-unit": [], "alt-trans": []}

    def _alternative(self, node: Node) -> None:
        self._known["alt-trans"], self._wanted["alt-trans"] = set(), []
        if "mid" in node.attributes:
            self._wanted["trans-unit"].append((node.get("mid"), node.at))

    def _mark(self, node: Node) -> None:
        text, mid = node.parent, node.get("mid")
        unit = text.parent.name if text is not None and text.parent is not None else ""
        if not mid or text is None or unit not in self._known:
            return
        if text.name == "seg-source":
            if mid in self._known[unit]:
                self.tell(node.at, f'mid="{mid}" stands twice in one <seg-source>', "mid")
            self._known[unit].add(mid)
        elif text.name == "target":
            self._wanted[unit].append((mid, node.at))

    def _end_source(self, node: Node) -> None:
        self._source = node.text

    def _end_segments(self, node: Node) -> None:
        is_of_unit = node.parent is not None and node.parent.name == "trans-unit"
        if is_of_unit and "".join(node.text.split()) != "".join(self._source.split()):
            what = "the text of <seg-source> is not that of <source>"
            self.tell(node.at, what, "seg-source")

    def _end(self, node: Node) -> None:
        for mid, at in self._wanted[node.name]:
            if mid not in self._known[node.name]:
                what = f'mid="{mid}" names no <mrk> in the <seg-source>'
                self.tell(at, what, "mid")
