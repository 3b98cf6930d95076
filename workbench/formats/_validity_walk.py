"""Goes through an XML file once and tells what is wrong with it, by line, in bounded memory.

`faults(path, grammar, watches)` is all that a standard needs: its grammar (`_validity_grammar`)
and, for what a grammar cannot say, watches (`_validity_watch`).

Elements that the grammar does not know, and all within, are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from workbench.errors import UnreadableFile
from workbench.formats._utf8_chunks import UTF8, utf8_chunks
from workbench.formats._validity_advice import ADD, DROP_TEXT
from workbench.formats._validity_grammar import shown
from workbench.formats._validity_models import TEXT
from workbench.formats._validity_structure import Structure
from workbench.formats._validity_told import (
    fault_of_xml,
    not_well_formed,
    unfinished,
    wrong_root,
)
from workbench.formats._validity_watch import Node, Passed, Place, Tell, Watch
from workbench.formats._xml_faults import EXPORT_AGAIN, OWN_ENTITIES
from workbench.model.validity import NO_UNIT, Fault, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.formats._validity_grammar import Grammar, Rule

    Report = Callable[[int], None]
    Handlers = tuple[Callable[[Node], None], ...]

DEEPEST = 256
LARGEST = 1 << 24
"""Bytes of one tag or comment, and characters of one text that is gathered."""
_LONGEST_SHOWN = 60
_EVERY = "*"


def no_report(read: int) -> None:
    """Nobody wants to know how far the file was read."""


def faults(
    path: Path,
    grammar: Grammar,
    watches: Sequence[Callable[[Tell], Watch]] = (),
    report: Report = no_report,
) -> Iterator[Fault]:
    """What is wrong with a file, in the order in which it is found.

    `report` is told how many bytes were read. A file that is not well-formed ends with the fault
    that says so. Raises UnreadableFile where it cannot be read, declares entities of its own, or
    has elements so deep or tags so large as no honest file.
    """
    walk = _Walk(path.name, grammar, watches)
    try:
        with path.open("rb") as stream:
            file = utf8_chunks(stream, path.name, report)
            for chunk in file.chunks:
                walk.feed(chunk)
                yield from walk.taken()
                if walk.is_over:
                    return
            walk.feed(b"", is_last=True)
            yield from walk.encoded(file.encoding)
            yield from walk.taken()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


class _Walk:
    def __init__(
        self, name: str, grammar: Grammar, watches: Sequence[Callable[[Tell], Watch]]
    ) -> None:
        self.name, self.grammar = name, grammar
        self.found: list[Fault] = []
        self.tell = Tell(self.found, grammar.title)
        self.structure = Structure(grammar, self.tell)
        made = [watch(self.tell) for watch in watches]
        self.opened = self._handlers([watch.opened for watch in made])
        self.closed = self._handlers([watch.closed for watch in made])
        self.heard = {name for watch in made for name in watch.heard}
        self.passed = [watch.passed for watch in made if watch.passed is not None]
        self.hearing: list[Node] = []
        self.names, self.keys = grammar.names, grammar.keys
        self.gathered = 0
        self.node: Node | None = None
        self.depth = 0
        self.skipped = 0
        """How many elements are open within and with one that is passed over."""
        self.unit, self.units = NO_UNIT, 0
        """The one that is open, and how many there were."""
        self.has_begun = self.is_over = False
        self.declared = ""
        self.fed = 0
        parser = self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _handlers(
        self, given: Sequence[Mapping[str, Callable[[Node], None]]]
    ) -> dict[str, Handlers]:
        """What is called for each element of the grammar."""
        found = {
            name: tuple(
                each[key] for each in given for key in dict.fromkeys((_EVERY, name)) if key in each
            )
            for name in self.grammar.rules
        }
        return {name: handlers for name, handlers in found.items() if handlers}

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        """Goes through so much more of the file."""
        self.fed += len(chunk)
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            self.is_over = True
            where = f"{self.name}, line {error.lineno}, column {error.offset + 1}"
            start = self.fed - len(chunk)
            if not self.has_begun:
                what = fault_of_xml(error, chunk[max(self.parser.ErrorByteIndex - start, 0) :])
                raise UnreadableFile(f"{where}: {what}", hint="it is no XML file") from error
            self.found.append(not_well_formed(error, chunk, start, self.parser, self.node))
        if self.fed - self.parser.CurrentByteIndex > LARGEST + len(chunk):
            raise self.refused(f"one tag or comment is larger than {LARGEST >> 20} MB")

    def taken(self) -> list[Fault]:
        """The faults that were found since."""
        found = self.found[:]
        self.found.clear()
        return found

    def encoded(self, encoding: str) -> Iterator[Fault]:
        """Whether the file is in another encoding than it says."""
        said = self.declared or UTF8
        if said.startswith("utf") != encoding.startswith("utf"):
            how = f"says that it is in {said}" if self.declared else "names no encoding"
            message = f"the file {how}, but it is in {encoding.upper()}"
            yield Fault(line=1, message=message, rule="XML 1.0, 4.3.3")

    def refused(self, what: str) -> UnreadableFile:
        line = self.parser.CurrentLineNumber
        return UnreadableFile(f"{self.name}, line {line}: {what}", hint=EXPORT_AGAIN)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.declared = (encoding or "").lower()

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            raise self.refused(OWN_ENTITIES)

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            message = f"the entity &{name[:_LONGEST_SHOWN]}; is not declared in the file"
            line = self.parser.CurrentLineNumber
            self.found.append(Fault(line=line, message=message, rule="XML 1.0, 4.1"))

    def _start(self, tag: str, given: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.refused(f"elements are nested deeper than {DEEPEST}")
        if self.skipped:
            self.skipped += 1
            if self.passed:
                self._pass(self.names.get(tag) or self.grammar.name_of(tag), given)
            return
        parent = self.node
        self.has_begun = True
        name = self.names.get(tag) or self.grammar.name_of(tag)
        if name in self.grammar.units:
            self._enter(name, given)
        at = self.here()
        if parent is None:
            fits, rule = True, self._root(tag, name, at)
        else:
            fits, rule = self.structure.placed(parent, name, at)
        if rule is None:
            self.skipped = 1
            if self.passed:
                self._pass(name, given)
            return
        keys = self.keys
        attributes = {keys.get(key) or self.grammar.key_of(key): given[key] for key in given}
        node = self.node = Node(name, rule, attributes, at, parent)
        if fits and (attributes or rule.required):
            self.structure.check(node)
        if name in self.heard:
            node.pieces = []
            self.hearing.append(node)
        if name in self.opened:
            for handle in self.opened[name]:
                handle(node)

    def _enter(self, name: str, given: dict[str, str]) -> None:
        """The elements after it are of another unit."""
        kind, key = self.grammar.units[name]
        self.units += 1
        self.unit = Unit(kind=kind, number=self.units, id=given.get(key, "")[:_LONGEST_SHOWN])

    def here(self) -> Place:
        """Where the parser is."""
        parser = self.parser
        return Place(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, self.unit)

    def _pass(self, name: str, given: dict[str, str]) -> None:
        """Says that an element is passed over, where it stands in one that is not."""
        if self.node is not None:
            attributes = {self.grammar.key_of(key): value for key, value in given.items()}
            passed = Passed(name, attributes, self.here(), self.skipped)
            for handle in self.passed:
                handle(self.node, passed)

    def _root(self, tag: str, name: str, at: Place) -> Rule | None:
        """The rule of the root, where it is the one of the grammar."""
        if name not in self.grammar.roots:
            self.tell(at, wrong_root(tag, self.grammar), self.grammar.roots[0])
        return self.grammar.rules.get(name)

    def _text(self, text: str) -> None:
        if self.skipped or self.node is None:
            return
        node = self.node
        if not (node.rule.model.has_text or text.isspace() or TEXT in node.told):
            node.told |= {TEXT}
            what = f"{shown(node.name)} may hold no text: {text.strip()[:_LONGEST_SHOWN]}"
            self.tell(self.here(), what, node.rule.section, advice=DROP_TEXT)
        for each in self.hearing:
            if each.pieces is not None and self.gathered < LARGEST:
                each.pieces.append(text)
                self.gathered += len(text)

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
            return
        node = self.node
        if node is None:
            return
        if not node.state.may_end and node.told.isdisjoint(missing := node.state.missing()):
            self.tell(node.at, unfinished(node, missing), node.rule.section, advice=ADD)
        if node.name in self.closed:
            for handle in self.closed[node.name]:
                handle(node)
        if node.pieces is not None:
            self.hearing.pop()
            if not self.hearing:
                self.gathered = 0
        parent = self.node = node.parent
        if node.name in self.grammar.units and parent is not None:
            self.unit = parent.at.unit
