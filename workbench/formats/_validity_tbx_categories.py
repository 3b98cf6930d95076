"""The data categories of a public dialect of TBX: which there are, where, and with which values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._tbx_categories import CATEGORIES, DIALECTS, LEVELS, PREFIXES
from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Tell

_ELEMENTS = tuple(dict.fromkeys(category.element for category in CATEGORIES.values()))
_FURTHER = ("descripNote",)
"""Elements for which no public module has a category."""
_MOST_NAMED = 12
_PLACE = "data categories"


class Categories(Watch):
    """In DCA an element says its category by its type, in DCT by its name."""

    def __init__(self, tell: Tell, dialect: str, style: str) -> None:
        super().__init__(tell)
        self._dialect = dialect
        known = [each for each in CATEGORIES.values() if each.module in DIALECTS[dialect]]
        self._known = {each.key: each for each in known}
        if style == "dca":
            names = (*_ELEMENTS, *_FURTHER)
        else:
            names = tuple(f"{PREFIXES[each.module]}:{each.name}" for each in known)
            self._known |= dict(zip(names, known, strict=True))
        self.closed = dict.fromkeys(names, self._end)
        self.heard = names

    def _end(self, node: Node) -> None:
        is_typed = ":" not in node.name
        if (is_typed and "type" not in node.attributes) or not _is_placed(node):
            return
        key = f"{node.name}:{node.get('type')}" if is_typed else node.name
        category = self._known.get(key)
        if category is None:
            self._unknown(node)
            return
        level = _level_of(node)
        if level not in category.levels:
            what = f"{category.name} may stand in {_listed(category.levels)}, not in {level}"
            self.tell(node.at, what, _PLACE)
        if category.values and node.text not in category.values:
            what = f"{category.name} is {node.text.strip()[:60]!r}, not {_listed(category.values)}"
            self.tell(node.at, what, _PLACE)

    def _unknown(self, node: Node) -> None:
        """Tells of a category that the dialect has not. The core has none, and forbids none."""
        type = node.get("type")
        if not type.strip():
            self.tell(node.at, f"the type of <{node.name}> is empty", _PLACE)
            return
        names = [each.name for each in self._known.values() if each.element == node.name]
        known = f"; it has {_listed(names)}" if names else ""
        what = f"{self._dialect} has no {type[:60]!r} for <{node.name}>{known}"
        self.tell(node.at, what, _PLACE, is_warning=not DIALECTS[self._dialect])


def _is_placed(node: Node) -> bool:
    """Whether the grammar lets it be where it is, so that its category matters."""
    return node.parent is not None and node.name in node.parent.rule.model.names


def _level_of(node: Node) -> str:
    """Where an element stands: in a level, or in a group of one."""
    parent = node.parent
    if parent is not None and parent.name not in LEVELS and parent.name.endswith("Grp"):
        parent = parent.parent
        if parent is not None and parent.name == "descripGrp":
            parent = parent.parent
    return parent.name if parent is not None else ""


def _listed(names: tuple[str, ...] | list[str]) -> str:
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} or others"
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
