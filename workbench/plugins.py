"""The protocols that formats meet, and the one lazy registry that finds them.

A format is a module of `workbench.formats` (or of another package's entry point in the group
`workbench.formats`) whose foot names it: `FORMAT = Format(...)`. It is loaded by name at first
use. One that fails to load is named and skipped.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from workbench.errors import NotFound, PluginFailed
from workbench.model.annotated import AnnotatedTexts
from workbench.model.annotations import NewLabel
from workbench.model.exchange import Around, Carried, Carries, Noted, ParallelText
from workbench.model.memory import BadUnit, NewUnit, TranslationUnit, UnitsHead
from workbench.model.queries import QueryList
from workbench.model.reports import Report
from workbench.model.returned import ReturnedFile
from workbench.model.segmentation import SegmentationRules
from workbench.model.sources import Block, Filling, SourceStream, SourceText
from workbench.model.tables import ColumnMap, TableHead
from workbench.model.terms import NewConcept
from workbench.model.validity import Fault, Standard

ReadSource = Callable[[Path], SourceText]
"""Reads a source text. Raises UnreadableFile."""

ReadColumn = Callable[[Path, str], SourceText]
"""Reads one column of a table as a source text: by its name, letter or number (from 1).

Where it is "", the format finds one, and `SourceText.warnings` says which. Raises UnreadableFile,
naming the columns that there are."""

FillBlock = Callable[[Block], Filling]

StreamSource = Callable[[Path, str, Callable[[int], None]], SourceStream]
"""Reads a source text as `read_source` or, with the name of a column, `read_column` does, but block
by block in bounded memory. The last argument is told how many bytes of the file have been read.
Raises UnreadableFile, also while the blocks are gone through."""

WriteFilled = Callable[[bytes, Sequence[Filling], BinaryIO], Sequence[str]]
"""Writes the original of a document again with other texts in the places of its blocks.

One filling for each block, in order; a locator that the original does not have is a ValueError.
Gives one sentence for each thing that could not be kept. What is written, `read_source` reads
again, and its blocks must have the texts of the fillings that have one."""

WriteTargets = Callable[[Path, Callable[[], FillBlock], BinaryIO], Sequence[str]]
"""Writes a bilingual file as `write_filled` does, in bounded memory.

The second argument begins anew, as often as it is called, and gives what is asked for the filling
of each block, in order."""

WriteParallel = Callable[[ParallelText, BinaryIO], Sequence[str]]
"""Writes parallel text, or the English alone; all pairs are given, also untranslated ones.

The pairs are gone through as a stream. Gives one sentence for each thing that is lost and that
`carries` does not tell of. `expected` knows of it too, so that a loss which was said is not taken
for a fault."""

WriteParallelSet = Callable[[ParallelText, Callable[[str], BinaryIO]], Sequence[str]]
"""Writes parallel text as several files that belong together; the second argument opens one of
them by what stands behind the common name (`.zh`)."""

Held = tuple[str, str] | Carried | Around
"""What an export holds, one after the other: (source, target) of a pair, a Carried with whatever
else it holds of the pair, or what stands around the pairs."""

ReadBack = Callable[[Path], Iterable[Held]]
"""Reads an export again: a pair for each that it holds, in order, and what stands around them.

A format that holds the English alone gives ("", text) for each paragraph. Raises UnreadableFile.
Only files of our own writing are read so, as a stream. Of several files the path is the common
name."""

Expected = Callable[[ParallelText], Iterable[Held]]
"""What `read_back` must give for a parallel text that was written, as a stream."""

ReadReturned = Callable[[Path], ReturnedFile]
"""Reads a bilingual file that came back from other hands, whatever program had it.

