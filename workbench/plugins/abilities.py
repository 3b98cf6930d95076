"""What a format may be able to do: the functions that it gives, and what each promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from workbench.model.annotated import AnnotatedTexts
from workbench.model.annotations import NewLabel
from workbench.model.exchange import Around, Carried, Noted, ParallelText
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
