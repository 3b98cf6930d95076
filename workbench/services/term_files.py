"""Term lists of every format, in and out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.exchange import Exported
from workbench.model.tables import AS_IT_STANDS, ColumnMap, TableHead
from workbench.model.term_imports import ImportedTerms, OnConflict
from workbench.plugins import FORMATS, Format, Registry
from workbench.plugins.format import best_match
from workbench.services.files import head, refuse_no_file, refuse_unreadable
from workbench.services.term_importing import Importer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.model.terms import NewConcept
    from workbench.store.project import Store

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How a list is read, and what becomes of what contradicts the glossary."""

    format: str = ""
    """The format by name; empty for the one that the file is recognised as."""
    columns: ColumnMap = AS_IT_STANDS
    on_conflict: OnConflict = OnConflict.BOTH
    is_preview: bool = False
    """Whether nothing is written, and each proposal is given."""


USUAL = ImportOptions()


def import_terms(
    store: Store,
    path: Path,
    author: str,
    options: ImportOptions = USUAL,
    *,
    report: Callable[[int], None] = lambda count: None,
    registry: Registry = FORMATS,
) -> ImportedTerms:
    """Merges a list into the glossary, concept by concept.

    All or nothing, and one step to undo. `report` is told how many concepts were read so far.
    Raises UnreadableFile with the line, NotFound for a format, Refused for a map that it lacks.
    """
    refuse_unreadable(store, path)
    changes: Counter[str] = Counter()
    given = _concepts(path, options, changes, registry)
    held = store.snapshot() if options.is_preview else store.transaction()
    with held, store.journal.change(f"import {path.name}", author) as change:
        importer = Importer(store, options.on_conflict, is_preview=options.is_preview)
        count = 0
        while batch := list(islice(given, _BATCH)):
            importer.take(batch, change)
            count += len(batch)
            report(count)
    counted = changes + importer.changes
    warnings = tuple(sentence.format(number) for sentence, number in counted.items() if number)
    return replace(importer.result(), warnings=warnings)


def export_terms(
    store: Store, path: Path, name: str = "", *, registry: Registry = FORMATS
) -> Exported:
    """Writes the glossary to a file, and says how many concepts went in.

    The file is read again before it takes its place: ExportFailed names the first concept that
    did not survive, and nothing is written.
    """
    from workbench.services.drafts import write_beside

    format = writing_format(path, name, registry)
    write = format.write_terms
    assert write is not None
    found = [concept.as_new() for concept in store.concepts.all()]
    expected = list(format.expected_terms(found)) if format.expected_terms else []
    warnings = write_beside(
        path,
        lambda file: write(found, file),
        verify=lambda draft: _verify(expected, draft, path.name, format),
    )
    return Exported(
        written=len(expected), skipped=max(0, len(found) - len(expected)), warnings=warnings
    )


def inspect_table(
    path: Path,
    columns: ColumnMap = AS_IT_STANDS,
    name: str = "",
    *,
    registry: Registry = FORMATS,
) -> TableHead | None:
    """The header of a table with what its columns are taken for, and its first rows.

    None where the file is no table whose columns have names. Raises UnreadableFile.
    """
    refuse_no_file(path)
    inspect = reading_format(path, name, registry).inspect_table
    return inspect(path, columns) if inspect is not None else None


def reading_format(path: Path, name: str = "", registry: Registry = FORMATS) -> Format:
    """The format of that name, else the one that a file is of by its suffix and beginning.

    Raises NotFound where none is.
    """
    if name:
        return _named(name, registry, is_written=False)
    formats = [format for format in registry.all()[0] if format.read_terms is not None]
    fitting = [format for format in formats if format.matches(path.name)]
    start = head(path) if fitting else b""
    for format in fitting:
        if format.recognises is not None and format.recognises(start):
            return format
    return _by_suffix(path, formats, "--from")


def writing_format(path: Path, name: str = "", registry: Registry = FORMATS) -> Format:
    """The format of that name, else the usual one of the suffix. Raises NotFound."""
    if name:
        return _named(name, registry, is_written=True)
    formats = [each for each in registry.all()[0] if each.write_terms is not None]
    return _by_suffix(path, formats, "--to")


def _named(name: str, registry: Registry, *, is_written: bool) -> Format:
    format = registry.get(name)
    if (format.write_terms if is_written else format.read_terms) is None:
        verb = "writes" if is_written else "reads"
        raise NotFound(f"the format {name!r} {verb} no term lists", hint="workbench formats")
    return format


def _by_suffix(path: Path, formats: list[Format], option: str) -> Format:
    """The format of a suffix that needs no look into the file, before one that does.

    `option` is what says it of a file whose suffix does not. Raises NotFound.
    """
    usual = best_match((format for format in formats if format.recognises is None), path.name)
    fitting = usual or best_match(formats, path.name)
    if fitting is not None:
        return fitting
    known = dict.fromkeys(format.suffixes[0] for format in formats if format.suffixes)
    raise NotFound(
        f"{path.name} is no term list that is known",
        hint=f"the suffixes are {', '.join(known)}; or choose a format with {option}",
    )


def _concepts(
    path: Path, options: ImportOptions, changes: Counter[str], registry: Registry
) -> Iterator[NewConcept]:
    format = reading_format(path, options.format, registry)
    if options.columns != AS_IT_STANDS:
        if format.read_table is None:
            raise Refused(
                f"{path.name} is read as {format.name}, whose columns have no names",
                hint="leave --map and --sheet out, or say the format with --from",
            )
        return format.read_table(path, changes, options.columns)
    assert format.read_terms is not None
    return format.read_terms(path, changes)


def _verify(expected: list[NewConcept], draft: Path, name: str, format: Format) -> None:
    """Raises ExportFailed with the first concept that does not read back as it should."""
    assert format.read_terms is not None
    try:
        found = list(format.read_terms(draft, Counter()))
    except Exception as error:  # a damaged file may make its reader raise anything
        raise ExportFailed(f"{name} was not written: it cannot be read back: {error}") from error
    for meant, read in zip_longest(expected, found):
        if meant != read:
            lost = meant or read
            assert lost is not None
            title = lost.terms[0].text if lost.terms else lost.reference
            raise ExportFailed(
                f"{name} was not written: {title!r} does not read back as it is",
                hint="export to another format and report the fault",
            )
