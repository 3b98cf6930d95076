"""Values as the objects that `--json` prints. Scripts depend on these keys: add, never rename."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.model.codes import Code
    from workbench.model.exchange import Exported, Imported
    from workbench.model.merged import MergeConflict, Merged
    from workbench.model.segments import Document, Pair, Revision
    from workbench.model.timelines import Event, Happening
    from workbench.model.wordings import OpenConflict
    from workbench.services.reporting import Progress
    from workbench.services.timeline import Compared

Record: TypeAlias = dict[str, object]


def of_pair(pair: Pair) -> Record:
    """One of `pairs`."""
    segment, target = pair.segment, pair.target
    return {
        "document": segment.document,
        "number": segment.number,
        "kind": segment.kind,
        "source": segment.source,
        "target": target.text,
        "state": target.state,
        "origin": target.origin,
        "detail": target.detail,
        "id": segment.id,
        "version": segment.version,
        "article": segment.article,
        "note": segment.note,
        "needs_work": segment.needs_work,
        "locked": segment.is_locked,
        "level": segment.level,
        "translatable": segment.is_translatable,
        "unfinished": segment.unfinished,
        "source_codes": [of_code(code) for code in segment.codes],
        "target_codes": [of_code(code) for code in target.codes],
    }


def of_code(code: Code) -> Record:
    """One of the codes of a pair; its offset counts the code points of the text before it."""
    return {
        "number": code.number,
        "kind": code.kind,
        "offset": code.offset,
        "markup": code.markup,
        "deletable": code.is_deletable,
    }


def of_progress(progress: Progress) -> Record:
    """The counts of `status`."""
    return {
        "segments": progress.segments,
        "translated": progress.translated,
        "reviewed": progress.reviewed,
        "final": progress.final,
        "draft": progress.draft,
        "needs_work": progress.needs_work,
        "han_characters": progress.han_characters,
        "words": progress.words,
        "not_translatable": progress.not_translatable,
    }


def of_document(document: Document, progress: Progress) -> Record:
    """One of the documents of `status`."""
    return {
        "name": document.name,
        **of_progress(progress),
        "id": document.id,
        "version": document.version,
        "format": document.format,
        "encoding": document.encoding,
    }


def of_conflict(conflict: OpenConflict) -> Record:
    """One of the conflicts of `status`."""
    return {
        "id": conflict.id,
        "version": conflict.version,
        "document": conflict.document,
        "number": conflict.number,
        "mine": conflict.mine,
        "theirs": conflict.theirs,
    }


def of_revision(revision: Revision) -> Record:
    """One of `history`."""
    return {
        "text": revision.text,
        "state": revision.state,
        "author": revision.author,
        "time": revision.time,
        "origin": revision.origin,
        "detail": revision.detail,
        "stands": revision.is_head,
        "id": revision.id,
        "version": revision.version,
    }


def of_event(event: Event) -> Record:
    """One of the timeline of `history`."""
    return {
        "time": event.time,
        "author": event.author,
        "via": event.via,
        "what": event.label,
        "step": event.step,
        "document": event.document,
        "number": event.number,
        "merged_by": event.merged_by,
        "happenings": [_of_happening(each) for each in event.happenings],
        "more": event.is_cut_short,
        "id": event.id,
    }


def _of_happening(happening: Happening) -> Record:
    return {
        "subject": happening.subject,
        "deed": happening.deed,
        "name": happening.name,
        "before": happening.before,
        "after": happening.after,
        "document": happening.document,
        "number": happening.number,
        "wording": of_revision(happening.wording) if happening.wording else None,
    }


def of_compared(compared: Compared) -> Record:
    """What `history --diff` says."""
    return {
        "before": of_revision(compared.before),
        "after": of_revision(compared.after),
        "pieces": [{"change": piece.change, "text": piece.text} for piece in compared.pieces],
    }


def of_imported(imported: Imported) -> Mapping[str, object]:
    """What `add` says."""
    return {
        "added": imported.added,
        "skipped": imported.skipped,
        "warnings": list(imported.warnings),
    }


def of_merged(merged: Merged) -> Record:
    """What `merge` says."""
    return {
        "taken": dict(merged.taken),
        "sets": merged.sets,
        "settled": list(merged.settled),
        "conflicts": [_of_merge_conflict(each) for each in merged.conflicts],
    }


def _of_merge_conflict(conflict: MergeConflict) -> Record:
    return {
        "kind": conflict.kind,
        "id": conflict.id,
        "document": conflict.document,
        "number": conflict.number,
        "name": conflict.name,
        "column": conflict.column,
        "mine": conflict.mine,
        "theirs": conflict.theirs,
        "author": conflict.author,
        "kept": conflict.kept,
    }


def of_exported(exported: Exported) -> Mapping[str, object]:
    """What `export` and `terms export` say."""
    return {
        "written": exported.written,
        "skipped": exported.skipped,
        "warnings": list(exported.warnings),
    }
