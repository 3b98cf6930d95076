"""Codes of XLIFF 2: their identities, the data they stand for, copies of them, and their hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_advice import PUT_BACK
from workbench.formats._validity_xliff_2_scope import CODES, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._validity_watch import Node, Tell
    from workbench.formats._validity_xliff_2_scope import Scope, Text, Token

_DATA = ("dataRef", "dataRefStart", "dataRefEnd")
_TOGETHER = (
    ("dataRefStart", "dataRefEnd"),
    ("equivStart", "equivEnd"),
    ("subFlowsStart", "subFlowsEnd"),
)
_SUBTYPES = {
    **dict.fromkeys(("xlf:b", "xlf:i", "xlf:u", "xlf:lb", "xlf:pb"), "fmt"),
    "xlf:var": "ui",
}
"""The values of `subType` that the standard has, with the `type` that each is of."""


def identities(scope: Scope, tell: Tell) -> None:
    """Ids are unique among segments, codes and annotations; a target has those of the source."""
    known: dict[str, Node] = {}
    if scope.is_unit:
        for part in scope.parts:
            _know(known, part, tell)
    if not scope.marks:
        return
    for text in scope.sources:
        for token in text.elements:
            if token.name in KINDS:
                _know(known, token.node, tell)
    met: dict[str, Node] = {}
    own = {(text.part, token.id) for text in scope.sources for token in text.elements}
    for text in scope.targets:
        for token in text.elements:
            if not token.id or token.name not in KINDS:
                continue
            _answer(known, met, token.node, tell)
            if token.id in known and (text.part, token.id) not in own:
                what = f'<{token.name} id="{token.id[:60]}"> is of the source of another segment'
                tell(token.node.at, f"{what} of the unit", "id", is_warning=True)


def _know(known: dict[str, Node], node: Node, tell: Tell) -> None:
    id = node.get("id")
    if id and id in known:
        tell(node.at, _repeated(node, known[id]), "id")
    if id:
        known[id] = node


def _answer(known: dict[str, Node], met: dict[str, Node], node: Node, tell: Tell) -> None:
    id = node.get("id")
    base = known.get(id, node)
    if id in met:
        tell(node.at, f"{_repeated(node, met[id])}, also in a target", "id")
    elif KINDS.get(base.name) != KINDS[node.name]:
        what = f"{_repeated(node, base)}: a target has the ids of the codes that it answers to"
        tell(node.at, what, "id")
    met[id] = node


def _repeated(node: Node, other: Node) -> str:
    said = f'<{node.name}> has id="{node.get("id")[:60]}", which <{other.name}>'
    return f"{said} of line {other.at.line} has too"


def data(scope: Scope, tell: Tell) -> None:
    """The data that codes refer to is there, and what belongs together stands together."""
    for token in _codes(scope.texts):
        node = token.node
        for key in _DATA if node.name == "pc" else _DATA[:1]:
            ref = node.attributes.get(key)
            if ref is not None and ref not in scope.data:
                what = f'{key}="{ref[:60]}" names no <data> in the <originalData> of the'
                tell(node.at, f"{what} {scope.name}", key)
        if node.name == "pc":
            for first, second in _TOGETHER:
                has, lacks = (first, second) if first in node.attributes else (second, first)
                if has in node.attributes and lacks not in node.attributes:
                    tell(node.at, f"<pc> has {has} without {lacks}", lacks)


def copies(scope: Scope, tell: Tell) -> None:
    """`copyOf` names a code of the unit that has no data and may be copied."""
    known: dict[str, Node] = {}
    for token in _codes(scope.texts):
        known.setdefault(token.id, token.node)
    for token in _codes(scope.texts):
        node = token.node
        ref = node.attributes.get("copyOf")
        if ref is None:
            continue
        said = f'copyOf="{ref[:60]}"'
        if any(key in node.attributes for key in _DATA):
            what = f"<{node.name}> has {said} and data of its own: it must have one of the two"
            tell(node.at, what, "copyOf")
        base = known.get(ref)
        if base is None:
            tell(node.at, f"{said} names no code in the {scope.name}", "copyOf")
            continue
        if any(key in base.attributes for key in _DATA):
            what = f"{said} is of a code that has data: refer to the same data instead"
            tell(node.at, what, "copyOf")
        if base.get("canCopy") == "no":
            tell(node.at, f'{said} is of a code with canCopy="no"', "canCopy")


def hints(scope: Scope, tell: Tell) -> None:
    """What may not be moved may not be copied or deleted; a subtype is of its type."""
    for token in _codes(scope.texts):
        node = token.node
        reorder = node.get("canReorder")
        if reorder in ("no", "firstNo"):
            for key in ("canCopy", "canDelete"):
                if node.get(key) != "no":
                    what = f'<{node.name}> with canReorder="{reorder}" must have {key}="no"'
                    tell(node.at, what, "canReorder")
        if "subType" in node.attributes:
            _subtype(node, tell)


def _subtype(node: Node, tell: Tell) -> None:
    said, type = node.get("subType"), node.get("type")
    if not type:
        tell(node.at, f"<{node.name}> has subType without type", "subType")
    if not said.startswith("xlf:"):
        return
    wanted = _SUBTYPES.get(said)
    if wanted is None:
        known = ", ".join(_SUBTYPES)
        tell(node.at, f'subType="{said[:60]}" is not one of {known}', "subType")
    elif type and type != wanted:
        what = f'subType="{said}" is of type="{wanted}", not of "{type[:60]}"'
        tell(node.at, what, "subType")


def deletions(scope: Scope, tell: Tell) -> None:
    """A code that may not be deleted stands in the target, where its segment has one."""
    if not scope.is_unit or not scope.targets:
        return
    there = {token.id for token in _codes(scope.targets) if token.id}
    translated = {text.part: text.node for text in scope.targets}
    for text in scope.sources:
        target = translated.get(text.part)
        if target is None:
            continue
        is_ignorable = scope.parts[text.part - 1].name == "ignorable"
        for token in _codes([text]):
            if token.id and token.node.get("canDelete") == "no" and token.id not in there:
                what = f'<{token.name} id="{token.id[:60]}"> has canDelete="no", but is not in'
                said = f"{what} the target"
                tell(target.at, said, "canDelete", is_warning=is_ignorable, advice=PUT_BACK)


def _codes(texts: list[Text]) -> Iterator[Token]:
    return (token for text in texts for token in text.elements if token.name in CODES)
