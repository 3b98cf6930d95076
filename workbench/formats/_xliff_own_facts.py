"""What an XLIFF file of our own writing says of a unit, wherever its version has the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._xliff2_write_parts import NAMESPACE
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.formats._xml_elements import Element

_CONFIRMED = ("translated", "reviewed", "signed-off", "final")


def own_facts(unit: Element, segment: Element) -> dict[str, str]:
    """Number, kind, author and so on by name; nothing in a file of another program.

    In XLIFF 1.2 the segment is the unit itself.
    """
    if segment is unit:
        return _said(unit.children, "context-group", "purpose", "x-segment")
    group = segment.attributes.get("id", "")
    return _said(_metadata(unit), "metaGroup", "category", group) if group else {}


def is_of(note: Element, segment: Element) -> bool:
    """Whether a note does not say that it is of another segment."""
    named = note.attributes.get(f"{NAMESPACE} segment", "")
    return named in ("", segment.attributes.get("id", ""))


def is_unconfirmed_machine(facts: Mapping[str, str], state: str) -> bool:
    """Whether the wording came from a machine, and nobody has said that it stands."""
    return facts.get("origin") == Origin.MACHINE and state not in _CONFIRMED


def _metadata(unit: Element) -> Iterator[Element]:
    for child in unit.children:
        if child.name == "metadata" and child.attributes.get("id") == "workbench":
            yield from child.children


def _said(groups: Iterator[Element] | list[Element], *wanted: str) -> dict[str, str]:
    name, key, value = wanted
    for group in groups:
        if group.name == name and group.attributes.get(key) == value:
            return {_type(each): each.text for each in group.children if _type(each)}
    return {}


def _type(element: Element) -> str:
    said = element.attributes
    if element.name == "meta":
        return said.get("type", "")
    return said.get("context-type", "").removeprefix("x-")