Raises UnreadableFile where it is none; a row that cannot be read comes as a BadUnit."""


class Validate(Protocol):
    """What is wrong with a file of a standard, by line, as a stream of bounded memory."""

    def __call__(
        self, path: Path, /, report: Callable[[int], None] = lambda read: None
    ) -> Iterator[Fault]:
        """The faults in the order of the file; `report` gets the bytes that were read so far.

        A file that is not well-formed ends with the fault that says so. Raises UnreadableFile.
        """
        ...


Identify = Callable[[Path], Standard]
"""What a file says that it is. Raises UnreadableFile where it is not of this format."""

ReadFootnotes = Callable[[Path], Iterable[Noted]]
"""Reads the footnotes of an export again. Raises UnreadableFile where a mark has no note."""

ExpectedFootnotes = Callable[[ParallelText], Iterable[Noted]]
"""What `read_footnotes` must give for a parallel text that was written."""

ReadTerms = Callable[[Path, Counter[str]], Iterator[NewConcept]]
"""Reads a term list. Raises UnreadableFile with the line.

What was not taken as it stands is counted, by the sentence that says so with `{}` for the count."""

WriteTerms = Callable[[Sequence[NewConcept], BinaryIO], Sequence[str]]
"""Writes a term list; gives one sentence for each thing that it could not carry."""

ExpectedTerms = Callable[[Sequence[NewConcept]], Iterable[NewConcept]]
"""What `read_terms` must give for a term list that was written."""

Recognises = Callable[[bytes], bool]
"""Whether the beginning of a file, 4 KiB at most, is of this format."""

ReadTable = Callable[[Path, Counter[str], ColumnMap], Iterator[NewConcept]]
"""Reads a term list as `read_terms` does, but in columns that somebody names otherwise."""

InspectTable = Callable[[Path, ColumnMap], TableHead]
"""The header of a table with what its columns are taken for, and its first rows.

Raises UnreadableFile."""

ReadAnnotations = Callable[[Path], AnnotatedTexts]
"""Reads an annotation file, with what stands beside it under the same name where the format has
several. Raises UnreadableFile with every fault that it found, by line; nothing is half read."""

WriteAnnotations = Callable[[AnnotatedTexts], Mapping[str, bytes]]
"""The files of an annotation export, by suffix: `{".txt": ..., ".ann": ...}`.

Raises Refused, naming the annotations, where the format cannot hold what they are (two that
overlap in CoNLL)."""

ExpectedAnnotations = Callable[[AnnotatedTexts], AnnotatedTexts]
"""What `read_annotations` must give for texts that were written, without places."""

AnnotationLosses = Callable[[AnnotatedTexts], Sequence[str]]
"""One sentence for each kind of thing that the format cannot carry of these texts."""

ReadLabels = Callable[[Path], Sequence[NewLabel]]
"""Reads a list of labels; colour, sign and key are empty where the file says none.

Raises UnreadableFile with the place."""

WriteLabels = Callable[[Sequence[NewLabel], BinaryIO], None]
"""Writes a list of labels, which `read_labels` gives back as they were."""

ReadSegmentation = Callable[[Path], SegmentationRules]
"""Reads rules of sentence ends. Raises UnreadableFile with the line."""

WriteSegmentation = Callable[[SegmentationRules, BinaryIO], None]
"""Writes rules of sentence ends, which `read_segmentation` gives back as they were."""

ReadUnits = Callable[[Path, Callable[[int], None]], Iterator[NewUnit | BadUnit]]
"""Reads the units of a translation memory or of parallel text, as a stream of bounded memory.

A unit that cannot be taken comes as a BadUnit with its line, and the next ones follow. The second
argument is told now and then how many bytes of the file have been read. Raises UnreadableFile
with the line where nothing more can be read."""

WriteUnits = Callable[[Iterable[TranslationUnit], UnitsHead, BinaryIO], Sequence[str]]
"""Writes units as a stream; gives one sentence for each thing that the format could not carry."""

ExpectedUnits = Callable[[TranslationUnit], NewUnit]
"""The unit that `read_units` must give for one that was written; its codes may have other numbers
as long as the same ones belong together."""

WriteReport = Callable[[Report, BinaryIO], None]
"""Writes the tables of a report for people to look at; nothing reads it again."""

WriteQueries = Callable[[QueryList, BinaryIO], None]
"""Writes questions to a client with empty cells for the answers."""

ReadQueries = Callable[[Path], QueryList]
"""Reads such a list again, in whatever order its rows are by now.

