"""A CoNLL file with BIO tags becomes annotated texts; the last column is the tag."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.formats._annotation_records import read_header
from workbench.formats._bio_words import chunks, joined, tag_of, words_of
from workbench.formats._faults import Faults
from workbench.formats._json_file import read_object
from workbench.formats._utf8 import lines_of, read_utf8
from workbench.formats._written_texts import excerpt
from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedAnnotation
from workbench.model.segments import Side
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMMENT = re.compile(r"# ?([A-Za-z_]+) ?=(?: (.*))?", re.DOTALL)
_DOCUMENT = "-DOCSTART-"
_OURS = frozenset(("id", "side", "document", "number", "text", "file"))
_HINT = "each line is a character or a word, a tab, and a tag such as O, B-person or I-person"


@dataclass(slots=True)
class _Block:
    """The lines between two blank ones."""

    said: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The lines and values of its comments."""
    words: list[str] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def value(self, key: str) -> str:
        return self.said[key][1] if key in self.said else ""


def read_bio(path: Path) -> AnnotatedTexts:
    """The texts of a file and what its tags mark. Raises UnreadableFile, by line."""
    faults = Faults(path.name)
    found = AnnotatedTexts()
    texts: list[AnnotatedText] = []
    count = 0
    for block in _blocks(lines_of(read_utf8(path)), faults):
        if "file" in block.said:
            found = _header(*block.said["file"], faults)
        if not block.words and "text" not in block.said:
            continue
        text, starts = _text(block, faults)
        annotations = tuple(_annotations(block, text, starts, count))
        count += len(annotations)
        texts.append(replace(_identity(block, faults), text=text, annotations=annotations))
    faults.refuse_any(_HINT)
    return replace(found, texts=tuple(texts))


def _blocks(lines: list[str], faults: Faults) -> Iterator[_Block]:
    block = _Block()
    columns = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            yield block
            block = _Block()
            continue
        comment = _comment(line)
        if comment is not None:
            if block.words:
                yield block
                block = _Block()
            block.said |= {comment[0]: (number, comment[1])} if comment[0] in _OURS else {}
            continue
        cells = _cells(line)
        if cells[0] == _DOCUMENT:
            continue
        columns = columns or len(cells)
        if wrong := _wrong(cells, columns):
            faults.add(f"line {number}", wrong)
            continue
        block.words.append(cells[0])
        block.tags.append(tag_of(cells[-1]) or ("O", ""))
        block.lines.append(number)
    yield block


def _comment(line: str) -> tuple[str, str] | None:
    """Key and value of a comment, empty for any other; None for a line of the text."""
    if not line.startswith("#"):
        return None
    match = _COMMENT.fullmatch(line)
    if match:
        return match[1], match[2] or ""
    cells = _cells(line)
    return None if len(cells) > 1 and tag_of(cells[-1]) else ("", "")


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    if line.startswith(" "):
        return [" ", *re.split(" +", line.strip(" "))]
    return re.split(" +", line.rstrip(" "))


def _wrong(cells: list[str], columns: int) -> str:
    if len(cells) == 1:
        return f"{excerpt(cells[0])} has no tag"
    if len(cells) != columns:
        return f"{len(cells)} columns, where the lines before have {columns}"
    if not cells[0]:
        return "the first column is empty"
    if tag_of(cells[-1]) is None:
        return f"{excerpt(cells[-1])} is no tag"
    return ""


def _text(block: _Block, faults: Faults) -> tuple[str, list[int]]:
    """The text of a block, and where each of its words begins in it."""
    if "text" not in block.said:
        return joined(block.words)
    line, written = block.said["text"]
    text = words_of(written)
    block.words = [words_of(word) for word in block.words]
    starts: list[int] = []
    position = 0
    for word, number in zip(block.words, block.lines, strict=True):
        start = text.find(word, position)
        if start < 0 or text[position:start].strip():
            told = f"{excerpt(word)} does not come next in the text of line {line}"
            faults.add(f"line {number}", told)
            return text, []
        starts.append(start)
        position = start + len(word)
    if text[position:].strip():
        rest = excerpt(text[position:].strip())
        faults.add(f"line {line}", f"{rest} of the text is in none of the lines below it")
    return text, starts


def _annotations(
    block: _Block, text: str, starts: list[int], count: int
) -> Iterator[CarriedAnnotation]:
    if not starts:
        return
    for number, (label, first, last) in enumerate(chunks(block.tags), count + 1):
        span = Span(starts[first], starts[last] + len(block.words[last]))
        yield CarriedAnnotation(
            reference=str(number),
            span=span,
            quote=span.of(text),
            label=words_of(label) if "text" in block.said else label,
            place=f"line {block.lines[first]}",
        )


def _identity(block: _Block, faults: Faults) -> AnnotatedText:
    """Which text it is, as far as its comments say it."""
    side, number = block.value("side"), block.value("number")
    if side and side not in set(Side):
        faults.add(f"line {block.said['side'][0]}", f"{excerpt(side)} is no side")
        side = ""
    if number and not (number.isascii() and number.isdecimal() and len(number) < 10):
        faults.add(f"line {block.said['number'][0]}", f"{excerpt(number)} is no number")
        number = ""
    return AnnotatedText(
        segment=block.value("id"),
        side=Side(side) if side else None,
        document=words_of(block.value("document")),
        number=int(number or 0),
        text=None,
    )


def _header(line: int, value: str, faults: Faults) -> AnnotatedTexts:
    record = read_object(value)
    if record is not None:
        return read_header(record, f"line {line}", faults)
    faults.add(f"line {line}", "what the file says of itself is no JSON object")
    return AnnotatedTexts()
