"""The translated units of an XLIFF file, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.formats._tmx_raw import LONGEST, TOO_LONG
from workbench.formats._unit_sides import sides_of
from workbench.formats._utc_times import iso_time
from workbench.formats._xliff_own_facts import is_of, is_unconfirmed_machine, own_facts
from workbench.formats._xliff_said_by_tools import SaidByTool, said_by_tool
from workbench.formats._xliff_unit_texts import Texts, text_of, texts_of
from workbench.formats._xml_elements import Element, elements
from workbench.model.memory import NOTHING_BESIDES, BadUnit, NewUnit
from workbench.model.segments import Origin
from workbench.text.line_ends import to_line_feeds
from workbench.text.sentencing.marks import has_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_UNITS = ("trans-unit", "unit")
_HEADS = ("xliff", "file")
_UNTRANSLATED = frozenset({"new", "initial", "needs-translation", "needs-adaptation", "needs-l10n"})
_MACHINE = frozenset({"mt-suggestion", "leveraged-mt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What is said around a unit."""

    source_language: str = ""
    target_language: str = ""
    document: str = ""


def read_units(path: Path, report: Callable[[int], None]) -> Iterator[NewUnit | BadUnit]:
    """The units that have a translation, whose state does not say that it is none.

    Raises UnreadableFile with the line where the file is no XLIFF, or is not well-formed.
    """
    place = _Place()
    for element in elements(path, _UNITS, ("xliff",), heads=_HEADS, report=report):
        if element.name in _HEADS:
            place = _within(place, element)
        else:
            yield from _of_unit(element, place)


def _within(place: _Place, element: Element) -> _Place:
    """What is said from an opening tag on."""
    said = element.attributes
    source = said.get("srcLang") or said.get("source-language") or place.source_language
    target = said.get("trgLang") or said.get("target-language") or place.target_language
    return _Place(source_language=source, target_language=target, document=said.get("original", ""))


def _of_unit(unit: Element, place: _Place) -> Iterator[NewUnit | BadUnit]:
    """The unit of XLIFF 1.2, or the segments of one that is cut, or of XLIFF 2."""
    properties = {"id": unit.attributes["id"]} if "id" in unit.attributes else {}
    notes = [each for each in _inside(unit, "note") if text_of(each).strip()]
    segments = [unit] if unit.name == "trans-unit" else _inside(unit, "segment")
    for segment in segments:
        own = [text_of(note) for note in notes if segment is unit or is_of(note, segment)]
        noted = {"note": "\n".join(own)} if own else {}
        facts = own_facts(unit, segment)
        for texts in texts_of(segment):
            said = _said(unit, segment, texts.mid, facts)
            found = _of_texts(texts, place, said, properties | noted)
            if found is not None:
                yield found


def _said(unit: Element, segment: Element, mid: str, facts: Mapping[str, str]) -> SaidByTool:
    """What is said of a text by its tool, by the standard, and by `facts`, those of our writing."""
    tool = said_by_tool(unit, mid)
    target = next(iter(_children(segment, "target")), segment).attributes
    state = target.get("state") or segment.attributes.get("state") or tool.state
    is_suggestion = target.get("state-qualifier") in _MACHINE
    return SaidByTool(
        state=state,
        author=facts.get("author") or tool.author,
        time=iso_time(facts.get("time", "")) or tool.time,
        is_machines=is_suggestion or tool.is_machines or is_unconfirmed_machine(facts, state),
        is_untouched=tool.is_untouched or state in _UNTRANSLATED,
    )


def _of_texts(
    texts: Texts, place: _Place, said: SaidByTool, properties: dict[str, str]
) -> NewUnit | BadUnit | None:
    """One unit, or None where it has no translation."""
    source, target = to_line_feeds(texts.source), to_line_feeds(texts.target)
    if said.is_untouched or not source.strip() or not target.strip():
        return None
    if source == target and has_han(source):
        return None  # a copy of the source, which is no translation
    if max(len(source), len(target)) > LONGEST:
        return BadUnit(line=texts.line, fault=TOO_LONG)
    sides = sides_of(
        (source, texts.source_language or place.source_language),
        (target, texts.target_language or place.target_language),
    )
    if isinstance(sides, str):
        return BadUnit(line=texts.line, fault=sides)
    further = {**properties, "state": said.state} if said.state else properties
    return NewUnit(
        source=sides.source,
        target=sides.target,
        source_language=sides.source_language,
        target_language=sides.target_language,
        origin=Origin.MACHINE if said.is_machines else Origin.IMPORTED,
        author=said.author,
        time=said.time,
        document=place.document,
        properties=further or NOTHING_BESIDES,
    )


def _children(element: Element, name: str) -> list[Element]:
    return [each for each in element.children if each.name == name]


def _inside(unit: Element, name: str) -> list[Element]:
    """Elements of that name in the unit or in a group directly within it."""
    groups = [unit, *_children(unit, "notes")]
    return [each for group in groups for each in _children(group, name)]
