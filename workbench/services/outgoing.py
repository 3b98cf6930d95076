"""Which notes of a pair may stand in a file that leaves the house.

Internal remarks and what was answered to any remark are not for the client, and stay at home unless
somebody asks for them: an answer does not say for whose eyes it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.annotations import AnnotationState, Purpose, Visibility
from workbench.model.exchange import NotesFor
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.annotations import Annotation
    from workbench.model.exchange import ParallelPair
    from workbench.model.segments import Pair


def with_notes(
    pair: ParallelPair, notes: NotesFor, purposes: Mapping[str, Purpose]
) -> ParallelPair:
    """The pair with the note and the annotations that may stand in the file.

    The plain note is the first open remark on the whole segment, and is not among the annotations
    again. What was proposed is nobody's word yet; a mark without a body, such as a name, and an
    empty translator's note are no notes. They are left out. `purposes` are those of the labels, by
    name.
    """
    if not pair.annotations and not pair.segment.note:
        return pair
    kept = [each for each in pair.annotations if _goes(each, notes, purposes.get(each.label))]
    if notes is not NotesFor.ALL:
        kept = [replace(each, replies=()) for each in kept]
    plain = next(
        (
            each
            for each in kept
            if each.is_whole and each.is_open and purposes.get(each.label) is not Purpose.FOOTNOTE
        ),
        None,
    )
    return replace(
        pair,
        segment=replace(pair.segment, note=plain.body if plain else ""),
        remark=plain,
        annotations=tuple(each for each in kept if each is not plain),
    )


def has_notes(pair: Pair, notes: NotesFor, purposes: Mapping[str, Purpose]) -> bool:
    """Whether a pair has a note that may stand in the file."""
    return any(_goes(each, notes, purposes.get(each.label)) for each in pair.annotations)


def _goes(annotation: Annotation, notes: NotesFor, purpose: Purpose | None) -> bool:
    is_silent = purpose in (Purpose.MARK, Purpose.FOOTNOTE) and not has_text(annotation.body)
    if notes is NotesFor.NONE or annotation.state is AnnotationState.PROPOSED or is_silent:
        return False
    if notes is NotesFor.ALL or purpose is Purpose.FOOTNOTE:
        return True
    return annotation.is_open and annotation.visibility is Visibility.CLIENT
