"""A glossary in UTX 1.11 (AAMT): tab-separated under a header that begins with #UTX.

A row is a Chinese and an English term with word class and standing; `concept ID` holds the rows
of a concept together. `approved` is preferred, `provisional` admitted, `non-standard` deprecated
and `forbidden` forbidden. Fields that UTX does not define are kept as properties.

Cannot hold: other forms of the Chinese, pinyin, dates of validity, registers, members of slogans,
and word classes that UTX lacks.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._delimited import text_of
from workbench.formats._language_tags import language_of
from workbench.formats._pair_rows import PairRow, concepts_of, count_losses, rows_of
from workbench.formats._term_table import NO_TERM
from workbench.model.terms import PartOfSpeech, TermStatus
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

_COLUMNS = ("src", "tgt", "src:pos", "tgt:pos", "term status", "concept ID")
_FACTS = {
    "comment": "note",
    "domain": "domain",
    "definition": "definition",
    "source": "source",
    "url": "url",
    "client": "client",
}
"""Fields, some of our own, and what of a concept they hold."""
_STATUS = {
    "approved": TermStatus.PREFERRED,
    "provisional": TermStatus.ADMITTED,
    "non-standard": TermStatus.DEPRECATED,
    "forbidden": TermStatus.FORBIDDEN,
}
_WRITTEN_STATUS = {status: word for word, status in _STATUS.items()}
_WORD_CLASS = {
    "noun": PartOfSpeech.NOUN,
    "propernoun": PartOfSpeech.PROPER_NOUN,
    "verb": PartOfSpeech.VERB,
    "adjective": PartOfSpeech.ADJECTIVE,
    "adverb": PartOfSpeech.ADVERB,
}
_WRITTEN_CLASS = {value: word for word, value in _WORD_CLASS.items()} | {
    PartOfSpeech.PROPER_NOUN: "properNoun"
}
_HEAD = re.compile(r"#\s*UTX(-S)?\b[^;]*;\s*([A-Za-z-]+)\s*/\s*([A-Za-z-]+)", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether a file begins with #UTX."""
    return _text(head).lstrip("\ufeff").lstrip().upper().startswith("#UTX")


def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of the file. Raises UnreadableFile with the line."""
    lines = text_of(path).split("\n")
    head = _HEAD.match(lines[0])
    if head is None:
        raise UnreadableFile(
            f"{path.name}, line 1: no header of UTX", hint="it reads #UTX 1.11; zh-CN/en; a date"
        )
    rows = list(_rows(lines, (head[2], head[3]), path.name))
    changes[NO_TERM] += sum(not row.chinese for row in rows)
    yield from concepts_of(rows)


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes a row for each English term of a concept that has Chinese."""
    losses: Counter[str] = Counter()
    count_losses(concepts, list(expected_terms(concepts)), losses)
    time = datetime.now(UTC).isoformat(timespec="seconds")
    names = (*_COLUMNS, *_FACTS)
    out.write(f"#UTX 1.11; zh-CN/en; {time}\n#{chr(9).join(names)}\n".encode())
    for row in _written(concepts):
        facts = dict(row.facts)
        cells = (
            row.chinese,
            row.english,
            "",
            _WRITTEN_CLASS.get(row.part_of_speech, ""),
            _WRITTEN_STATUS[row.status] if row.status else "",
            " ".join(row.key.split()),
            *(facts.get(name, "") for name in _FACTS.values()),
        )
        out.write("\t".join(cells).encode() + b"\n")
    return [sentence.format(count) for sentence, count in losses.items() if count]


def expected_terms(concepts: Sequence[NewConcept]) -> Iterator[NewConcept]:
    """What `read_terms` must give for concepts that were written."""
    return concepts_of(_as_read(row) for row in _written(concepts))


def _written(concepts: Sequence[NewConcept]) -> list[PairRow]:
    rows = [row for concept in concepts for row in rows_of(concept)]
    return [row for row in rows if not row.chinese.startswith("#")]


def _as_read(row: PairRow) -> PairRow:
    known = row.part_of_speech if row.part_of_speech in _WRITTEN_CLASS else PartOfSpeech.UNKNOWN
    return PairRow(
        chinese=row.chinese,
        english=row.english,
        status=row.status,
        part_of_speech=known,
        key=" ".join(row.key.split()),
        facts=row.facts,
    )


def _rows(lines: Sequence[str], languages: tuple[str, str], name: str) -> Iterator[PairRow]:
    columns: list[str] = []
    is_reversed = languages[1].lower().startswith("zh")
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            cells = [cell.strip() for cell in line[1:].split("\t")]
            columns = cells if "tgt" in cells else columns
        elif line.strip():
            if not columns:
                raise UnreadableFile(
                    f"{name}, line {number}: a row before the line that names the columns",
                    hint="the second line reads #src, tab, tgt, tab, src:pos and so on",
                )
            cells = [cell.strip() for cell in line.split("\t")]
            yield _row(dict(zip(columns, cells, strict=False)), is_reversed=is_reversed)


def _row(cells: Mapping[str, str], *, is_reversed: bool) -> PairRow:
    cells = {name: text for name, text in cells.items() if name and text}
    chinese, english = ("tgt", "src") if is_reversed else ("src", "tgt")
    word = cells.get(f"{english}:pos", "").lower().replace(" ", "")
    status = _STATUS.get(cells.get("term status", "").lower())
    known = {"src", "tgt", "concept ID", *_FACTS}
    known |= {f"{english}:pos"} if word in _WORD_CLASS else set()
    known |= {"term status"} if status else set()
    text = cells.get(chinese, "")
    return PairRow(
        chinese=text,
        english=cells.get(english, ""),
        tag=language_of("zh", text),
        status=status,
        part_of_speech=_WORD_CLASS.get(word, PartOfSpeech.UNKNOWN),
        key=cells.get("concept ID", ""),
        facts=tuple((fact, cells[name]) for name, fact in _FACTS.items() if name in cells),
        properties=tuple((name, text) for name, text in cells.items() if name not in known),
    )


def _text(head: bytes) -> str:
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return head.decode(encoding, "ignore")


FORMAT = Format(
    name="utx",
    title="glossary in UTX 1.11, tab-separated",
    suffixes=(".utx", ".txt", ".tsv"),
    holds="Chinese and English terms, status, word class, domain, definition, note, source",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
    recognises=recognises,
)
