"""Translation units as TMX 1.4b: a stream of escaped strings."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._languages import written_tag
from workbench.formats._tmx_facts import (
    CHANGED,
    CHANGED_BY,
    SEG,
    SEG_END,
    created,
    created_by,
)
from workbench.formats._tmx_inline import inline, unusual, written_facts
from workbench.formats._tmx_places import ITEM_ATTRIBUTES, Place, key_of, may_be_attribute, place_of
from workbench.formats._tmx_quick import quick_unit
from workbench.formats._tmx_roles import (
    AFTER,
    BEFORE,
    DOCUMENT,
    ELSEWHERE,
    IS_MACHINE,
    MACHINE,
    ORIGIN,
    OWN_TYPE,
    PARTS,
    PLACES,
    is_machine,
    role_of,
)
from workbench.formats._utc_times import iso_time, tmx_time
from workbench.formats._xml_text import attribute, content
from workbench.model.memory import NOTHING_BESIDES
from workbench.model.segments import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.model.memory import TranslationUnit, UnitsHead

_BATCH = 500
_ILLEGAL = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_IN_CONTENT = re.compile(f"[&<>\r]|{_ILLEGAL}")
_IN_ATTRIBUTE = re.compile(f'[&<>"\t\n\r]|{_ILLEGAL}')
_LOST = re.compile(_ILLEGAL)
_CONTROLS = bytes({*range(0x20)} - {0x9, 0xA})
_NO_CHARACTERS = "\ufffe\uffff"
_NUMBER = "tu.prop:x-number"
_ROLES_ELSEWHERE = {key: role for role, key in ELSEWHERE.items()}


def file_head(
    program: str,
    source_language: str,
    *,
    segments: str = "paragraph",
    datatype: str = "plaintext",
    properties: Mapping[str, str] = NOTHING_BESIDES,
) -> str:
    """What stands before the first unit; `program` is a name and a version."""
    tool, _, version = program.rpartition(" ")
    items = "".join(
        f'<prop type="{attribute(kind)}">{content(text)}</prop>\n'
        for kind, text in properties.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="{attribute(tool or version)}"'
        f' creationtoolversion="{attribute(version)}"'
        f' segtype="{segments}" o-tmf="bilingual-workbench" adminlang="en"'
        f' srclang="{attribute(source_language)}" datatype="{datatype}"'
        + (f">\n{items}</header>\n" if items else "/>\n")
        + "<body>\n"
    )


FILE_FOOT = "</body>\n</tmx>\n"


def write_units(units: Iterable[TranslationUnit], head: UnitsHead, out: BinaryIO) -> list[str]:
    """Writes every unit; gives a sentence where characters had to be left out."""
    out.write(file_head(head.program, written_tag(head.source_language)).encode())
    writer, waiting = _Writer(), iter(units)
    while batch := list(islice(waiting, _BATCH)):
        out.write(_quick(batch, writer) or writer.all(batch).encode())
    out.write(FILE_FOOT.encode())
    return writer.losses()


def _quick(batch: Sequence[TranslationUnit], writer: _Writer) -> bytes:
    """The units of a batch; nothing where one has a character that may not be written."""
    try:
        text = "".join([quick_unit(unit) or writer.unit(unit) for unit in batch])
        data = text.encode()
    except UnicodeEncodeError:
        return b""
    if len(data.translate(None, _CONTROLS)) != len(data) or any(map(text.count, _NO_CHARACTERS)):
        return b""
    if writer.is_lossy:
        return b""
    writer.count += len(batch)
    return data


class _Writer:
    """Writes units one after the other, and notes what could not be written."""

    def __init__(self) -> None:
        self.count = 0
        """So many units were written before."""
        self.is_lossy = False
        """Whether something had to be left out, of one unit or of a batch."""
        self._lossy = 0
        self._first_lossy = 0
        self._attributes = dict.fromkeys(PARTS, "")
        self._items = dict.fromkeys(PARTS, "")

    def all(self, batch: Iterable[TranslationUnit]) -> str:
        """Units, counted with those of which something was left out."""
        written = []
        for unit in batch:
            self.count += 1
            self.is_lossy = False
            written.append(self.unit(unit))
            if self.is_lossy:
                self._lossy += 1
                self._first_lossy = self._first_lossy or self.count
        self.is_lossy = False
        return "".join(written)

    def unit(self, unit: TranslationUnit) -> str:
        """One unit."""
        self._attributes = attributes = dict.fromkeys(PARTS, "")
        self._items = items = dict.fromkeys(PARTS, "")
        self._facts(unit)
        has_codes = bool(unit.source_codes or unit.target_codes)
        if unit.properties:
            self._properties(unit, _facts_of_codes(unit) if has_codes else frozenset())
        return (
            f"<tu{attributes['tu']}>\n{items['tu']}"
            f'<tuv xml:lang="{written_tag(unit.source_language)}"{attributes["source"]}>'
            f"{items['source']}<seg>{self._segment(unit, 'source')}</seg></tuv>\n"
            f'<tuv xml:lang="{written_tag(unit.target_language)}"{attributes["target"]}>'
            f"{items['target']}<seg>{self._segment(unit, 'target')}</seg></tuv>\n</tu>\n"
        )

    def losses(self) -> list[str]:
        """What was left out, as one sentence or none."""
        if not self._lossy:
            return []
        return [
            "control characters that the format cannot hold were left out of "
            f"{self._lossy:,} of the units; the first is unit {self._first_lossy:,}"
        ]

    def _facts(self, unit: TranslationUnit) -> None:
        """What the model has a word for; it stands before the properties, and is read first."""
        properties = unit.properties
        is_changed = any(map(properties.get, CHANGED_BY))
        if unit.author and (is_changed or unit.author != created_by(properties)):
            self._change("changeid", unit.author, properties)
        time = tmx_time(unit.time)
        is_changed = any(iso_time(properties.get(key, "")) for key in CHANGED)
        if time and (is_changed or time != tmx_time(created(properties))):
            self._change("changedate", time, properties)
        if unit.document:
            self._fact(DOCUMENT, unit.document, properties)
        if unit.before:
            self._fact(BEFORE, unit.before, properties)
        if unit.after:
            self._fact(AFTER, unit.after, properties)
        if unit.number and _NUMBER not in properties:
            self._items["tu"] += f'<prop type="x-number">{unit.number}</prop>\n'
        for part, codes in (("source", unit.source_codes), ("target", unit.target_codes)):
            for key, value in unusual(codes, part):
                self._own(key, value)
        if unit.origin is Origin.MACHINE and not _says_machine(unit):
            self._item(place_of(MACHINE), IS_MACHINE)

    def _change(self, name: str, value: str, properties: Mapping[str, str]) -> None:
        part = "target" if f"tu.{name}" in properties else "tu"
        held = self._attribute(value)
        if held:
            self._attributes[part] += f' {name}="{held}"'

    def _fact(self, role: str, value: str, properties: Mapping[str, str]) -> None:
        if not self._content(value):
            return
        key = key_of(role, properties)
        if role != DOCUMENT and (key == PLACES[role] or value.startswith(SEG)):
            value = f"{SEG}{self._content(value)}{SEG_END}"
        self._item(place_of(key), value)

    def _segment(self, unit: TranslationUnit, part: str) -> str:
        is_source = part == "source"
        text = unit.source if is_source else unit.target
        codes = unit.source_codes if is_source else unit.target_codes
        if not codes:
            return self._content(text)
        for each in (text, *(code.data for code in codes)):
            self._content(each)  # which notes what is lost
        return inline(text, codes, part, unit.properties)

    def _properties(self, unit: TranslationUnit, written: frozenset[str]) -> None:
        properties = unit.properties
        has_attributes = any("@" in key for key in properties)
        for key, value in properties.items():
            if key in written:
                continue
            role = role_of(key)
            if role == ORIGIN and unit.origin is not Origin.MACHINE and is_machine(value):
                continue
            if key in _ROLES_ELSEWHERE and key_of(_ROLES_ELSEWHERE[key], properties) == value:
                continue
            place = place_of(key)
            if place.is_item and not place.attribute:
                self._item(place, value, _others(key, properties) if has_attributes else {})
            elif not place.is_item and self._may_have(place, value):
                self._attributes[place.part] += f' {place.name}="{self._attribute(value)}"'
            elif place.item not in properties:
                self._own(key, value)

    def _own(self, key: str, value: str) -> None:
        """A property that TMX has no place for."""
        kind = self._attribute(f"{OWN_TYPE}{key}")
        self._items["tu"] += f'<prop type="{kind}">{self._content(value)}</prop>\n'

    def _may_have(self, place: Place, value: str) -> bool:
        """Whether a property can be an attribute that the element has not yet."""
        return may_be_attribute(place, value) and (
            f' {place.name}="' not in self._attributes[place.part]
        )

    def _item(self, place: Place, text: str, others: Mapping[str, str] = NOTHING_BESIDES) -> None:
        further = "".join(f' {name}="{self._attribute(each)}"' for name, each in others.items())
        text = self._content(text)
        if place.name == "note":
            self._items[place.part] += f"<note{further}>{text}</note>\n"
        else:
            kind = self._attribute(place.name.removeprefix("prop:"))
            self._items[place.part] += f'<prop type="{kind}"{further}>{text}</prop>\n'

    def _content(self, text: str) -> str:
        if _IN_CONTENT.search(text) is None:
            return text
        self.is_lossy = self.is_lossy or _LOST.search(text) is not None
        return content(text)

    def _attribute(self, text: str) -> str:
        if _IN_ATTRIBUTE.search(text) is None:
            return text
        self.is_lossy = self.is_lossy or _LOST.search(text) is not None
        return attribute(text)


def _others(key: str, properties: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a note or property."""
    found = ((name, properties.get(f"{key}@{name}")) for name in ITEM_ATTRIBUTES)
    return {name: value for name, value in found if value is not None}


def _facts_of_codes(unit: TranslationUnit) -> frozenset[str]:
    return written_facts(unit.source_codes, "source") | written_facts(unit.target_codes, "target")


def _says_machine(unit: TranslationUnit) -> bool:
    return is_machine(unit.author) or any(
        role_of(key) == ORIGIN and is_machine(value) for key, value in unit.properties.items()
    )
