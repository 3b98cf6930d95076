"""A glossary as JSON Lines: one concept a line, with everything that the glossary knows of it.

The reference format: nothing is lost. Keys that say nothing are left out; those of a concept are
`reference`, `kind`, `domain`, `client`, `definition`, `note`, `source`, `url`, `date`, `role`,
`dates`, `untranslatable`, `terms`, `lists` and `properties` (pairs of name and value). A term has
`language`, `text`, `status`, `reading`, `derived`, `part_of_speech`, `register`, `type`,
`abbreviation_of`, `valid_from`, `valid_until`, `case_sensitive` and `properties`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench.errors import UnreadableFile
from workbench.formats._term_values import concept_of, record_of
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.model.terms import NewConcept

_HINT = "each line is one JSON object with a list `terms`; docs/formats.md names its keys"
_MARK = b"\xef\xbb\xbf"


def read_terms(path: Path, changes: Counter[str]) -> Iterator[NewConcept]:
    """The concepts of the file, line by line. Raises UnreadableFile with the line."""
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                text = line.removeprefix(_MARK) if number == 1 else line
                if text.strip():
                    yield _concept(text.strip(), f"{path.name}, line {number}", changes)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def write_terms(concepts: Sequence[NewConcept], out: BinaryIO) -> list[str]:
    """Writes UTF-8, a line for each concept; nothing is lost."""
    for concept in concepts:
        line = json.dumps(record_of(concept), ensure_ascii=False, separators=(",", ":"))
        out.write(line.encode() + b"\n")
    return []


def expected_terms(concepts: Sequence[NewConcept]) -> Sequence[NewConcept]:
    """What `read_terms` must give: the same."""
    return concepts


def _concept(line: bytes, where: str, changes: Counter[str]) -> NewConcept:
    try:
        record: Any = json.loads(line)
        return concept_of(record, changes)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"{where}: {error.msg}, column {error.colno}", hint=_HINT) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{where}: byte {error.start} is not UTF-8") from error
    except RecursionError as error:
        raise UnreadableFile(f"{where}: values are nested too deep") from error
    except ValueError as error:
        raise UnreadableFile(f"{where}: {error}", hint=_HINT) from error


FORMAT = Format(
    name="terms-jsonl",
    title="glossary as JSON Lines, lossless",
    suffixes=(".jsonl", ".ndjson"),
    holds="everything",
    read_terms=read_terms,
    write_terms=write_terms,
    expected_terms=expected_terms,
)
