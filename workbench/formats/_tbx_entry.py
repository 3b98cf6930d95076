"""A concept entry of TBX as a value, whichever version and style of the format it is written in.

An item is one thing that is said of a concept, a language or a term, named by its element and
category: `descrip:definition`, `admin:source`, `note`. What a group says of it are its parts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that is said, with what is said of it in turn."""

    name: str
    """`element:category`, or the element alone where it has no category."""
    text: str = ""
    target: str = ""
    parts: tuple[Item, ...] = ()

    @property
    def element(self) -> str:
        """The element of the style in which categories are attributes."""
        return self.name.partition(":")[0]

    @property
    def category(self) -> str:
        """The data category; empty where it has none."""
        return unescaped(self.name.partition(":")[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPart:
    """A term section: a term with what is said of it."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePart:
    """A language section: the terms of one language."""

    tag: str
    terms: tuple[TermPart, ...]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A concept entry."""

    id: str
    languages: tuple[LanguagePart, ...]
    items: tuple[Item, ...] = ()


_ESCAPES = (("%", "%25"), ("/", "%2F"), ("@", "%40"))
"""Signs of a path that a category may hold as well."""


def escaped(category: str) -> str:
    """A category as a part of a name."""
    for sign, escape in _ESCAPES:
        category = category.replace(sign, escape)
    return category


def unescaped(category: str) -> str:
    """The category that a part of a name stands for."""
    for sign, escape in reversed(_ESCAPES):
        category = category.replace(escape, sign)
    return category


def properties_of(item: Item, prefix: str = "") -> Iterator[tuple[str, str]]:
    """An item as properties: `descrip:context`, `descrip:context/admin:source`, `…@target`."""
    path = f"{prefix}{item.name}"
    yield path, item.text
    if item.target:
        yield f"{path}@target", item.target
    for part in item.parts:
        yield from properties_of(part, f"{path}/")


def item_of(properties: Sequence[tuple[str, str]]) -> Item:
    """The item of properties that `properties_of` made, as `grouped` gives them."""
    (path, text), *rest = properties
    target = ""
    if rest and rest[0][0] == f"{path}@target":
        target = rest.pop(0)[1]
    below = [(name.removeprefix(f"{path}/"), value) for name, value in rest]
    parts = tuple(map(item_of, grouped(below)))
    return Item(name=path, text=text, target=target, parts=parts)


def grouped(properties: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Properties with those that are said of them; each group begins with what it is about."""
    groups: list[list[tuple[str, str]]] = []
    for name, value in properties:
        head = groups[-1][0][0] if groups else None
        if head is not None and (name.startswith(f"{head}/") or name == f"{head}@target"):
            groups[-1].append((name, value))
        else:
            groups.append([(name, value)])
    return groups


def with_parts(item: Item, parts: Sequence[Item]) -> Item:
    """The item with more that is said of it."""
    return replace(item, parts=(*item.parts, *parts))
