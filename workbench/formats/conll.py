"""Annotations as CoNLL files: one character a line, a tab, and its BIO tag.

A text is a block between blank lines, with comments before it as CoNLL-U has them: `# id`,
`# side`, `# document`, `# number` and `# text`. A space is written `\\s`, a line end `\\n`, a tab
`\\t`, another space `\\u3000`, a backslash `\\\\`. There is one tag for each character: annotations
that overlap are refused by name. Notes, answers, relations and who wrote what have no place.

In: two columns or more, of which the last is the tag, divided by tabs or by spaces; BIO, IOB1,
BIOES, BMES and BILOU; an I after O or after another label begins an annotation, as IOB1 has it.
Blocks with no `# text` are joined: characters close, words with spaces where neither neighbour is
Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._bio_read import read_bio
from workbench.formats._bio_written import bio_losses, expected_bio, write_bio
from workbench.model.spans import Span
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.model.annotated import AnnotatedTexts, CarriedAnnotation


def write_annotations(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    """The file. Raises Refused, naming two annotations that overlap."""
    return {".bio": write_bio(texts, _characters)}


def _characters(text: str, annotations: Sequence[CarriedAnnotation]) -> Iterable[Span]:
    return (Span(start, start + 1) for start in range(len(text)))


FORMAT = Format(
    name="conll",
    title="CoNLL, one character a line with its BIO tag",
    suffixes=(".bio", ".conll"),
    holds="labels without overlaps",
    read_annotations=read_bio,
    write_annotations=write_annotations,
    expected_annotations=expected_bio,
    annotation_losses=bio_losses,
)
