"""One file format: what it is called, and what it can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from workbench.model.exchange import Carries
    from workbench.plugins.abilities import (
        AnnotationLosses,
        Expected,
        ExpectedAnnotations,
        ExpectedFootnotes,
        ExpectedQueries,
        ExpectedTerms,
        ExpectedUnits,
        Identify,
        InspectTable,
        ReadAnnotations,
        ReadBack,
        ReadColumn,
        ReadFootnotes,
        ReadLabels,
        ReadQueries,
        ReadReturned,
        ReadSegmentation,
        ReadSource,
        ReadTable,
        ReadTerms,
        ReadUnits,
        Recognises,
        StreamSource,
        Validate,
        WriteAnnotations,
        WriteFilled,
        WriteLabels,
        WriteParallel,
        WriteParallelSet,
        WriteQueries,
        WriteReport,
        WriteSegmentation,
        WriteTargets,
        WriteTerms,
        WriteUnits,
    )


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
