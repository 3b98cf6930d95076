"""The data categories of a termbase: which there are, where, and with which values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._tbx_2_categories import DEFAULT
from workbench.formats._tbx_categories import CATEGORIES, DIALECTS, PREFIXES
from workbench.formats._validity_tbx_declared import module_categories, xcs_categories
from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.formats._tbx_categories import Category
    from workbench.formats._validity_watch import Node, Passed, Tell

_TYPED = (
    "admin",
    "adminNote",
    "descrip",
    "descripNote",
    "ref",
    "termNote",
    "transac",
    "transacNote",
    "xref",
)
"""Elements that say a category by their type."""
_TYPED_2 = (*_TYPED, "termCompList", "hi")
_NAMING = ("XCSURI", "DCSName")
_OF_STANDARD = ("tbxxcs", "tbxdefault", "tbxbasic")
"""How the names of files begin that declare what the standard does."""
_MOST_NAMED = 12
_PLACE = "data categories"


class Categories(Watch):
    """An element says its category by its type (DCA, version 2), or by its name (DCT)."""

    def __init__(
        self, tell: Tell, of: str, known: Mapping[str, Category], names: tuple[str, ...] = _TYPED
    ) -> None:
        super().__init__(tell)
        self._of, self._known = of, known
        """What declares the categories, and these by their keys and the names of elements."""
        self.closed = dict.fromkeys(names, self._end)
        self.heard = names
        self._is_strict = True

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
        if category.levels and level not in category.levels:
            what = f"{category.name} may stand in {_listed(category.levels)}, not in {level}"
            self.tell(node.at, what, _PLACE)
        if category.values and self._said(node) not in category.values:
            what = f"{category.name} is {node.text.strip()[:60]!r}, not {_listed(category.values)}"
            self.tell(node.at, what, _PLACE)

    def _said(self, node: Node) -> str:
        """The value, which the rules of version 3 want without white space around."""
        return node.text

    def _unknown(self, node: Node) -> None:
        """Tells of a category that there is not."""
        type = node.get("type")
        if not type.strip():
            self.tell(node.at, f"the type of <{node.name}> is empty", _PLACE)
            return
        names = {each.name: None for each in self._known.values() if each.element == node.name}
        known = f"; it has {_listed(tuple(names))}" if names else ""
        what = f"{self._of} has no {type[:60]!r} for <{node.name}>{known}"
        self.tell(node.at, what, _PLACE, is_warning=not self._is_strict)

    def _tell_unknown(self, node: Node, which: str, advice: str) -> None:
        """Advises of categories that nothing here declares."""
        what = f"the data categories {which} are not known: the structure alone was looked at"
        self.tell(node.at, what, _PLACE, is_warning=True, advice=advice)


class OfDialect(Categories):
    """Those of a public dialect of version 3. The core has none, and forbids none."""

    def __init__(self, tell: Tell, dialect: str, style: str) -> None:
        known = [each for each in CATEGORIES.values() if each.module in DIALECTS[dialect]]
        elements = {f"{PREFIXES[each.module]}:{each.name}": each for each in known}
        by_key = {each.key: each for each in known}
        names = _TYPED if style == "dca" else tuple(elements)
        super().__init__(tell, dialect, {**by_key, **elements}, names)
        self._is_strict = bool(DIALECTS[dialect])


class OfModules(Categories):
    """Those of a private dialect of version 3, where its modules are described beside the file.

    It may have those of the public modules too. Without a description nothing is known of it.
    """

    def __init__(self, tell: Tell, dialect: str, path: Path) -> None:
        declared = _declared(lambda: module_categories(path))
        super().__init__(tell, dialect, {each.key: each for each in CATEGORIES.values()})
        self.opened = {"tbx": self._begin}
        self._dialect = dialect
        self._has_any = bool(declared)
        self._known = {**self._known, **{each.key: each for each in declared or ()}}
        self._elements = {f"{{{each.module}}}{each.name}": each for each in declared or ()}
        self._modules = {each.module for each in declared or ()}
        if not declared:
            self.closed, self.heard = {}, ()
        else:
            self.passed = self._element

    def _begin(self, node: Node) -> None:
        if not self._has_any:
            advice = "put the descriptions of its modules (*.tbxmd) beside the file"
            self._tell_unknown(node, f"of {self._dialect[:60]}", advice)

    def _element(self, node: Node, passed: Passed) -> None:
        """One of the style DCT."""
        module, _, name = passed.name.removeprefix("{").partition("}")
        if passed.depth != 1 or module not in self._modules:
            return
        category = self._elements.get(passed.name)
        if category is None:
            self.tell(passed.at, f"the module {module[:60]!r} has no {name[:60]!r}", _PLACE)
        elif category.levels and (level := _level(node)) not in category.levels:
            what = f"{name[:60]} may stand in {_listed(category.levels)}, not in {level}"
            self.tell(passed.at, what, _PLACE)


class OfVersion2(Categories):
    """Those of the XCS file that a file of version 2 names, else those of the standard."""

    def __init__(self, tell: Tell, path: Path) -> None:
        super().__init__(tell, "the standard", DEFAULT, _TYPED_2)
        self.closed = {**self.closed, "p": self._paragraph}
        self.heard = (*_TYPED_2, "p")
        self._path = path
        self._is_known = True

    def _end(self, node: Node) -> None:
        if self._is_known:
            super()._end(node)

    def _said(self, node: Node) -> str:
        return node.text.strip()

    def _paragraph(self, node: Node) -> None:
        around = node.parent
        if node.get("type") not in _NAMING or around is None or around.name != "encodingDesc":
            return
        name = node.text.strip().replace("\\", "/").rpartition("/")[2][:200]
        if not name or name.lower().startswith(_OF_STANDARD):
            return
        found = _declared(lambda: xcs_categories(self._path.parent / name))
        if found:
            self._of, self._known = name, {each.key: each for each in found}
            return
        self._is_known = False
        self._tell_unknown(node, f"that {name[:60]} declares", f"put {name[:60]} beside the file")


def _declared(read: Callable[[], list[Category]]) -> list[Category]:
    """What a file beside declares; nothing where there is none that can be read."""
    try:
        return read()
    except UnreadableFile:
        return []


def _is_placed(node: Node) -> bool:
    """Whether the grammar lets it be where it is, so that its category matters."""
    return node.parent is not None and node.name in node.parent.rule.model.names


def _level_of(node: Node) -> str:
    """The name of what an element stands in, itself or in groups."""
    return _level(node.parent) if node.parent is not None else ""


def _level(around: Node) -> str:
    node: Node | None = around
    while node is not None and node.name.endswith("Grp"):
        node = node.parent
    return node.name if node is not None else ""


def _listed(names: tuple[str, ...]) -> str:
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} or others"
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
