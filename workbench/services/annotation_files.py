"""Files of annotations, out and in, in every format that holds some."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, Refused
from workbench.plugins import FORMATS, Format, Registry
from workbench.services.annotated_texts import EVERYTHING, Choice, annotated_texts
from workbench.services.annotation_merging import Merging, Unknown, plan
from workbench.services.annotation_taking import ImportedAnnotations, Taking, reported
from workbench.services.choosing import chosen_format
from workbench.services.drafts import write_set_beside
from workbench.services.files import refuse_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from workbench.model.annotated import AnnotatedText, AnnotatedTexts, CarriedAnnotation
    from workbench.store.project import Store

_NAMED = 5
"""How many faults a refusal names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedAnnotations:
    """What was written."""

    files: tuple[Path, ...]
    texts: int
    annotations: int
    """Those that the format could hold."""
    relations: int
    warnings: tuple[str, ...] = ()
    """A sentence for each kind of thing that the format could not carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How a file of annotations is read, and what becomes of what does not fit."""

    format: str = ""
    """The format by name; empty for the one that the file is recognised as."""
    document: int | None = None
    """The row of the only document whose texts are looked at."""
    unknown: Unknown = Unknown.ADD
    is_update: bool = False
    """Whether annotations that the project has otherwise become what the file says."""
    is_skipping: bool = False
    """Whether what fits nowhere is left out; else nothing is taken where anything is such."""
    is_dry_run: bool = False


USUAL = ImportOptions()


def export_annotations(
    store: Store,
    out: Path,
    title: str,
    name: str = "",
    choice: Choice = EVERYTHING,
    *,
    registry: Registry = FORMATS,
) -> ExportedAnnotations:
    """Writes annotations to a file, or to several of one name where the format has several.

    They are read again before they take their places, all of them or none. Raises NotFound where
    no format fits, Refused for what a format cannot hold and where only some of the files are
    there already (they may be somebody's text), ExportFailed where it does not work.
    """
    format = chosen_format(
        out, name, "annotations", lambda each: each.write_annotations, registry=registry
    )
    assert format.write_annotations is not None
    assert format.annotation_losses is not None
    assert format.expected_annotations is not None
    texts = annotated_texts(store, title, choice)
    files = _named(out, format, format.write_annotations(texts))
    _refuse_half(list(files))
    main = _main(files, format).name
    write_set_beside(files, verify=lambda folder: _verify(texts, folder / main, format))
    held = format.expected_annotations(texts)
    return ExportedAnnotations(
        files=tuple(files),
        texts=len(texts.texts),
        annotations=sum(len(text.annotations) for text in held.texts),
        relations=len(held.relations),
        warnings=tuple(format.annotation_losses(texts)),
    )


def import_annotations(
    store: Store,
    path: Path,
    author: str,
    options: ImportOptions = USUAL,
    *,
    report: Callable[[int], None] = lambda count: None,
    registry: Registry = FORMATS,
) -> ImportedAnnotations:
    """Puts the annotations of a file on the texts of a project: all or nothing, as one change.

    `report` is told how many were put so far. Raises UnreadableFile with every fault of the file,
    NotFound for a format, Refused for labels that are not wanted and, unless that is skipped, for
    annotations that fit nowhere.
    """
    refuse_unreadable(store, path)
    format = chosen_format(
        path,
        options.format,
        "annotations",
        lambda each: each.read_annotations,
        option="--from",
        registry=registry,
    )
    assert format.read_annotations is not None
    texts = format.read_annotations(path)
    merging = Merging(
        document=options.document, unknown=options.unknown, is_update=options.is_update
    )
    if options.is_dry_run:
        with store.snapshot():
            return reported(plan(store, texts, merging, format), is_update=options.is_update)
    with store.journal.change(f"import annotations {path.name}", author) as change:
        found = plan(store, texts, merging, format)
        if found.faults and not options.is_skipping:
            raise _unfit(found.faults, path.name)
        taking = Taking(store, change, author=author, origin=path.name)
        return taking.carry_out(found, is_update=options.is_update, report=report)


def _named(out: Path, format: Format, given: Mapping[str, bytes]) -> dict[Path, bytes]:
    """The files of an export under their names: as it was said, or several of one stem."""
    if len(given) == 1:
        return dict(zip([out], given.values(), strict=True))
    ends = [end for end in (*given, *format.suffixes) if out.name.lower().endswith(end)]
    stem = out.name[: -len(max(ends, key=len))] if ends else out.name
    if not stem:
        raise Refused(f"{out} is only a suffix", hint="put a name before it")
    return {out.with_name(f"{stem}{end}"): data for end, data in given.items()}


def _main(files: Mapping[Path, bytes], format: Format) -> Path:
    """The file by which an export is read: the one with the usual suffix."""
    usual = [path for path in files if format.suffixes and path.name.endswith(format.suffixes[0])]
    return next(iter(usual or files))


def _refuse_half(files: Sequence[Path]) -> None:
    there = [path for path in files if path.exists()]
    if there and len(there) < len(files):
        raise Refused(
            f"{there[0].name} is there already, and is of no such export",
            hint="choose another name, or move it away",
        )


def _verify(texts: AnnotatedTexts, draft: Path, format: Format) -> None:
    """Raises ExportFailed with the first text that does not read back as it should."""
    assert format.expected_annotations is not None
    assert format.read_annotations is not None
    meant = _placeless(format.expected_annotations(texts))
    try:
        found = _placeless(format.read_annotations(draft))
    except Exception as error:  # a damaged file may make its reader raise anything
        raise ExportFailed(
            f"{draft.name} was not written: it cannot be read back: {error}"
        ) from error
    if found != meant:
        raise ExportFailed(
            f"{draft.name} was not written: {_difference(meant, found)} not read back as it is",
            hint="export to another format and report the fault",
        )


def _placeless(texts: AnnotatedTexts) -> AnnotatedTexts:
    """Texts without where in a file they were read."""
    return replace(
        texts,
        texts=tuple(
            replace(text, annotations=tuple(replace(each, place="") for each in text.annotations))
            for text in texts.texts
        ),
        relations=tuple(replace(each, place="") for each in texts.relations),
    )


def _difference(meant: AnnotatedTexts, found: AnnotatedTexts) -> str:
    """What is the first that differs."""
    for one, other in zip_longest(meant.texts, found.texts):
        if one != other:
            text = one or other
            assert text is not None
            return f"{text.document} {text.number}{_first_annotation(one, other)} does"
    return "the relations do" if meant.relations != found.relations else "the header does"


def _first_annotation(one: AnnotatedText | None, other: AnnotatedText | None) -> str:
    def of(text: AnnotatedText | None) -> Sequence[CarriedAnnotation]:
        return text.annotations if text else ()

    for mine, its in zip_longest(of(one), of(other)):
        if mine != its:
            each = mine or its
            assert each is not None
            return f", {each.label} on {each.quote!r},"
    return ""


def _unfit(faults: Sequence[str], name: str) -> Refused:
    shown = "; ".join(faults[:_NAMED])
    more = f"; and {len(faults) - _NAMED} more" if len(faults) > _NAMED else ""
    count = "1 annotation fits" if len(faults) == 1 else f"{len(faults)} annotations fit"
    return Refused(
        f"{name} was not taken in, for {count} nowhere: {shown}{more}",
        hint="--dry-run names all, --skip takes the others",
    )
