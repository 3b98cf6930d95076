"""Data categories that a file beside a termbase declares.

For TBX 2 it is the XCS file that the termbase names, for a private dialect of TBX 3 the
descriptions of its modules (`*.tbxmd`). Neither is ever taken from the web.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._tbx_2_categories import LEVELS
from workbench.formats._tbx_categories import Category
from workbench.formats._xml_elements import elements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.formats._xml_elements import Element

_NAMES = (
    "admin",
    "adminNote",
    "descrip",
    "descripNote",
    "hi",
    "ref",
    "termCompList",
    "termNote",
    "transac",
    "transacNote",
    "xref",
)
_SPECS = {f"{name}Spec": name for name in _NAMES}
_MOST_MODULES = 20
_PICKLIST = "picklist"


def xcs_categories(path: Path) -> list[Category]:
    """Those of an XCS file. Raises UnreadableFile."""
    return list(_categories(path, "TBXXCS"))


def module_categories(termbase: Path) -> list[Category]:
    """Those of all modules that are described beside a termbase. Raises UnreadableFile."""
    found = sorted(termbase.parent.glob("*.tbxmd"))[:_MOST_MODULES]
    return [category for path in found for category in _categories(path, "tbxmd")]


def _categories(path: Path, root: str) -> Iterator[Category]:
    namespace = ""
    for element in elements(path, _SPECS, (root,), heads=(root,)):
        if element.name == root:
            namespace = element.attributes.get("ns", "")
        else:
            yield Category(
                name=element.attributes.get("name", ""),
                element=_SPECS[element.name],
                module=namespace,
                levels=tuple(_levels(element)),
                values=tuple(_values(element)),
            )


def _levels(spec: Element) -> Iterator[str]:
    for name in _listed(spec, "levels"):
        yield from LEVELS.get(name, (name,))


def _values(spec: Element) -> Sequence[str]:
    is_list = any(
        each.attributes.get("datatype") == _PICKLIST
        for each in spec.children
        if each.name == "contents"
    )
    return _listed(spec, "contents") if is_list else ()


def _listed(spec: Element, name: str) -> list[str]:
    """Words of a child, or each of its own children's texts."""
    found: list[str] = []
    for child in spec.children:
        if child.name == name:
            found += child.text.split()
            found += [each.text.strip() for each in child.children]
    return found
