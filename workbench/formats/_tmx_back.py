"""What a TMX file of our own making holds, read by other means than those that read any TMX."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from workbench.errors import UnreadableFile
from workbench.formats._tmx_pairs_out import ATTRIBUTES, CHANGES, LANGUAGE, code_fact
from workbench.formats._tmx_types import TYPES
from workbench.model.codes import CodeKind
from workbench.model.exchange import Around, Carried

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats._tmx_pairs_out import Fact

_CHUNK = 1 << 16
_MARKUP = {name: markup for markup, name in TYPES.items()}
_POSITIONS = {"begin": CodeKind.OPEN, "end": CodeKind.CLOSE}
_SIDES = ("source", "target")


def read_back(path: Path) -> Iterator[Carried | Around]:
    """What the header says, and the two texts of every unit with all that is said of them, in the
    order of the file.

    Raises UnreadableFile with the line where the file is not well-formed or declares an entity.
    """
    reader = _UnitReader(path.name)
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield from reader.feed(chunk)
    yield from reader.feed(b"", is_last=True)


class _UnitReader:
    """Collects the units from an expat parser that is fed in chunks."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.done: list[Carried | Around] = []
        self.is_begun = False
        """Whether the header is at its end."""
        self.texts: list[str] = []
        self.facts: list[Fact] = []
        self.names: list[str] = []
        """Of the notes and properties that are open: one at most."""
        self.numbers: dict[str, str] = {}
        """Of the codes that open in this text, by their pair."""
        self.code: dict[str, str] = {}
        self.offset = 0
        self.text: list[str] | None = None
        """Of the `seg` that is being read; None outside of one."""
        self.pieces: list[str] | None = None
        """Of the note, the property or the code that is being read."""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def feed(self, chunk: bytes, *, is_last: bool = False) -> list[Carried | Around]:
        """The units that the chunk completes."""
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise UnreadableFile(f"{self.name}, line {error.lineno}: {error}") from error
        done, self.done = self.done, []
        return done

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_internal_subset: bool
    ) -> None:
        """Refuses what entities are declared in: nothing in a TMX file needs them."""
        if has_internal_subset:
            line = self.parser.CurrentLineNumber
            raise UnreadableFile(f"{self.name}, line {line}: the file declares its own entities")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "header":
            tool = f"{attributes['creationtool']} {attributes['creationtoolversion']}"
            self.done += [
                Around("source language", attributes["srclang"]),
                Around("program", tool),
                Around("segments", attributes["segtype"]),
            ]
        elif tag == "tu":
            self.texts, self.facts = [], [(n, v) for n, v in attributes.items() if n in ATTRIBUTES]
        elif tag == "tuv":
            self.facts.append((LANGUAGE, attributes.get(LANGUAGE, "")))
            self.facts += [(n, v) for n, v in attributes.items() if n in CHANGES]
        elif tag == "seg":
            self.text, self.offset, self.numbers = [], 0, {}
        elif self.text is not None:
            self.code, self.pieces = attributes, []
        elif tag in ("note", "prop"):
            self.names, self.pieces = [attributes.get("type", tag)], []

    def _characters(self, text: str) -> None:
        if self.pieces is not None:
            self.pieces.append(text)
        elif self.text is not None:
            self.text.append(text)
            self.offset += len(text)

    def _end(self, tag: str) -> None:
        if self.pieces is not None:
            text, self.pieces = "".join(self.pieces), None
            if not self.is_begun:
                self.done.append(Around(self.names[0], text))
            elif self.text is None:
                self.facts.append((self.names[0], text))
            else:
                self._add_code(tag, text)
        elif tag == "header":
            self.is_begun = True
        elif tag == "seg" and self.text is not None:
            self.texts.append("".join(self.text))
            self.text = None
        elif tag == "tu":
            if len(self.texts) != len(_SIDES):
                line = self.parser.CurrentLineNumber
                raise UnreadableFile(f"{self.name}, line {line}: a unit without its two texts")
            source, target = self.texts
            self.done.append(Carried(source, target, tuple(self.facts)))

    def _add_code(self, tag: str, data: str) -> None:
        given = self.code
        number, markup = given.get("x", ""), str(_MARKUP.get(given.get("type", ""), ""))
        kind = CodeKind.ALONE
        if tag == "bpt":
            kind = CodeKind.OPEN
            self.numbers[given["i"]] = number
        elif tag == "ept":
            kind, number = CodeKind.CLOSE, self.numbers.get(given["i"], "")
        elif tag == "it":
            kind = _POSITIONS[given["pos"]]
        said = code_fact(number, kind, self.offset, markup, data)
        self.facts.append((f"{_SIDES[len(self.texts) % 2]} code", said))
