"""An object of an annotation file at its place, and what of it has been understood.

What nobody takes is left over in the end and becomes a property of the annotation under the way
to it (`body[1].language`): a reader that knows a part of the vocabulary still loses nothing.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.formats._web_annotation_json import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.formats._web_annotation_faults import Faults

_OTHER_NAMES = {
    "@id": "id",
    "@type": "type",
    "text": "value",
    "role": "purpose",
    "members": "items",
    "item": "items",
    "annotatedBy": "creator",
    "serializedBy": "generator",
    "nick": "nickname",
    "related": "source",
}
"""Keywords of JSON-LD, and the words of the drafts before the Recommendation."""
_RENAMED = frozenset(_OTHER_NAMES)
_OWN_PREFIX = re.compile(r"(?:oa:|http://www\.w3\.org/ns/oa#)")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s\x00-\x20<>\"{}|\\^`]+")
_REFERENCE = re.compile(r"[^\s\x00-\x20<>\"{}|\\^`]+")
_LARGEST = 2**53 - 1
"""What every JSON reader still holds exactly (RFC 8259, section 6)."""


class Node:
    """One object of the file."""

    __slots__ = ("_faults", "_members", "_record", "_taken", "line", "path")

    def __init__(self, record: Record, path: str, faults: Faults) -> None:
        self.line = record.line
        self.path = path
        self._faults = faults
        self._record = self._renamed(record)
        self._taken: set[str] = set()
        self._members: dict[str, list[Node | str]] = {}

    def __contains__(self, name: str) -> bool:
        return self._record.get(name) is not None

    def made(self, record: dict[str, str]) -> Node:
        """A target at this place whose selector the file wrote in another way."""
        selector, target = Record(record), Record()
        selector.line = target.line = self.line
        target["selector"] = selector
        return Node(target, self.path, self._faults)

    def raw(self, name: str) -> object:
        """The value as it stands; None where there is none."""
        return self._record.get(name)

    def fault(self, sentence: str, name: str = "") -> None:
        """Notes what is wrong with this object, or with one of its values."""
        self._faults.add(self.line, ".".join(filter(None, (self.path, name))), sentence)

    def take(self, *names: str) -> None:
        """Marks values as understood."""
        self._taken.update(names)

    def take_one(self, name: str, index: int) -> None:
        """Marks one value of several as understood."""
        self._taken.add(f"{name}[{index}]")

    def text(self, name: str, *, needed: bool = False) -> str:
        """One text, taken; empty where there is none. Anything else is a fault."""
        self.take(name)
        value = self._record.get(name)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            self.fault(f"one text, not {len(value)} values", name)
        elif value is not None:
            self.fault(f"a text, not {named(value)}", name)
        elif needed:
            self.fault(f"{name} is missing")
        return ""

    def number(self, name: str, *, needed: bool = False) -> int | None:
        """One whole number, not below nought. Anything else is a fault. It is not taken."""
        value = self._record.get(name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if value is None:
            if needed:
                self.fault(f"{name} is missing")
        elif isinstance(value, bool) or not isinstance(value, int):
            self.fault(f"a whole number, not {named(value)}", name)
        elif not 0 <= value <= _LARGEST:
            self.fault(f"a number between 0 and {_LARGEST}, not {value}", name)
        else:
            return value
        return None

    def members(self, name: str) -> list[Node | str]:
        """The values, one or a list of them: objects and texts. Anything else is a fault."""
        found = self._members.get(name)
        if found is None:
            if self._record.get(name) is None:
                return []
            found = self._members[name] = list(self._found_members(name))
        return found

    def first(self, name: str) -> str:
        """The first text that is not empty, taken; empty where there is none."""
        for index, each in enumerate(self.members(name)):
            if isinstance(each, str) and each:
                self.take_one(name, index)
                return each
        return ""

    def objects(self, name: str) -> list[Node]:
        """The values, all of which are objects. A text is a fault."""
        found = self.members(name)
        objects = [each for each in found if isinstance(each, Node)]
        if len(objects) < len(found):
            self.fault("an object, not a text", name)
        return objects

    def names(self, name: str) -> list[str]:
        """The values as words of the vocabulary, without its prefix; objects are faults."""
        if name not in self._record:
            return []
        found = self.members(name)
        words = [each for each in found if isinstance(each, str)]
        if len(words) < len(found):
            self.fault("a text, not an object", name)
        return [_OWN_PREFIX.sub("", word, count=1) if ":" in word else word for word in words]

    def iri(self, name: str, *, needed: bool = False) -> str:
        """One absolute IRI, or a fragment; not taken."""
        value = self._record.get(name)
        if isinstance(value, str) and not is_iri(value) and not value.startswith("#"):
            self.fault(f"{value!r} is no IRI", name)
        elif isinstance(value, str):
            return value
        elif value is not None:
            what = f"{len(value)} values" if isinstance(value, list) else named(value)
            self.fault(f"one IRI, not {what}", name)
        elif needed:
            self.fault(f"{name} is missing")
        return ""

    def leftovers(self, way: str = "") -> Iterator[tuple[str, str]]:
        """What was not taken, each under the way to it."""
        for name, value in self._record.items():
            if name in self._taken or value is None:
                continue
            here = f"{way}.{name}" if way else name
            if name not in self._members:
                yield from _leaves(value, here)
                continue
            several = isinstance(value, list)
            for index, member in enumerate(self._members[name]):
                there = f"{here}[{index}]" if several else here
                if isinstance(member, Node):
                    yield from member.leftovers(there)
                elif f"{name}[{index}]" not in self._taken:
                    yield there, member

    def let_go(self) -> None:
        """Forgets what it holds: it still knows its place, and ten thousand annotations would
        keep a million objects for the collector to walk through."""
        self._record, self._members, self._taken = Record(), {}, set()

    def _found_members(self, name: str) -> Iterator[Node | str]:
        value = self._record.get(name)
        several = isinstance(value, list)
        for index, each in enumerate(value if isinstance(value, list) else [value]):
            there = f"{name}[{index}]" if several else name
            if isinstance(each, Record):
                path = f"{self.path}.{there}" if self.path else there
                yield Node(each, path, self._faults)
            elif isinstance(each, str):
                yield each
            elif each is not None or several:
                self.fault(f"a text or an object, not {named(each)}", there)

    def _renamed(self, record: Record) -> Record:
        if _RENAMED.isdisjoint(record):
            return record
        found = Record()
        found.line = record.line
        for name, value in record.items():
            other = _OTHER_NAMES.get(name, name)
            if other != name and other in record and name.startswith("@"):
                self.fault(f"{name} and {other} are one key, and it stands twice")
            found[name if other in record else other] = value
        return found


def is_iri(text: str) -> bool:
    """Whether it is an absolute IRI."""
    return _IRI.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Whether it is an IRI, absolute or relative."""
    return _REFERENCE.fullmatch(text) is not None


def named(value: object) -> str:
    """What a value of JSON is called in a report."""
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return "a text"
    return json.dumps(value)


def _leaves(value: object, way: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _leaves(each, f"{way}.{name}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _leaves(each, f"{way}[{index}]")
    elif isinstance(value, str):
        yield way, value
    elif value is not None:
        yield way, json.dumps(value)
