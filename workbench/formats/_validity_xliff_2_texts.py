"""The texts of XLIFF 2: their languages, white space, states and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_types import language
from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Tell
    from workbench.formats._validity_xliff_2_scope import Scope

_LANG, _SPACE = "xml:lang", "xml:space"
_PARTS = ("segment", "ignorable")
_AROUND = (*_PARTS, "mtc:match", "res:resourceItem")
_TRANSLATED = ("translated", "reviewed", "final")


class Languages(Watch):
    """A source is in `srcLang`, a target in `trgLang`, which a file with targets must have."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            "xliff": self._begin,
            **dict.fromkeys(("source", "res:source"), self._source),
            **dict.fromkeys(("target", "res:target"), self._target),
        }
        self._source_language = self._target_language = ""
        self._is_told = False

    def _begin(self, node: Node) -> None:
        self._source_language = node.get("srcLang")
        self._target_language = node.get("trgLang")

    def _source(self, node: Node) -> None:
        self._compare(node, self._source_language, "srcLang")

    def _target(self, node: Node) -> None:
        around = node.parent
        is_of_part = around is not None and around.name in _PARTS
        if is_of_part and not self._target_language and not self._is_told:
            self._is_told = True
            what = "<xliff> has no trgLang, but the file holds a <target>"
            self.tell(node.at, what, "trgLang")
        self._compare(node, self._target_language, "trgLang")

    def _compare(self, node: Node, wanted: str, key: str) -> None:
        said, around = inherited(node, _LANG), node.parent
        if not said or not wanted or said == wanted or around is None:
            return
        is_reference = around.name == "mtc:match" and around.get("reference") == "yes"
        if is_reference or around.name not in _AROUND or language(said) or language(wanted):
            return
        lower = said.lower()
        if lower == wanted.lower():
            return
        is_region = lower.startswith(f"{wanted.lower()}-")
        what = f"<{node.name}> is in {said[:40]}, but the {key} of the file is {wanted[:40]}"
        self.tell(node.at, what, _LANG, is_warning=is_region)


def inherited(node: Node, key: str) -> str:
    """An attribute of an element, or else of the nearest one around it that has it."""
    now: Node | None = node
    while now is not None:
        if key in now.attributes:
            return now.attributes[key]
        now = now.parent
    return ""


def spaces(scope: Scope, tell: Tell) -> None:
    """White space is kept in a target where it is kept in its source."""
    of_source = {text.part: text.node for text in scope.sources}
    for text in scope.targets:
        source, target = of_source.get(text.part), text.node
        if source is None or source.attributes.get(_SPACE) == target.attributes.get(_SPACE):
            continue
        first = inherited(source, _SPACE) or "default"
        second = inherited(target, _SPACE) or "default"
        if first != second:
            what = f'<target> has xml:space="{second[:20]}", but its <source> "{first[:20]}"'
            tell(target.at, what, _SPACE)


def states(scope: Scope, tell: Tell) -> None:
    """A state that says more than `initial` is of a segment that has a target."""
    if not scope.is_unit:
        return
    with_target = {text.part for text in scope.targets}
    for number, part in enumerate(scope.parts, 1):
        state = part.get("state")
        if state in _TRANSLATED and number not in with_target:
            tell(part.at, f'<segment state="{state}"> has no <target>', "state")
        if "subState" in part.attributes and not state:
            tell(part.at, "<segment> has subState without state", "subState")


def orders(scope: Scope, tell: Tell) -> None:
    """Where targets say their order, no two have one place, and none is beyond the last."""
    if not scope.is_unit or all("order" not in text.node.attributes for text in scope.targets):
        return
    last, met = len(scope.parts), set()
    is_right = True
    for text in scope.targets:
        place, at = text.place, text.node.at
        if place > last:
            what = f'order="{place}" is beyond the {last} segments and ignorables of the unit'
            tell(at, what, "order")
        elif place in met:
            said = "" if "order" in text.node.attributes else ", which is its own place in the unit"
            tell(at, f"two targets of the unit have the order {place}{said}", "order")
        is_right = is_right and place <= last and place not in met
        met.add(place)
    if is_right:
        _missing(scope, met, tell)


def _missing(scope: Scope, met: set[int], tell: Tell) -> None:
    """Tells of targets that are moved away from a place where no other is put."""
    for text in scope.targets:
        if "order" in text.node.attributes and text.part not in met:
            what = f"the target is moved away from place {text.part}, but no other one is put there"
            tell(text.node.at, what, "order")
