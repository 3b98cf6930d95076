"""What stands in a TMX file before its first unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from workbench.errors import UnreadableFile
from workbench.formats._xml_faults import OWN_ENTITIES, TAKE_ENTITIES_OUT, plain_fault

_DEEPEST = 64
_LONGEST, _MOST = 1000, 1000
"""Characters, and count, of properties that are kept."""


@dataclass(slots=True, kw_only=True)
class Prolog:
    """What the units need of it."""

    source_language: str = ""
    """`srclang` of the header, as it stands."""
    prefixes: set[str] = field(default_factory=set)
    """Of the namespaces that are declared."""
    fault: str = ""
    """What is wrong with it, without the place; the units may be read nevertheless."""
    line: int = 0
    """Where the fault is."""
    depth: int = 0
    """How many elements are open."""
    is_tmx: bool = False
    """Whether its root is that of a TMX file."""
    properties: dict[str, str] = field(default_factory=dict)
    """Of the header, by type, with the white space behind them."""

    @property
    def wrapper(self) -> bytes:
        """The opening tag of an element in which a unit can be read by itself."""
        declared = (f' xmlns:{prefix}="urn:{prefix}"' for prefix in sorted(self.prefixes - {"xml"}))
        return f"<unit{''.join(declared)}>".encode()


def prolog_of(data: bytes, name: str, *, is_all: bool) -> Prolog:
    """Reads a prolog in UTF-8; `is_all` says that no unit follows.

    Raises UnreadableFile where it is not that of a TMX file, or declares anything of its own:
    entities can be files, or grow without end.
    """
    prolog = Prolog()
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = _Doctype(parser, name)
    parser.StartElementHandler = start = _Start(parser, name, prolog)
    parser.EndElementHandler = lambda tag: _close(prolog)
    parser.CharacterDataHandler = start.add
    try:
        parser.Parse(data, is_all)
    except expat.ExpatError as error:
        fault = plain_fault(error)
        if not prolog.is_tmx or is_all:
            raise UnreadableFile(
                f"{name}, line {error.lineno}: {fault}",
                hint="it is no TMX file, or it is damaged or cut short; export it again",
            ) from error
        prolog.fault, prolog.line = f"the head of the file is no XML: {fault}", error.lineno
    return prolog


def _close(prolog: Prolog) -> None:
    prolog.depth -= 1


class _Doctype:
    def __init__(self, parser: expat.XMLParserType, name: str) -> None:
        self.parser, self.name = parser, name

    def __call__(
        self, root: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            raise UnreadableFile(
                f"{self.name}, line {self.parser.CurrentLineNumber}: {OWN_ENTITIES}",
                hint=f"no memory needs them; {TAKE_ENTITIES_OUT}",
            )


class _Start:
    def __init__(self, parser: expat.XMLParserType, name: str, prolog: Prolog) -> None:
        self.parser, self.name, self.prolog = parser, name, prolog
        self.kind = ""
        """Of the property that is open."""

    def add(self, text: str) -> None:
        """Text of the property that is open, which may come in pieces."""
        if self.kind:
            properties = self.prolog.properties
            known = properties.get(self.kind, "")
            if len(known) < _LONGEST and len(properties) < _MOST:
                properties[self.kind] = known + text[:_LONGEST]

    def __call__(self, tag: str, attributes: dict[str, str]) -> None:
        prolog = self.prolog
        prolog.depth += 1
        line = self.parser.CurrentLineNumber
        if prolog.depth > _DEEPEST:
            raise UnreadableFile(f"{self.name}, line {line}: elements nest deeper than {_DEEPEST}")
        if not prolog.is_tmx and tag != "tmx":
            raise UnreadableFile(
                f"{self.name}, line {line}: a TMX file begins with <tmx>, not <{tag[:40]}>",
                hint="see whether it is the right file",
            )
        prolog.is_tmx = True
        self.kind = attributes.get("type", "") if tag == "prop" else ""
        if tag == "header":
            prolog.source_language = attributes.get("srclang", "")
        names = (key.partition(":") for key in attributes)
        prolog.prefixes |= {prefix for xmlns, _, prefix in names if xmlns == "xmlns" and prefix}
