"""Sentences of a project's texts, and the user's own rules for them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, NotFound
from workbench.model.exchange import Exported
from workbench.model.segments import Side
from workbench.plugins import FORMATS, Format, Registry
from workbench.services import projects, reporting
from workbench.services.choosing import chosen_format
from workbench.services.files import refuse_unreadable
from workbench.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.segmentation import LanguageRules, SegmentationRules
    from workbench.model.segments import Pair
    from workbench.model.spans import Span
    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRules:
    """What became of a file of rules."""

    rules: int
    """How many were taken, in all languages."""
    replaced: str
    """The name of the file whose rules gave way; empty for none."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of one side of a pair."""

    pair: Pair
    side: Side
    span: Span
    text: str


def rules(store: Store) -> SegmentationRules | None:
    """The user's own rules; None where the program's alone are in force.

    Raises UnreadableFile where the project holds what is no SRX.
    """
    srx = store.segmentation_rules.current()
    return _parsed(srx) if srx else None


def name(store: Store) -> str:
    """The name of the file that the user's rules came from; empty for none."""
    return store.segmentation_rules.name()


def import_rules(
    store: Store, path: Path, author: str, format_name: str = "", *, registry: Registry = FORMATS
) -> ImportedRules:
    """Puts the rules of a file in force, in the place of any that were.

    Raises UnreadableFile with the line, Refused with the place of a rule that cannot be used.
    """
    from workbench.text.sentencing.user_rules import refuse_unusable

    refuse_unreadable(store, path)
    format = chosen_format(
        path,
        format_name,
        "segmentation rules",
        lambda each: each.read_segmentation,
        option="--from",
        registry=registry,
    )
    assert format.read_segmentation is not None
    found = format.read_segmentation(path)
    refuse_unusable(found)
    replaced = name(store)
    with store.journal.change(f"import rules {path.name}", author) as change:
        store.segmentation_rules.set(change, _written(found), path.name)
    return ImportedRules(
        rules=sum(len(group.rules) for group in found.languages),
        replaced=replaced,
        warnings=tuple(
            f"no rules of {path.name} are for {language}"
            for language in dict.fromkeys(store.languages)
            if not rules_of(found, language)
        ),
    )


def export_rules(
    store: Store,
    out: Path,
    format_name: str = "",
    *,
    is_ours: bool = False,
    registry: Registry = FORMATS,
) -> Exported:
    """Writes the user's rules, or with `is_ours` the program's as far as SRX can say them.

    The file is read again before it takes its place. Raises NotFound where there are none.
    """
    from workbench.services.drafts import write_beside
    from workbench.text.sentencing.as_srx import our_rules

    found = our_rules() if is_ours else rules(store)
    if found is None:
        raise _none()
    format = chosen_format(
        out,
        format_name,
        "segmentation rules",
        lambda each: each.write_segmentation,
        registry=registry,
    )
    write = format.write_segmentation
    assert write is not None
    write_beside(
        out,
        lambda stream: write(found, stream) or (),
        verify=lambda draft: _verify(found, draft, out.name, format),
    )
    return Exported(written=sum(len(group.rules) for group in found.languages), skipped=0)


def remove_rules(store: Store, author: str) -> str:
    """Takes the user's rules away; gives the name of their file. Raises NotFound."""
    if not store.segmentation_rules.current():
        raise _none()
    removed = name(store)
    with store.journal.change(f"remove rules {removed}", author) as change:
        store.segmentation_rules.set(change, "", "")
    return removed


def rules_of(found: SegmentationRules, language: str) -> tuple[LanguageRules, ...]:
    """The groups of rules that are for a language, in the order in which they decide."""
    from workbench.text.sentencing.language_maps import rules_for

    return rules_for(found, language)


def of_source(store: Store, pair: Pair) -> tuple[Span, ...]:
    """The sentences of the source of a pair. Raises Refused for a rule that takes too long."""
    return sentences(pair.segment.source, store.languages[0], rules(store))


def of_target(store: Store, pair: Pair) -> tuple[Span, ...]:
    """The sentences of the target of a pair. Raises Refused for a rule that takes too long."""
    return sentences(pair.target.text, store.languages[1], rules(store))


def listed(store: Store, number: str | None, document: str | None) -> Iterator[Sentence]:
    """The sentences of one segment, of a document or of all, source before target.

    Raises NotFound, and BadInput for a number without a document where there are several.
    """
    if number is None:
        pairs = list(reporting.pairs(store, document))
    else:
        pairs = [projects.find_segment(store, number, document)[1]]
    own, (source, target) = rules(store), store.languages
    for pair in pairs:
        for side, text, language in (
            (Side.SOURCE, pair.segment.source, source),
            (Side.TARGET, pair.target.text, target),
        ):
            for span in sentences(text, language, own):
                yield Sentence(pair=pair, side=side, span=span, text=span.of(text))


def _none() -> NotFound:
    return NotFound(
        "the project has no rules of its own for sentences",
        hint="rules import brings some in",
    )


@lru_cache(maxsize=2)
def _parsed(srx: str) -> SegmentationRules:
    from workbench.formats.srx import segmentation_of

    return segmentation_of(srx.encode(), "the rules of the project")


def _written(found: SegmentationRules) -> str:
    from workbench.formats.srx import write_segmentation

    out = io.BytesIO()
    write_segmentation(found, out)
    return out.getvalue().decode()


def _verify(found: SegmentationRules, draft: Path, name: str, format: Format) -> None:
    assert format.read_segmentation is not None
    if format.read_segmentation(draft) != found:
        raise ExportFailed(
            f"{name} was not written: it does not read back as it is",
            hint="export to another format and report the fault",
        )
