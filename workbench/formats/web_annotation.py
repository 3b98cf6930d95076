"""W3C Web Annotation (JSON-LD): annotations with position and quote, for other annotation tools.

Written is an AnnotationCollection of the Recommendation of 2017
(https://www.w3.org/TR/annotation-model/). A label is a body for `tagging`, the words of the
annotation a body beside it, a reply an annotation `replying` to it, a relation one `linking` two.
Positions count code points. What the vocabulary has no word for (state, visibility, severity, the
texts themselves, the labels of the project) stands under the prefix `workbench`, so nothing is
lost. Read is whatever the Recommendation allows, and its drafts; nothing is ever fetched. What
the model has no word for becomes properties of the annotation, named by the way to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._web_annotation_faults import Faults
from workbench.formats._web_annotation_file import annotation_file
from workbench.formats._web_annotation_json import read_json
from workbench.formats._web_annotation_read import annotated_texts
from workbench.formats._web_annotation_settled import settled
from workbench.formats._web_annotation_written import collection
from workbench.plugins import Format

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbench.model.annotated import AnnotatedTexts


def read_annotations(path: Path) -> AnnotatedTexts:
    """What the file holds. Raises UnreadableFile with every fault, each with line and place."""
    faults = Faults(path.name)
    try:
        texts = annotated_texts(annotation_file(read_json(path, faults), faults))
    except RecursionError as error:
        raise UnreadableFile(f"{path.name}: values are nested too deep") from error
    faults.check()
    return texts


def write_annotations(texts: AnnotatedTexts) -> Mapping[str, bytes]:
    """One file. Raises Refused with what cannot be said: a span outside its text, two annotations
    of one reference, a relation to what is not there, half a surrogate pair."""
    return {".jsonld": collection(settled(texts))}


def expected_annotations(texts: AnnotatedTexts) -> AnnotatedTexts:
    """What `read_annotations` must give: the same with the quotes that the texts have."""
    return settled(texts)


def annotation_losses(texts: AnnotatedTexts) -> Sequence[str]:
    """Nothing is lost."""
    return ()


FORMAT = Format(
    name="web-annotation",
    title="W3C Web Annotation (JSON-LD), lossless",
    suffixes=(".jsonld",),
    holds="annotations, replies, relations, labels, texts",
    read_annotations=read_annotations,
    write_annotations=write_annotations,
    expected_annotations=expected_annotations,
    annotation_losses=annotation_losses,
)
