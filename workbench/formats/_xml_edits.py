"""Changes of elements of an XML file: their attributes, their content, and what comes anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._xml_bytes import Splice
from workbench.formats._xml_text import attribute, legal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.formats._xml_places import Place
    from workbench.formats._xml_stream import Xml

_ATTRIBUTE = re.compile(r"""(?<!\s)\s++([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_CLOSE = re.compile(r"(?<!\s)\s*+/?>$")
_INDENT = re.compile(rb"\r?\n[ \t]*$")
_NEAR = 400
"""Bytes before an element in which its indent is looked for."""


class Edits:
    """What is to become of some elements of one file."""

    def __init__(self, xml: Xml) -> None:
        self._xml = xml
        self._places: dict[int, Place] = {}
        self._attributes: dict[int, dict[str, str | None]] = {}
        self._contents: dict[int, str] = {}
        self._inserted: list[Splice] = []

    def set_attribute(self, place: Place, name: str, value: str | None) -> None:
        """Gives an attribute, by its name as it is written, a value; None takes it away."""
        self._places[place.start] = place
        self._attributes.setdefault(place.start, {})[name] = value

    def set_content(self, place: Place, content: str) -> None:
        """Gives an element another content, in XML."""
        self._places[place.start] = place
        self._contents[place.start] = content

    def insert(self, at: int, text: str) -> None:
        """Puts XML at a place."""
        self._inserted.append(Splice(at, at, text))

    def insert_beside(
        self, before: Place, name: str, attributes: Mapping[str, str], content: str
    ) -> None:
        """Puts a new element behind another one, indented as that is."""
        near = self._xml.part(max(0, before.start - _NEAR), before.start)
        indent = _INDENT.search(near)
        said = "".join(f' {key}="{attribute(value)}"' for key, value in attributes.items())
        space = indent[0].decode() if indent else ""
        self.insert(before.end, f"{space}<{name}{said}>{content}</{name}>")

    def splices(self) -> Iterator[Splice]:
        """The changes as bytes of the file."""
        yield from self._inserted
        for start, place in self._places.items():
            tag = self._xml.text(start, place.inner)
            new = edited_tag(tag, self._attributes.get(start, {}))
            content = self._contents.get(start)
            if place.is_bare and content:
                opened = _CLOSE.sub(">", new)
                yield Splice(start, place.end, f"{opened}{content}</{place.tag}>")
                continue
            if new != tag:
                yield Splice(start, place.inner, new)
            if content is not None and not place.is_bare:
                yield Splice(place.inner, place.close, content)


def edited_tag(tag: str, changes: Mapping[str, str | None]) -> str:
    """An opening tag with attributes set or taken away; all else stays as it is written."""
    left = dict(changes)
    parts: list[str] = []
    done = 0
    for found in _ATTRIBUTE.finditer(tag):
        if found[1] not in left:
            continue
        value = left.pop(found[1])
        parts.append(tag[done : found.start()])
        if value is not None:
            quote = found[2][0]
            parts += [tag[found.start() : found.start(2)], f"{quote}{_quoted(value, quote)}{quote}"]
        done = found.end()
    whole = "".join((*parts, tag[done:]))
    new = "".join(f' {name}="{attribute(value)}"' for name, value in left.items() if value)
    close = _CLOSE.search(whole)
    assert close is not None
    return whole[: close.start()] + new + whole[close.start() :]


def _quoted(value: str, quote: str) -> str:
    return attribute(value) if quote == '"' else attribute(legal(value)).replace("'", "&#39;")
