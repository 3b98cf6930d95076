"""The grammar of a standard: for each element what may stand in it, and its attributes.

    Grammar(
        title="TMX 1.4b",
        namespaces={"": ""},
        roots=("tmx",),
        elements=(
            element("tu", "(note | prop)*, tuv+", "tuid?, usagecount? = count, segtype? = a|b"),
            element("note", "#text", "xml:lang? = language, #other"),
        ),
    )

`namespaces` gives a prefix to each namespace that the grammar describes; the names of elements and
attributes are written with it (`mtc:match`, `fs:fs`), whatever prefix a file has for it; `xml:` is
known. Attributes are required unless a question mark follows; after the equals sign stands a kind
of value (`_validity_types.TYPES`, or one of `types`), or the values themselves between bars
(one alone in single quotes). `#other` lets attributes be of namespaces that the grammar does not
describe, `#any` also those that nobody knows. Content models are those of `_validity_models`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.formats._validity_models import ANY, OTHER, Model
from workbench.formats._validity_types import TYPES, one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_XML = "http://www.w3.org/XML/1998/namespace"
_NO_UNITS: Mapping[str, tuple[str, str]] = MappingProxyType({})
_MOST_NAMES = 5000
"""Names of a file that are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementSource:
    """An element as a grammar writes it."""

    name: str
    content: str
    attributes: str
    section: str


def element(
    name: str, content: str = "", attributes: str = "", *, section: str = ""
) -> ElementSource:
    """An element of a grammar; `section` is where its standard describes it, else its name."""
    return ElementSource(name=name, content=content, attributes=attributes, section=section or name)


class Rule:
    """What holds for an element of one name."""

    def __init__(self, source: ElementSource, types: Mapping[str, Callable[[str], str]]) -> None:
        self.name = source.name
        self.section = source.section
        self.model = Model(source.content)
        self.attributes: dict[str, Callable[[str], str] | None] = {}
        """By its name, with what says of a value that it is wrong; None where none can be."""
        required = []
        for spec in filter(None, map(str.strip, source.attributes.split(","))):
            key, _, kind = map(str.strip, spec.partition("="))
            self.attributes[key.removesuffix("?")] = _type(kind, types)
            if not key.endswith("?") and not key.startswith("#"):
                required.append(key)
        self.required = tuple(required)
        self.has_any = ANY in self.attributes
        self.has_other = self.has_any or OTHER in self.attributes


class Grammar:
    """The rules for all elements, and the names by which they are known."""

    def __init__(
        self,
        *,
        title: str,
        namespaces: Mapping[str, str],
        roots: Sequence[str],
        elements: Sequence[ElementSource],
        types: Mapping[str, Callable[[str], str]] = TYPES,
        units: Mapping[str, tuple[str, str]] = _NO_UNITS,
    ) -> None:
        self.title = title
        self.units = units
        """What its units are called, and the attribute with their id, by the names of elements."""
        self.roots = tuple(roots)
        self.prefixes = {address: prefix for prefix, address in namespaces.items()}
        known = {**TYPES, **types}
        self.rules = {source.name: Rule(source, known) for source in elements}
        self.names: dict[str, str] = {}
        """What `name_of` gave so far."""
        self.keys: dict[str, str] = {}
        """What `key_of` gave so far."""

    def name_of(self, tag: str) -> str:
        """The name of an element from `namespace local`; `{namespace}local` where it is foreign."""
        return self._kept(self.names, tag, self._named(tag))

    def key_of(self, tag: str) -> str:
        """The same for an attribute, which without a prefix is of no namespace."""
        return self._kept(self.keys, tag, self._named(tag) if " " in tag else tag)

    def _named(self, tag: str) -> str:
        address, _, local = tag.rpartition(" ")
        prefix = "xml" if address == _XML else self.prefixes.get(address)
        if prefix is None:
            return f"{{{address}}}{local}"
        return f"{prefix}:{local}" if prefix else local

    @staticmethod
    def _kept(names: dict[str, str], tag: str, name: str) -> str:
        if len(names) < _MOST_NAMES:
            names[tag] = name
        return name


def shown(name: str) -> str:
    """An element's name as a sentence has it; a foreign one without its namespace."""
    return f"<{name.rpartition('}')[2][:60]}>"


def _type(kind: str, types: Mapping[str, Callable[[str], str]]) -> Callable[[str], str] | None:
    """Raises KeyError where no kind of value has that name."""
    if not kind or kind == "text":
        return None
    if "|" in kind or kind.startswith("'"):
        return one_of([value.strip("' ") for value in kind.split("|")])
    return types[kind]