Raises UnreadableFile where it is none."""

ExpectedQueries = Callable[[QueryList], QueryList]
"""What `read_queries` must give for a list that was written, without places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One file format and what it can do; what it cannot do is None.

    `write` or `write_set`, `expected` and `read_back` are given together or not at all,
    `read_footnotes` with `expected_footnotes`, and `write_terms` with `expected_terms` and
    `read_terms`, the four for annotations all or none: nothing is exported that is not read again
    before it takes its place.
    """

    name: str
    title: str
    """What a list of formats says of it."""
    suffixes: tuple[str, ...]
    """With the dot, lower case, the usual one first."""
    holds: str
    """What an export carries: `source, target, note` or `target`."""
    read_source: ReadSource | None = None
    read_suffixes: tuple[str, ...] = ()
    """Further suffixes of files that are read, which no file of our own making has."""
    claims: Callable[[Path], bool] | None = None
    """Whether a source text of one of its suffixes is of this format, where another format reads
    the suffix too; the other one has None here."""
    read_column: ReadColumn | None = None
    """None for a format that is no table."""
    stream_source: StreamSource | None = None
    """None for a format whose files are held in memory while they are read."""
    write_filled: WriteFilled | None = None
    """None for a format whose documents are not written back."""
    write_targets: WriteTargets | None = None
    """None for a format that is not bilingual, or is written back in memory."""
    write: WriteParallel | None = None
    expected: Expected | None = None
    read_back: ReadBack | None = None
    write_set: WriteParallelSet | None = None
    """In place of `write`, for a format of several files."""
    carries: frozenset[Carries] = frozenset()
    """What an export holds beside the texts. Of anything else the user is told that it is lost."""
    most_pairs: int = 0
    """How many pairs an export has room for; 0 for any number."""
    holds_terms_only: bool = False
    """Whether an export is the glossary of the documents, without their texts."""
    is_english_only: bool = False
    """Whether an export is a text for readers of English, which has no pairs."""
    has_arrangements: bool = False
    """Whether an export shows source and target side by side or one above the other."""
    shows_scripts: bool = False
    """Whether an export shows the Chinese in several scripts, and must know the names of people."""
    read_returned: ReadReturned | None = None
    identify: Identify | None = None
    validate: Validate | None = None
    read_footnotes: ReadFootnotes | None = None
    """None for a format that has no footnotes."""
    expected_footnotes: ExpectedFootnotes | None = None
    read_terms: ReadTerms | None = None
    write_terms: WriteTerms | None = None
    expected_terms: ExpectedTerms | None = None
    read_table: ReadTable | None = None
    inspect_table: InspectTable | None = None
    read_annotations: ReadAnnotations | None = None
    write_annotations: WriteAnnotations | None = None
    expected_annotations: ExpectedAnnotations | None = None
    annotation_losses: AnnotationLosses | None = None
    read_labels: ReadLabels | None = None
    write_labels: WriteLabels | None = None
    read_segmentation: ReadSegmentation | None = None
    write_segmentation: WriteSegmentation | None = None
    read_units: ReadUnits | None = None
    write_units: WriteUnits | None = None
    expected_units: ExpectedUnits | None = None
    write_report: WriteReport | None = None
    read_queries: ReadQueries | None = None
    write_queries: WriteQueries | None = None
    expected_queries: ExpectedQueries | None = None
    recognises: Recognises | None = None
    """A format that has it is chosen by what a file holds, one that has not by the suffix alone."""

    def __post_init__(self) -> None:
        reading = (self.write_filled, self.read_column, self.stream_source, self.write_targets)
        if any(reading) and not self.read_source:
            raise ValueError("what reads or writes back a source text needs read_source")
        if self.write and self.write_set:
            raise ValueError("write and write_set do the same")
        writes = self.write or self.write_set
        given = [part is not None for part in (writes, self.expected, self.read_back)]
        if any(given) and not all(given):
            raise ValueError("write, expected and read_back belong together")
        if (self.identify is None) != (self.validate is None):
            raise ValueError("identify and validate belong together")
        if (self.read_footnotes is None) != (self.expected_footnotes is None):
            raise ValueError("read_footnotes and expected_footnotes belong together")
        if self.write_terms and not (self.expected_terms and self.read_terms):
            raise ValueError("write_terms, expected_terms and read_terms belong together")
        parts = (
            self.read_annotations,
            self.write_annotations,
            self.expected_annotations,
            self.annotation_losses,
        )
        if any(parts) and not all(parts):
            raise ValueError("the four parts for annotations belong together")
        questions = (self.read_queries, self.write_queries, self.expected_queries)
        if any(questions) and not all(questions):
            raise ValueError("the three parts for queries belong together")
        if self.write_units and not (self.expected_units and self.read_units):
            raise ValueError("write_units, expected_units and read_units belong together")
        if (self.read_labels is None) != (self.write_labels is None):
            raise ValueError("read_labels and write_labels belong together")
        if (self.read_segmentation is None) != (self.write_segmentation is None):
            raise ValueError("read_segmentation and write_segmentation belong together")

    def matches(self, name: str) -> int:
        """Length of the longest suffix of this format that the file name ends in; 0 for none."""
        return _longest(self.suffixes, name)

    def matches_source(self, name: str) -> int:
        """The same for a file that is read, which may have other suffixes too."""
        return _longest((*self.suffixes, *self.read_suffixes), name)


def _longest(suffixes: Iterable[str], name: str) -> int:
    lower = name.lower()
    return max((len(end) for end in suffixes if lower.endswith(end)), default=0)


def source_format_of(formats: Sequence[Format], path: Path, name: str = "") -> Format | None:
    """The format of a source text that is there: one that claims it, else the likeliest by name.

    `name` is the one that the file should have; empty for its own.
    """
    name = name or path.name
    for each in formats:
        if each.read_source and each.claims and each.matches_source(name) and each.claims(path):
            return each
    return best_source_match([each for each in formats if each.claims is None], name)


def best_source_match(formats: Iterable[Format], name: str) -> Format | None:
    """Of several formats the one that a source text of that name is most likely of."""
    able = (each for each in formats if each.read_source is not None)
    best = max(able, key=lambda each: each.matches_source(name), default=None)
    return best if best is not None and best.matches_source(name) else None


def best_match(formats: Iterable[Format], name: str) -> Format | None:
    """Of several formats the one with the longest suffix that a file name ends in."""
    best = max(formats, key=lambda each: each.matches(name), default=None)
    return best if best is not None and best.matches(name) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Finds formats by name, by suffix, or all of them."""

    package: str = "workbench.formats"
    group: str = "workbench.formats"

    def get(self, name: str) -> Format:
        """The format of that name. Raises NotFound, or PluginFailed where it does not load."""
        for known, load in self._loaders():
            if known == name:
                return load()
        known_names = ", ".join(sorted(name for name, _ in self._loaders()))
        raise NotFound(f"there is no format {name!r}", hint=f"the formats are {known_names}")

    def all(self) -> tuple[list[Format], list[PluginFailed]]:
        """Every format that loads, by name, and the failures of those that do not."""
        loaded: list[Format] = []
        failures: list[PluginFailed] = []
        for _, load in sorted(self._loaders(), key=lambda entry: entry[0]):
            try:
                loaded.append(load())
            except PluginFailed as failure:
                failures.append(failure)
        return loaded, failures

    def _loaders(self) -> Iterator[tuple[str, Callable[[], Format]]]:
        package = importlib.import_module(self.package)
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_"):
                name = module.name.replace("_", "-")
                yield name, _module_loader(f"{self.package}.{module.name}", name)
        from importlib.metadata import entry_points  # imported late: it costs 15 ms

        for point in entry_points(group=self.group):
            yield point.name, _entry_point_loader(point.value, point.load, point.name)


def _module_loader(path: str, name: str) -> Callable[[], Format]:
    return _entry_point_loader(path, lambda: importlib.import_module(path).FORMAT, name)


def _entry_point_loader(path: str, load: Callable[[], object], name: str) -> Callable[[], Format]:
    def loader() -> Format:
        try:
            found = load()
        except Exception as error:  # whatever a stranger's module raises must not end the program
            raise PluginFailed(
                f"the format {name!r} ({path}) does not load: {error}",
                hint="update or uninstall the package that brings it",
            ) from error
        if not isinstance(found, Format):
            raise PluginFailed(f"the format {name!r} ({path}) names no Format")
        return found

    return loader


FORMATS = Registry()
