"""Lists of labels, in and out, so that several projects mark alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.annotations import NewLabel
from workbench.model.exchange import Exported
from workbench.plugins import FORMATS, Format, Registry
from workbench.services import labelling
from workbench.services.choosing import chosen_format
from workbench.services.files import refuse_no_file
from workbench.text.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from workbench.model.annotations import Label
    from workbench.store.change_sets import ChangeSet
    from workbench.store.project import Store

_COLOUR = "#a9b1d6"
"""Of a label for which the file says none."""
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789#$+<=>^"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedLabels:
    """What became of a list of labels."""

    added: int
    changed: int
    skipped: int
    """Those that the project has as they are, or has otherwise and keeps."""
    warnings: tuple[str, ...] = ()


def export_labels(
    store: Store, out: Path, name: str = "", group: str = "", *, registry: Registry = FORMATS
) -> Exported:
    """Writes the labels of a project, or of one set, to a file that is read again first.

    Raises NotFound for a set or a format that there is not, ExportFailed where it does not work.
    """
    from workbench.services.drafts import write_beside

    format = chosen_format(out, name, "labels", lambda each: each.write_labels, registry=registry)
    write = format.write_labels
    assert write is not None
    labels = [as_new(label) for label in labelling.labels(store) if group in ("", label.group)]
    if group and not labels:
        raise NotFound(f"there is no label set {group!r}", hint="labels list shows them")
    write_beside(
        out,
        lambda stream: write(labels, stream) or (),
        verify=lambda draft: _verify(labels, draft, out.name, format),
    )
    return Exported(written=len(labels), skipped=0)


def import_labels(
    store: Store,
    path: Path,
    author: str,
    name: str = "",
    *,
    is_update: bool = False,
    registry: Registry = FORMATS,
) -> ImportedLabels:
    """Adds the labels of a file that the project lacks, all of them or none, as one change.

    A label that the project has otherwise is changed with `is_update`, else it stays and is
    named. Raises UnreadableFile with the place, Refused for what no label can be.
    """
    refuse_no_file(path)
    format = chosen_format(
        path, name, "labels", lambda each: each.read_labels, option="--from", registry=registry
    )
    assert format.read_labels is not None
    given = format.read_labels(path)
    _refuse_twice(given, path.name)
    with store.journal.change(f"import labels {path.name}", author) as change:
        added = changed = 0
        warnings: list[str] = []
        for label in given:
            is_new, is_changed, said = _take(store, change, label, is_update=is_update)
            added += is_new
            changed += is_changed
            warnings += said
    skipped = len(given) - added - changed
    return ImportedLabels(added=added, changed=changed, skipped=skipped, warnings=tuple(warnings))


def _take(
    store: Store, change: ChangeSet, label: NewLabel, *, is_update: bool
) -> tuple[bool, bool, Sequence[str]]:
    """Whether a label was added, whether one was changed, and what is to be said of it."""
    own = store.labels.all()
    known = next((each for each in own if each.name == label.name), None)
    fitting, said = _fitting(label, known, own)
    if known is None:
        labelling.refuse_wrong(store, fitting, None)
        store.labels.insert(change, fitting)
        return True, False, said
    if fitting == as_new(known):
        return False, False, ()
    if not is_update:
        left = f"{label.name} is another one in the project and was left as it is"
        return False, False, (left,)
    labelling.refuse_wrong(store, fitting, known.name)
    is_changed = store.labels.update(change, store.labels.row(known.name), fitting)
    return False, is_changed, said


def as_new(label: Label) -> NewLabel:
    """A label of a project as files have it."""
    return NewLabel(
        name=label.name,
        group=label.group,
        purpose=label.purpose,
        colour=label.colour,
        sign=label.sign,
        key=label.key,
        description=label.description,
    )


def with_free_sign(label: NewLabel, known: Iterable[NewLabel]) -> NewLabel:
    """A label with a colour, and with a sign that no other has: a letter of its name if one is."""
    if label.colour and label.sign:
        return label
    used = {each.sign for each in known if each.name != label.name}
    of_name = [sign for sign in label.name.upper() if sign.isalnum() and columns(sign) == 1]
    free = next((sign for sign in (*of_name, *_SIGNS) if sign not in used), _SIGNS[0])
    return replace(label, colour=label.colour or _COLOUR, sign=label.sign or free)


def _fitting(
    label: NewLabel, known: Label | None, labels: Sequence[Label]
) -> tuple[NewLabel, list[str]]:
    """A label with what the file left open, and without a key that another one has."""
    if known is not None:
        label = replace(label, colour=label.colour or known.colour, sign=label.sign or known.sign)
    label = with_free_sign(label, labels)
    others = {each.key: each.name for each in labels if each.key and each.name != label.name}
    if label.key not in others:
        return label, []
    said = f"{label.name} has no key: {label.key} belongs to {others[label.key]}"
    return replace(label, key=""), [said]


def _refuse_twice(labels: Sequence[NewLabel], name: str) -> None:
    names = [label.name for label in labels]
    twice = [each for each in dict.fromkeys(names) if names.count(each) > 1]
    if twice:
        raise Refused(
            f"{name} has the label {twice[0]!r} twice", hint="leave one of them, or rename it"
        )


def _verify(labels: Sequence[NewLabel], draft: Path, name: str, format: Format) -> None:
    assert format.read_labels is not None
    if list(format.read_labels(draft)) != list(labels):
        raise ExportFailed(
            f"{name} was not written: it does not read back as it is",
            hint="export to another format and report the fault",
        )
