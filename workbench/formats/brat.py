"""Annotations as brat's standoff files: the texts in a `.txt`, what is said of them in an `.ann`.

Out: the texts stand one below the other. An annotation is a T line; one that goes across a line
end is written in fragments, as brat wants it. Relations are R lines; state, visibility and
severity are attributes where they are not the usual ones; the body is its `AnnotatorNotes`, with
`\\n` for a line end. Label names have the letters that brat allows, others as `_2F_`. What brat
has no word for stands in notes as JSON, which brat shows and keeps: `Workbench` with identity,
author, time and replies, `WorkbenchText` with the borders and the identity of a text, on its first
annotation or the nearest one, and `WorkbenchFile` with the labels.

In: offsets may count CR LF, a byte order mark and UTF-16 units or not; the words of the T lines
tell. An annotation whose words stand elsewhere once is brought as a quote. Fragments with words
between them become one annotation over all, with the property `fragments`. Events, equivalences,
normalisations and other attributes are kept as properties. Without notes of ours every line is a
text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._brat_lines import read_lines
from workbench.formats._brat_read import Reading
from workbench.formats._brat_written import annotation_lines, page_and_starts, page_bytes
from workbench.formats._faults import Faults
from workbench.formats._utf8 import lines_of, read_utf8
from workbench.formats._written_texts import held, losses
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbench.model.annotated import AnnotatedTexts

_HINT = "mend these lines, or export it again; nothing of it was taken"


def read_annotations(path: Path) -> AnnotatedTexts:
    """The annotations of PATH.ann on the text of PATH.txt. Raises UnreadableFile, by line."""
    beside = path.with_suffix(".txt")
    if not beside.exists():
        raise UnreadableFile(
            f"{path.name}: there is no {beside.name} beside it",
            hint="an annotation file of brat is read with the text that it is on",
        )
    faults = Faults(path.name)
    lines = read_lines(lines_of(read_utf8(path)), faults)
    texts = Reading(lines, read_utf8(beside), faults).texts()
    faults.refuse_any(_HINT)
    return texts


def write_annotations(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    """The two files. Raises Refused for a span outside its text."""
    kept = held(texts)
    page, starts = page_and_starts(kept)
    lines = "".join(f"{line}\n" for line in annotation_lines(kept, page, starts))
    return {".txt": page_bytes(page), ".ann": lines.encode()}


FORMAT = Format(
    name="brat",
    title="brat standoff, .ann with its .txt",
    suffixes=(".ann",),
    holds="annotations, notes, relations",
    read_annotations=read_annotations,
    write_annotations=write_annotations,
    expected_annotations=held,
    annotation_losses=losses,
)
