"""Annotations as CoNLL files: one word a line, a tab, and its BIO tag.

As `conll`, but by words: Chinese is cut by jieba's dictionary, Latin letters and figures stay
together, and every border of an annotation is the border of a word. Spaces have no line of their
own, except where an annotation begins or ends with them; `# text` has them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.formats._bio_read import read_bio
from workbench.formats._bio_written import bio_losses, expected_bio, write_bio
from workbench.model.spans import Span
from workbench.plugins import Format
from workbench.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.model.annotated import AnnotatedTexts, CarriedAnnotation

_SPACES = re.compile(r"\s+")


def write_annotations(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    """The file. Raises Refused, naming two annotations that overlap."""
    return {".words.conll": write_bio(texts, _words)}


def _words(text: str, annotations: Sequence[CarriedAnnotation]) -> Iterable[Span]:
    spans = [annotation.span for annotation in annotations if annotation.span is not None]
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    words = word_spans(text, starts | ends)
    for run in _SPACES.finditer(text):
        first, last = run.span()
        if not starts.isdisjoint(range(first, last)) or not ends.isdisjoint(
            range(first + 1, last + 1)
        ):
            words += [Span(offset, offset + 1) for offset in range(first, last)]
    return sorted(words)


FORMAT = Format(
    name="conll-words",
    title="CoNLL, one word a line with its BIO tag",
    suffixes=(".words.conll", ".words.bio"),
    holds="labels without overlaps",
    read_annotations=read_bio,
    write_annotations=write_annotations,
    expected_annotations=expected_bio,
    annotation_losses=bio_losses,
)
