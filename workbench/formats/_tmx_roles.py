"""Which of the properties in a TMX file say what the model has a word for.

Keys are `PART.NAME` for an attribute of the unit (`tu`) or of one of its variants (`source`,
`target`), `PART.prop:TYPE` and `PART.note` for an element, with `#2` for the second of a kind and
`@NAME` for an attribute of one. A type that has such a sign itself gets a number in any case.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping

    from workbench.formats._tmx_raw import Item

DOCUMENT = "tu.prop:x-document"
BEFORE = "source.prop:x-context-pre"
AFTER = "source.prop:x-context-post"
MACHINE = "tu.prop:x-origin"
"""Where our own files say it: as memoQ does, which most others read."""
IS_MACHINE = "machine"
PARTS = ("tu", "source", "target")
_MACHINES = frozenset({"mt", "mt!", "amt", "nmt", "machine", "machine translation", "tm+mt"})
_TYPED = re.compile(r":(?:single|multiple)(?:string|picklist)$")
_AMBIGUOUS = re.compile("[#@]")


class Role(Enum):
    """What a property says."""

    NONE = 0
    DOCUMENT = 1
    BEFORE = 2
    AFTER = 3
    ORIGIN = 4


_ROLES = {
    "document": Role.DOCUMENT,
    "documentname": Role.DOCUMENT,
    "document-name": Role.DOCUMENT,
    "file": Role.DOCUMENT,
    "filename": Role.DOCUMENT,
    "file-name": Role.DOCUMENT,
    "context-pre": Role.BEFORE,
    "context_prev": Role.BEFORE,
    "prev": Role.BEFORE,
    "context-post": Role.AFTER,
    "context_next": Role.AFTER,
    "next": Role.AFTER,
    "origin": Role.ORIGIN,
    "suggestion-origin": Role.ORIGIN,
}
"""By the type of a property (memoQ, Trados, OmegaT, Phrase, MateCat) without what surrounds it."""


@lru_cache(maxsize=4096)
def role_of(key: str) -> Role:
    """What the property of that key says."""
    part, _, name = key.partition(".")
    if not name.startswith("prop:"):
        return Role.NONE
    kind = _TYPED.sub("", name.removeprefix("prop:").lower())
    kind = kind.removeprefix("x-").removeprefix("matecat-")
    role = _ROLES.get(kind, Role.NONE)
    if part == "target" and role in (Role.BEFORE, Role.AFTER):
        return Role.NONE  # what stands beside a target is of the other language
    return role


def is_machine(text: str) -> bool:
    """Whether an origin, or an author, is a machine."""
    return text.strip().lower() in _MACHINES


def add_items(properties: MutableMapping[str, str], part: str, items: Iterable[Item]) -> None:
    """Puts the notes and properties of a part where none of them hides another."""
    for name, text, attributes in items:
        key = f"{part}.{name}"
        if key in properties or _AMBIGUOUS.search(name):
            key = _numbered(properties, part, name)
        properties[key] = text
        for attribute, value in attributes:
            properties[f"{key}@{attribute}"] = value


def _numbered(properties: MutableMapping[str, str], part: str, name: str) -> str:
    """The first key of a name that is free, with its number."""
    first = 2 if f"{part}.{name}" in properties else 1
    keys = (f"{part}.{name}#{number}" for number in count(first))
    return next(key for key in keys if key not in properties)
